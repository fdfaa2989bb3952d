package cn.juanzong.ledger;

import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.ledger.counting.Counting;
import cn.juanzong.ledger.counting.CountingReason;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The electronic ledgers of all sessions (R10-1). Callers have made sure that the session
 * may be seen: these queries take ids of sessions that came out of a scoped query.
 */
@Repository
public class Ledgers {

	private static final String TOTALS = """
			count(*) as attended,
			count(*) filter (where counting = 'COUNTED') as counted,
			count(*) filter (where counting in ('AGE_UNDER', 'AGE_OVER')) as by_age,
			count(*) filter (where counting = 'REPEAT') as repeats,
			count(*) filter (where counting = 'UNRESOLVED') as unresolved,
			count(distinct person_key) filter (where counting = 'COUNTED') as people""";

	private static final RowMapper<LedgerVersion> VERSION = (row, n) -> new LedgerVersion(uuid(row, "import_id"),
			uuid(row, "session_id"), row.getInt("version"), row.getString("file_name"), hex(row, "file_sha256"),
			row.getInt("rows_good"), row.getInt("rows_bad"), row.getTimestamp("imported_at").toInstant(),
			row.getString("imported_by_name"), row.getBoolean("current"));

	private final JdbcClient jdbc;

	private final LedgerImports imports;

	Ledgers(JdbcClient jdbc, LedgerImports imports) {
		this.jdbc = jdbc;
		this.imports = imports;
	}

	/**
	 * Checks a file and imports it as the next version of a session's ledger. Nothing is
	 * imported from a file with faults, unless the good rows are accepted explicitly and
	 * no fault concerns the file or a sheet as a whole.
	 * @param sessionId the session
	 * @param fileName the name of the file
	 * @param content the file, xlsx or csv; not closed here
	 * @param acceptGoodRows whether rows without fault are imported although others have
	 * some
	 * @param by who imports
	 * @return all faults, and the version if there is one
	 */
	public ImportOutcome importFile(UUID sessionId, String fileName, InputStream content, boolean acceptGoodRows,
			ActingUser by) {
		return this.imports.importFile(sessionId, fileName, content, acceptGoodRows, by);
	}

	/** The lines of the ledger in force, in its order; empty without ledger. */
	public List<LedgerEntry> entries(UUID sessionId) {
		return this.jdbc.sql("select * from ledger_entry where session_id = ? and current order by line_number")
			.param(sessionId)
			.query(Ledgers::entry)
			.list();
	}

	/** One line of the ledger in force, by its number. */
	public Optional<LedgerEntry> line(UUID sessionId, int number) {
		return this.jdbc.sql("select * from ledger_entry where session_id = ? and current and line_number = ?")
			.params(sessionId, number)
			.query(Ledgers::entry)
			.optional();
	}

	/** The lines of the ledgers in force of several sessions. */
	public Map<UUID, List<LedgerEntry>> entries(Collection<UUID> sessionIds) {
		Map<UUID, List<LedgerEntry>> found = new HashMap<>();
		this.jdbc.sql("""
				select * from ledger_entry where session_id = any(?) and current
				order by session_id, line_number""")
			.param(sessionIds.toArray(UUID[]::new))
			.query(Ledgers::entry)
			.list()
			.forEach((entry) -> found.computeIfAbsent(entry.sessionId(), (id) -> new ArrayList<>()).add(entry));
		return found;
	}

	/** The counts of one session. */
	public LedgerTotals totals(UUID sessionId) {
		return totals(List.of(sessionId)).getOrDefault(sessionId, LedgerTotals.NONE);
	}

	/**
	 * The counts of several sessions; one without ledger has {@link LedgerTotals#NONE}.
	 */
	public Map<UUID, LedgerTotals> totals(Collection<UUID> sessionIds) {
		Map<UUID, LedgerTotals> found = new HashMap<>();
		sessionIds.forEach((id) -> found.put(id, LedgerTotals.NONE));
		this.jdbc
			.sql("select session_id, " + TOTALS
					+ " from ledger_entry where session_id = any(?) and current group by session_id")
			.param(sessionIds.toArray(UUID[]::new))
			.query((row) -> {
				found.put(uuid(row, "session_id"), totals(row));
			});
		return found;
	}

	/**
	 * The counts of several sessions together: person-times add up, people are counted
	 * once.
	 */
	public LedgerTotals together(Collection<UUID> sessionIds) {
		return this.jdbc.sql("select " + TOTALS + " from ledger_entry where session_id = any(?) and current")
			.param(sessionIds.toArray(UUID[]::new))
			.query((row, n) -> totals(row))
			.single();
	}

