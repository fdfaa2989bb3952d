package cn.juanzong.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the trail. There is no way to change one. */
@Repository
class AuditEntries {

	/** Days of a filter are days in this zone. */
	static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	private static final String WHERE = """
			 where (:actor::text is null or strpos(lower(actor), lower(:actor)) > 0)
			   and (:action::text is null or action = :action)
			   and (:subject::text is null or subject_id = :subject)
			   and (:from::timestamptz is null or at >= :from)
			   and (:until::timestamptz is null or at < :until)
			""";

	private final JdbcClient jdbc;

	AuditEntries(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The end of the chain. */
	Head head() {
		return head("");
	}

	/** The end of the chain, which nobody else can move until the transaction ends. */
	Head lockHead() {
		return head(" for update");
	}

	/** Adds an entry and moves the end of the chain to it. */
	void append(AuditEntry entry) {
		this.jdbc.sql("""
				with entry as (
				  insert into audit_entry (entry_no, at, actor_id, actor, role, action, subject_type, subject_id,
				    organizer_id, detail, previous_hash, entry_hash)
				  values (:number, :at, :actorId, :actor, :role, :action, :subjectType, :subjectId,
				    :organizer, :detail::jsonb, :previous, :hash)
				  returning entry_no, entry_hash)
				update audit_head h set entry_no = e.entry_no, entry_hash = e.entry_hash from entry e""")
			.param("number", entry.number())
			.param("at", entry.at().atOffset(ZoneOffset.UTC))
			.param("actorId", entry.actorId())
			.param("actor", entry.actor())
			.param("role", entry.role())
			.param("action", entry.action())
			.param("subjectType", entry.subjectType())
			.param("subjectId", entry.subjectId())
			.param("organizer", entry.organizerId())
			.param("detail", entry.detail())
			.param("previous", entry.previousHash())
			.param("hash", entry.hash())
			.update();
	}

	/** Entries before a number, newest first. */
	List<AuditEntry> newest(Filter filter, long before, int limit) {
		return query(
				"select * from audit_entry" + WHERE + " and entry_no < :before order by entry_no desc limit :limit",
				filter)
			.param("before", before)
			.param("limit", limit)
			.query(AuditEntries::entry)
			.list();
	}

	/**
	 * Entries in their order, read in portions: to be used inside a transaction, and
	 * closed.
	 */
	Stream<AuditEntry> inOrder(Filter filter) {
		return query("select * from audit_entry" + WHERE + " order by entry_no", filter).withFetchSize(1_000)
			.query(AuditEntries::entry)
			.stream();
	}

	/** What has been done so far, as codes. */
	List<String> actions() {
		return this.jdbc.sql("select distinct action from audit_entry order by action").query(String.class).list();
	}

	private JdbcClient.StatementSpec query(String sql, Filter filter) {
		return this.jdbc.sql(sql)
			.param("actor", filter.actor())
			.param("action", filter.action())
			.param("subject", filter.subject())
			.param("from", (filter.from() != null) ? filter.from().atStartOfDay(ZONE).toOffsetDateTime() : null)
			.param("until",
					(filter.to() != null) ? filter.to().plusDays(1).atStartOfDay(ZONE).toOffsetDateTime() : null);
	}

	private Head head(String lock) {
		return this.jdbc.sql("select entry_no, entry_hash from audit_head" + lock)
			.query((row, n) -> new Head(row.getLong("entry_no"), row.getBytes("entry_hash")))
			.single();
	}

	private static AuditEntry entry(ResultSet row, int n) throws SQLException {
		Instant at = row.getTimestamp("at").toInstant();
		return new AuditEntry(row.getLong("entry_no"), at, row.getObject("actor_id", UUID.class),
				row.getString("actor"), row.getString("role"), row.getString("action"), row.getString("subject_type"),
				row.getString("subject_id"), row.getObject("organizer_id", UUID.class),
				CanonicalJson.of(row.getString("detail")), row.getBytes("previous_hash"), row.getBytes("entry_hash"));
	}

	/**
	 * The end of the chain.
	 *
	 * @param number the last entry, 0 if there is none
	 * @param hash its hash
	 */
	record Head(long number, byte[] hash) {

		public String hashHex() {
			return HexFormat.of().formatHex(this.hash);
		}

	}

	/**
	 * Which entries to show; {@code null} does not restrict.
	 *
	 * @param actor part of who
	 * @param action what exactly
	 * @param subject the id of what it was done to
	 * @param from the first day
	 * @param to the last day
	 */
	record Filter(@Nullable String actor, @Nullable String action, @Nullable String subject, @Nullable LocalDate from,
			@Nullable LocalDate to) {

		static final Filter NONE = new Filter(null, null, null, null, null);

	}

}
