package cn.juanzong.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

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

/** What an entry costs the act it belongs to. */
class AuditBenchmark {

	private final HikariDataSource source = new HikariDataSource();

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