	/** The import that is the ledger in force, if there is one. */
	public Optional<LedgerVersion> current(UUID sessionId) {
		return this.jdbc.sql("select * from ledger_import where session_id = ? and current")
			.param(sessionId)
			.query(VERSION)
			.optional();
	}

	/**
	 * What was wrong with the rows that an import left out, by place.
	 * @param importId the import
	 * @return the faults, without column and arguments
	 */
	public List<ImportFault> leftOut(UUID importId) {
		return this.jdbc.sql("select * from ledger_left_out where import_id = ? order by sheet, sheet_row, code")
			.param(importId)
			.query((row, n) -> new ImportFault(row.getString("sheet"), row.getInt("sheet_row"), null, null,
					FaultCode.valueOf(row.getString("code")), List.of()))
			.list();
	}

	/** All imports of a session, newest first. */
	public List<LedgerVersion> versions(UUID sessionId) {
		return this.jdbc.sql("select * from ledger_import where session_id = ? order by version desc")
			.param(sessionId)
			.query(VERSION)
			.list();
	}

	/**
	 * The lines of any version; those of an earlier one show the counting as it was when
	 * the next version came.
	 * @param sessionId the session
	 * @param version the version, from 1
	 * @return its lines, empty if there is no such version
	 */
	public List<LedgerEntry> entriesOfVersion(UUID sessionId, int version) {
		return this.jdbc.sql("""
				select e.* from ledger_entry e join ledger_import i using (import_id)
				where i.session_id = ? and i.version = ? order by e.line_number""")
			.params(sessionId, version)
			.query(Ledgers::entry)
			.list();
	}

	/**
	 * People of a session who also stand in the ledger of a session held at the same
	 * time: on a common day, with overlapping hours. Void sessions do not take part.
	 */
	public List<Overlap> overlaps(UUID sessionId) {
		return this.jdbc.sql("""
				select e.person_key, e.name, e.entry_id, o.entry_id as other_entry, o.session_id as other_session
				from ledger_entry e
				join training_session s on s.session_id = e.session_id
				join ledger_entry o on o.person_key = e.person_key and o.current and o.session_id <> e.session_id
				join training_session t on t.session_id = o.session_id
				where e.session_id = ? and e.current and s.voided_reason is null and t.voided_reason is null
				and s.starts_on <= t.ends_on and t.starts_on <= s.ends_on
				and s.starts_at < t.ends_at and t.starts_at < s.ends_at
				order by e.line_number, t.session_number, o.line_number""")
			.param(sessionId)
			.query((row, n) -> new Overlap(hex(row, "person_key"), row.getString("name"), uuid(row, "entry_id"),
					uuid(row, "other_entry"), uuid(row, "other_session")))
			.list();
	}

	static LedgerEntry entry(ResultSet row, int n) throws SQLException {
		List<String> notices = new ArrayList<>();
		for (String column : List.of("notices", "age_notices", "counting_notices")) {
			notices.addAll(Arrays.asList((String[]) row.getArray(column).getArray()));
		}
		String reason = row.getString("reason");
		return new LedgerEntry(uuid(row, "entry_id"), uuid(row, "session_id"), row.getInt("line_number"),
				row.getString("sheet"), row.getInt("sheet_row"), row.getString("name"),
				LedgerEntry.DocumentType.valueOf(row.getString("document_type")), row.getString("id_mask"),
				hex(row, "person_key"), row.getString("phone_mask"), hex(row, "phone_key"),
				row.getObject("birth_date", LocalDate.class), row.getString("content"), nullable(row, "category"),
				nullable(row, "remark"), Counting.valueOf(row.getString("counting")),
				(reason != null) ? CountingReason.valueOf(reason) : null, row.getObject("repeat_of", UUID.class),
				notices);
	}

	private static LedgerTotals totals(ResultSet row) throws SQLException {
		return new LedgerTotals(row.getInt("attended"), row.getInt("counted"), row.getInt("by_age"),
				row.getInt("repeats"), row.getInt("unresolved"), row.getInt("people"));
	}

	private static @Nullable String nullable(ResultSet row, String column) throws SQLException {
		return row.getString(column);
	}

	private static UUID uuid(ResultSet row, String column) throws SQLException {
		return row.getObject(column, UUID.class);
	}

	private static String hex(ResultSet row, String column) throws SQLException {
		return HexFormat.of().formatHex(row.getBytes(column));
	}

}
