package cn.juanzong.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

import cn.juanzong.standalone.Connections;
import cn.juanzong.standalone.DatabaseConnection;
import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What an entry costs the act it belongs to, and whether a trail of
 * {@code juanzong.bench.rows} entries over ten years stays usable.
 */
class AuditBenchmark {

	private static final int ROWS = Integer.getInteger("juanzong.bench.rows", 5_000_000);

	private final HikariDataSource source = new HikariDataSource();

	private final HikariDataSource reader = new HikariDataSource();

	private JdbcClient jdbc;

	private AuditEntries entries;

	private TransactionTemplate transaction;

	@BeforeEach
	void ownDatabase() {
		DatabaseConnection connection = Connections.database();
		String name = "trail_" + UUID.randomUUID().toString().replace("-", "");
		try (HikariDataSource tests = new HikariDataSource()) {
			tests.setJdbcUrl(connection.url());
			tests.setUsername(connection.username());
			tests.setPassword(connection.password());
			JdbcClient.create(tests).sql("create database " + name).update();
		}
		String url = connection.url().replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1");
		Flyway.configure()
			.dataSource(url, connection.username(), connection.password())
			.locations("classpath:db/migration/audit")
			.load()
			.migrate();
		this.source.setJdbcUrl(url);
		this.source.setUsername(connection.username());
		this.source.setPassword(connection.password());
		this.jdbc = JdbcClient.create(this.source);
		this.entries = new AuditEntries(this.jdbc);
		this.transaction = new TransactionTemplate(new JdbcTransactionManager(this.source));
	}

	@AfterEach
	void close() {
		this.reader.close();
		this.source.close();
	}

	@Test
	void anAuditedWrite() {
		this.jdbc.sql("create table thing (thing_id uuid primary key, name text not null)").update();
		AuditTrail trail = new AuditTrail(this.entries, Clock.systemUTC());
		int times = 2_000;
		double[] bare = new double[times];
		double[] audited = new double[times];
		for (int i = -500; i < times; i++) {
			double without = milliseconds(() -> this.transaction.execute((status) -> write(null)));
			double with = milliseconds(() -> this.transaction.execute((status) -> write(trail)));
			if (i >= 0) {
				bare[i] = without;
				audited[i] = with;
			}
		}
		System.out.printf(Locale.ROOT,
				"{\"benchmark\":\"audited-write\",\"writes\":%d,\"bareMedianMs\":%.3f,\"auditedMedianMs\":%.3f,"
						+ "\"addedMedianMs\":%.3f,\"bareP99Ms\":%.3f,\"auditedP99Ms\":%.3f}%n",
				times, quantile(bare, 0.5), quantile(audited, 0.5), quantile(audited, 0.5) - quantile(bare, 0.5),
				quantile(bare, 0.99), quantile(audited, 0.99));
	}

	private int write(@Nullable AuditTrail trail) {
		UUID id = UUID.randomUUID();
		int rows = this.jdbc.sql("insert into thing values (?, ?)").params(id, "name").update();
		if (trail != null) {
			trail.on(new Done(id.toString()));
		}
		return rows;
	}

