package cn.juanzong.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import cn.juanzong.standalone.Connections;
import cn.juanzong.standalone.DatabaseConnection;
import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A trail of a given length in a database of its own, spread over ten years, chained as
 * the product chains it. Accounts, actions and contractors are as unequal as in life; one
 * account and one action occur in the first days only.
 */
final class MadeUpTrail implements AutoCloseable {

	static final AuditEntries.Filter ANYTHING = new AuditEntries.Filter(null, null, null, null, null, null, null);

	static final Instant BEGIN = LocalDate.of(2017, 1, 1).atStartOfDay(AuditEntries.ZONE).toInstant();

	static final int DAYS = 3_652;

	static final String GONE = "离任人员";

	static final String ONCE = "action.once";

	private static final int PORTION = 1 << 16;

	private final HikariDataSource owner = new HikariDataSource();

	private final HikariDataSource auditor = new HikariDataSource();

	private final long length;

	MadeUpTrail(long length) {
		this.length = length;
		DatabaseConnection connection = Connections.database();
		String name = "trail_" + UUID.randomUUID().toString().replace("-", "");
		try (HikariDataSource tests = pool(new HikariDataSource(), connection.url(), connection)) {
			JdbcClient.create(tests).sql("create database " + name).update();
		}
		String url = connection.url().replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1");
		Flyway.configure()
			.dataSource(url, connection.username(), connection.password())
			.locations("classpath:db/migration/audit")
			.load()
			.migrate();
		pool(this.owner, url, connection);
		pool(this.auditor, url, connection).setConnectionInitSql("set role trail_reader; set juanzong.scope = 'audit'");
	}

	private static HikariDataSource pool(HikariDataSource pool, String url, DatabaseConnection connection) {
		pool.setJdbcUrl(url);
		pool.setUsername(connection.username());
		pool.setPassword(connection.password());
		return pool;
	}

	long length() {
		return this.length;
	}

	/** The connections of the tables' owner. */
	HikariDataSource owner() {
		return this.owner;
	}

	/** Connections under row-level security, within the scope of the trail. */
	HikariDataSource auditor() {
		return this.auditor;
	}

	/**
	 * Fills the trail.
	 * @return the seconds it took
	 */
	double fill() throws SQLException, IOException {
		JdbcClient jdbc = JdbcClient.create(this.owner);
		new AuditEntries(jdbc).prepare(LocalDate.of(2017, 1, 1), 120);
		long began = System.nanoTime();
		List<String> indexes = withoutIndexes(jdbc);
		byte[] hash = copy();
		indexes.forEach((index) -> jdbc.sql(index).update());
		jdbc.sql("alter table audit_head disable trigger user").update();
		jdbc.sql("update audit_head set entry_no = ?, entry_hash = ?").params(this.length, hash).update();
		jdbc.sql("alter table audit_head enable trigger user").update();
		double seconds = (System.nanoTime() - began) / 1e9;
		jdbc.sql("vacuum analyze audit_entry").update();
		jdbc.sql("""
				do $$ begin
				  create role trail_reader;
				exception when duplicate_object then null;
				end $$""").update();
		jdbc.sql("grant select on audit_entry, audit_head to trail_reader").update();
		return seconds;
	}

	/** Filling is quicker so; tells how they are made again. */
	private static List<String> withoutIndexes(JdbcClient jdbc) {
		List<String> names = jdbc.sql("""
				select indexname from pg_indexes where tablename = 'audit_entry' and indexname not like '%_pkey%'""")
			.query(String.class)
			.list();
		List<String> indexes = names.stream()
			.map((name) -> jdbc.sql("select replace(indexdef, ' ONLY ', ' ') from pg_indexes where indexname = ?")
				.param(name)
				.query(String.class)
				.single())
			.toList();
		names.forEach((name) -> jdbc.sql("drop index " + name).update());
		return indexes;
	}

	private byte[] copy() throws SQLException, IOException {
		byte[] hash = EntryHash.NONE;
		try (Connection connection = this.owner.getConnection()) {
			CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("""
					copy audit_entry (entry_no, at, actor_id, actor, role, action, subject_type, subject_id,
					  organizer_id, detail, address, request_id, form, previous_hash, entry_hash) from stdin""");
			StringBuilder lines = new StringBuilder();
			for (long number = 1; number <= this.length; number++) {
				AuditEntry entry = entry(number, hash);
				hash = EntryHash.of(entry);
				line(lines, entry, hash);
				if (lines.length() > PORTION || number == this.length) {
					byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
					copy.writeToCopy(bytes, 0, bytes.length);
					lines.setLength(0);
				}
			}
			copy.endCopy();
		}
		return hash;
	}

	private AuditEntry entry(long number, byte[] previous) {
		long mixed = mixed(number);
		boolean early = number % 3 == 0 && number < 30;
		long actor = unequal(mixed, 300);
		UUID actorId = new UUID(1, early ? 999 : actor);
		return new AuditEntry(number, at(number), actorId, early ? GONE : "用户" + actor, "ARCHIVIST",
				early ? ONCE : "action." + unequal(mixed >>> 20, 60), "record", new UUID(2, number / 7).toString(),
				(mixed % 5 == 0) ? null : contractor(unequal(mixed >>> 30, 50)),
				"{\"kind\":\"SIGN_IN_SHEET\",\"pages\":" + (mixed & 15) + ",\"title\":\"签到表扫描件\"}",
				"10.0." + (mixed & 255) + "." + (mixed >>> 8 & 255), requestId(number), AuditEntry.FORM, previous,
				EntryHash.NONE);
	}

	private Instant at(long number) {
		return BEGIN.plusSeconds(Duration.ofDays(DAYS).toSeconds() * (number - 1) / this.length);
	}

	static UUID contractor(long number) {
		return new UUID(3, number);
	}

	/** One request leaves two entries. */
	static String requestId(long number) {
		return HexFormat.of().toHexDigits((int) mixed(number / 2));
	}

	/** The square makes low ones frequent. */
	private static long unequal(long mixed, int below) {
		double part = (mixed & 0xfffff) / (double) 0x100000;
		return (long) (part * part * below);
	}

	private static long mixed(long number) {
		long mixed = (number ^ number >>> 30) * 0xbf58476d1ce4e5b9L;
		mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
		return (mixed ^ mixed >>> 31) >>> 1;
	}

	private static void line(StringBuilder lines, AuditEntry entry, byte[] hash) {
		lines.append(entry.number()).append('\t').append(entry.at()).append('\t').append(entry.actorId());
		for (Object field : new Object[] { entry.actor(), entry.role(), entry.action(), entry.subjectType(),
				entry.subjectId(), (entry.organizerId() != null) ? entry.organizerId() : "\\N", entry.detail(),
				entry.address(), entry.requestId(), entry.form(), "\\\\x" + entry.previousHashHex(),
				"\\\\x" + HexFormat.of().formatHex(hash) }) {
			lines.append('\t').append(field);
		}
		lines.append('\n');
	}

	@Override
	public void close() {
		String name = JdbcClient.create(this.owner).sql("select current_database()").query(String.class).single();
		this.auditor.close();
		this.owner.close();
		DatabaseConnection connection = Connections.database();
		try (HikariDataSource tests = pool(new HikariDataSource(), connection.url(), connection)) {
			JdbcClient.create(tests).sql("drop database " + name + " with (force)").update();
		}
	}

}
