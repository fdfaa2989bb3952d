package cn.juanzong.records;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Scope;
import cn.juanzong.ingest.IngestQueue;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.storage.Digest;
import cn.juanzong.storage.ObjectKey;
import cn.juanzong.storage.StoredObject;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The accepted records. None is ever deleted here; there is no method for it, and the
 * table refuses it (Art. 13).
 */
@Repository
public class ArchivalRecords {

	/** They are kept ten years from the year after the session (Art. 13). */
	private static final int YEARS_KEPT = 10;

	private static final String SELECT = """
			select record_id, session_id, organizer_id, kind, file_name, size_bytes, sha256, archival_code, accepted_at,
			 accepted_by_name, findings from archival_record
			""";

	private static final String SCOPED = " (:organizer::uuid is null or organizer_id = :organizer) ";

	private final JdbcClient jdbc;

	private final IngestQueue queue;

	private final ApplicationEventPublisher events;

	ArchivalRecords(JdbcClient jdbc, IngestQueue queue, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.queue = queue;
		this.events = events;
	}

	/** The first instant at which bytes of this session may be deleted (section 1.6). */
	public static Instant keptUntil(TrainingSession session) {
		return LocalDate.of(session.ledgerYear() + YEARS_KEPT + 1, 1, 1)
			.atStartOfDay(ZoneId.of("Asia/Shanghai"))
			.toInstant();
	}

	/**
	 * Finds a record.
	 * @param id the id
	 * @param scope whose records may be seen
	 * @return the record; empty for a foreign one as for a missing one
	 */
	public Optional<ArchivalRecord> find(UUID id, Scope scope) {
		return this.jdbc.sql(SELECT + "where record_id = :id and" + SCOPED)
			.param("id", id)
			.param("organizer", scope.organizerId())
			.query(ArchivalRecords::map)
			.optional();
	}

	/** The records of a session in scope, in the order of their item numbers. */
	public List<ArchivalRecord> ofSession(UUID sessionId, Scope scope) {
		return this.jdbc.sql(SELECT + "where session_id = :session and" + SCOPED + "order by item_number")
			.param("session", sessionId)
			.param("organizer", scope.organizerId())
			.query(ArchivalRecords::map)
			.list();
	}

	/**
	 * The records with these ids, whoever's they are: for rooms that have checked the
	 * scope of what refers to them.
	 * @param ids the ids
	 * @return the records found, by id
	 */
	public Map<UUID, ArchivalRecord> findAll(Collection<UUID> ids) {
		return this.jdbc.sql(SELECT + "where record_id = any (:ids)")
			.param("ids", ids.toArray(UUID[]::new))
			.query(ArchivalRecords::map)
			.list()
			.stream()
			.collect(Collectors.toMap(ArchivalRecord::id, Function.identity()));
	}

	/**
	 * Records of other sessions that hold the same bytes as one of this session.
	 * @param sessionId the session
	 * @return the others, of all contractors
	 */
	public List<ArchivalRecord> sameBytesElsewhere(UUID sessionId) {
		return this.jdbc.sql(SELECT + """
				where session_id <> :session
				and sha256 in (select sha256 from archival_record where session_id = :session)
				order by accepted_at, record_id""").param("session", sessionId).query(ArchivalRecords::map).list();
	}

	/** Where the bytes of a record in scope are, with the version that was accepted. */
	public Optional<StoredObject> object(UUID id, Scope scope) {
		return this.jdbc
			.sql("select object_key, size_bytes, object_version from archival_record where record_id = :id and"
					+ SCOPED)
			.param("id", id)
			.param("organizer", scope.organizerId())
			.query((row, n) -> new StoredObject(new ObjectKey(row.getString(1)), row.getLong(2), row.getString(3)))
			.optional();
	}

	/**
	 * Notes which findings are open on records, and has them described to the index again
	 * where that changed something.
	 * @param codesByRecord all open codes of each record named
	 */
	@Transactional
	public void markFindings(Map<UUID, List<String>> codesByRecord) {
		Set<UUID> changed = new LinkedHashSet<>();
		codesByRecord.forEach((id, codes) -> {
			String[] sorted = codes.stream().distinct().sorted().toArray(String[]::new);
			int rows = this.jdbc.sql(
					"update archival_record set findings = :codes::text[] where record_id = :id and findings <> :codes::text[]")
				.param("codes", sorted)
				.param("id", id)
				.update();
			if (rows > 0) {
				changed.add(id);
			}
		});
		this.queue.describeAgain(changed);
	}

	/**
	 * Corrects the kind of a record.
	 * @param id the record
	 * @param kind the right kind
	 * @param by who corrects it
	 * @return the record as it is now; empty for a foreign one as for a missing one
	 */
	@Transactional
	public Optional<ArchivalRecord> correctKind(UUID id, MaterialKind kind, ActingUser by) {
		Optional<ArchivalRecord> before = find(id, by.scope());
		if (before.isEmpty() || before.get().kind() == kind) {
			return before;
		}
		this.jdbc.sql("update archival_record set kind = ? where record_id = ?").params(kind.name(), id).update();
		this.events.publishEvent(new RecordKindCorrected(before.get(), kind));
		this.queue.describeAgain(List.of(id));
		return find(id, by.scope());
	}

	static ArchivalRecord map(ResultSet row, int number) throws SQLException {
		return new ArchivalRecord(row.getObject("record_id", UUID.class), row.getObject("session_id", UUID.class),
				row.getObject("organizer_id", UUID.class), MaterialKind.valueOf(row.getString("kind")),
				row.getString("file_name"), row.getLong("size_bytes"), Digest.of(row.getBytes("sha256")),
				ArchivalCode.parse(row.getString("archival_code")),
				row.getObject("accepted_at", OffsetDateTime.class).toInstant(), row.getString("accepted_by_name"),
				strings(row.getArray("findings")));
	}

	private static List<String> strings(Array array) throws SQLException {
		return Arrays.asList((String[]) array.getArray());
	}

}