	@Test
	void aLongTrail() {
		this.entries.prepare(LocalDate.of(2017, 1, 1), 120);
		this.jdbc
			.sql("""
					insert into audit_entry (entry_no, at, actor_id, actor, role, action, subject_type, subject_id, organizer_id,
					  detail, previous_hash, entry_hash)
					select n, timestamptz '2017-01-01 00:00+08' + n * (interval '3652 days' / :rows),
					  ('00000000-0000-0000-0000-' || lpad((n % 300)::text, 12, '0'))::uuid, '用户' || n % 300, 'ARCHIVIST',
					  'action.' || n % 40, 'record', (n / 7)::text,
					  ('00000000-0000-0000-0001-' || lpad((n % 50)::text, 12, '0'))::uuid, '{"n": 1}',
					  decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex')
					from generate_series(1, :rows) n""")
			.param("rows", ROWS)
			.update();
		this.jdbc.sql("vacuum analyze audit_entry").update();
		readAsTheAuditorDoes();
		UUID contractor = UUID.fromString("00000000-0000-0000-0001-000000000007");
		LocalDate day = LocalDate.of(2021, 6, 15);
		Map<String, AuditEntries.Filter> asked = Map.of("newest", AuditEntries.Filter.NONE, "actor",
				new AuditEntries.Filter("用户17", null, null, null, null, null), "action",
				new AuditEntries.Filter(null, "action.3", null, null, null, null), "subject",
				new AuditEntries.Filter(null, null, String.valueOf(ROWS / 14), null, null, null), "contractor",
				new AuditEntries.Filter(null, null, null, contractor, null, null), "day",
				new AuditEntries.Filter(null, null, null, null, day, day), "contractorAndDay",
				new AuditEntries.Filter(null, null, null, contractor, day, day));
		StringBuilder figures = new StringBuilder();
		asked.forEach((name, filter) -> figures.append(String.format(Locale.ROOT, ",\"%sMs\":%.1f", name,
				best(() -> this.entries.newest(filter, Long.MAX_VALUE, 51)))));
		AuditEntries.Filter month = new AuditEntries.Filter(null, null, null, null, day.withDayOfMonth(1),
				day.withDayOfMonth(30));
		AuditEntries.Filter whoAndMonth = new AuditEntries.Filter("用户17", null, null, null, day.withDayOfMonth(1),
				day.withDayOfMonth(30));
		figures.append(String.format(Locale.ROOT, ",\"monthMs\":%.1f,\"actorAndMonthMs\":%.1f",
				best(() -> this.entries.newest(month, Long.MAX_VALUE, 51)),
				best(() -> this.entries.newest(whoAndMonth, Long.MAX_VALUE, 51))));
		figures.append(String.format(Locale.ROOT,
				",\"exportStartMs\":%.1f,\"exportMonthStartMs\":%.1f,\"exportContractorStartMs\":%.1f",
				exportStart(AuditEntries.Filter.NONE), exportStart(month),
				exportStart(new AuditEntries.Filter(null, null, null, contractor, null, null))));
		figures.append(String.format(Locale.ROOT, ",\"actionsMs\":%.1f", best(this.entries::actions)));
		System.out.printf("{\"benchmark\":\"long-trail\",\"entries\":%d,\"months\":120%s}%n", ROWS, figures);
	}

	/** Under row-level security, within the scope of the trail. */
	private void readAsTheAuditorDoes() {
		this.jdbc.sql("""
				do $$ begin
				  create role trail_reader;
				exception when duplicate_object then null;
				end $$""").update();
		this.jdbc.sql("grant select on audit_entry, audit_head to trail_reader").update();
		this.reader.setJdbcUrl(this.source.getJdbcUrl());
		this.reader.setUsername(this.source.getUsername());
		this.reader.setPassword(this.source.getPassword());
		this.reader.setConnectionInitSql("set role trail_reader; set juanzong.scope = 'audit'");
		this.entries = new AuditEntries(JdbcClient.create(this.reader));
		this.transaction = new TransactionTemplate(new JdbcTransactionManager(this.reader));
	}

	/** The first thousand lines of an export. */
	private double exportStart(AuditEntries.Filter filter) {
		return best(() -> this.transaction.execute((status) -> {
			try (Stream<AuditEntry> lines = this.entries.inOrder(filter)) {
				return lines.limit(1_000).toList();
			}
		}));
	}

	private static double best(Supplier<List<?>> query) {
		double best = Double.MAX_VALUE;
		for (int i = 0; i < 7; i++) {
			best = Math.min(best, milliseconds(query));
		}
		return best;
	}

	private static double milliseconds(Supplier<?> work) {
		long began = System.nanoTime();
		work.get();
		return (System.nanoTime() - began) / 1e6;
	}

	private static double quantile(double[] values, double q) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[(int) Math.min(sorted.length - 1L, Math.round(q * sorted.length))];
	}

	private record Done(String subjectId) implements AuditableEvent {

		@Override
		public String action() {
			return "bench.done";
		}

		@Override
		public String subjectType() {
			return "thing";
		}

		@Override
		public @Nullable UUID organizerId() {
			return null;
		}

		@Override
		public Map<String, Object> detail() {
			return Map.of("name", "name", "at", Instant.EPOCH.toString());
		}

	}

}
