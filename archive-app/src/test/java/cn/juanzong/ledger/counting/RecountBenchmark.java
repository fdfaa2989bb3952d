package cn.juanzong.ledger.counting;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

import javax.sql.DataSource;

import cn.juanzong.ledger.LedgerRoom;
import cn.juanzong.ledger.LedgerStage;
import cn.juanzong.programme.Course;
import cn.juanzong.programme.Organizer;
import cn.juanzong.programme.SettingKey;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.standalone.Connections;
import cn.juanzong.standalone.DatabaseConnection;
import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Deciding everybody's age and what counts again, and finding overlaps, from 10,000 to
 * 1,000,000 rows, beside the bare join of the same tables, which reads and joins every
 * row of them. The lines lie in a database of their own, committed and vacuumed as they
 * are in use, and are counted under the application's role. Once nothing changes, and
 * once every line does; beside the latter the bare join and a bare update of every line.
 */
@SpringJUnitConfig({ LedgerRoom.class, RecountBenchmark.OwnDatabase.class })
class RecountBenchmark {

	private static final int ROUNDS = 3;

	private static final int PER_SESSION = 40;

	private static final String BARE = """
			select count(*), max(o.line_number), max(s.starts_on), max(c.code), max(t.ends_on)
			from ledger_entry e
			join training_session s on s.session_id = e.session_id join course c on c.course_id = s.course_id
			join ledger_entry o on o.person_key = e.person_key and o.current
			join training_session t on t.session_id = o.session_id
			where e.current""";

	private static final String OVERLAPS = """
			with several as (
			  select person_key from ledger_entry where current group by person_key having count(*) > 1
			), held as materialized (
			  select e.person_key, s.session_id, s.starts_on, s.ends_on, s.starts_at, s.ends_at
			  from ledger_entry e join several using (person_key) join training_session s using (session_id)
			  where e.current and s.voided_reason is null
			)
			select count(*) from held h join held o using (person_key)
			where o.session_id <> h.session_id and h.starts_on <= o.ends_on and o.starts_on <= h.ends_on
			and h.starts_at < o.ends_at and o.starts_at < h.ends_at""";

	@Autowired
	private ApplicationContext context;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	@Qualifier("owner")
	private JdbcClient owner;

	@Autowired
	private Recount recount;

	@Autowired
	private TransactionTemplate transaction;

	@Test
	void recountBesideTheBareJoin() {
		int before = 0;
		for (int rows : new int[] { 10_000, 100_000, 1_000_000 }) {
			fill(before, rows);
			before = rows;
			this.transaction.executeWithoutResult((status) -> this.recount.everybody("benchmark"));
			this.owner.sql("vacuum analyze").update();
			nothingChanges(rows);
			everythingChanges(rows);
		}
	}

	private void nothingChanges(int rows) {
		double[] ours = new double[ROUNDS];
		double[] bare = new double[ROUNDS];
		double[] alone = new double[ROUNDS];
		for (int round = 0; round < ROUNDS; round++) {
			bare[round] = seconds(() -> this.jdbc.sql(BARE).query().singleRow());
			alone[round] = seconds(() -> {
				this.jdbc.sql("set local max_parallel_workers_per_gather = 0").update();
				this.jdbc.sql(BARE).query().singleRow();
			});
			ours[round] = seconds(() -> {
				this.recount.everybody("benchmark");
				assertThat(this.jdbc.sql(OVERLAPS).query(Integer.class).single()).isPositive();
			});
		}
		System.out.printf(Locale.ROOT,
				"{\"benchmark\":\"recount\",\"changed\":\"nothing\",\"rows\":%d,\"seconds\":%.2f,\"bareSeconds\":%.2f,"
						+ "\"ratio\":%.2f,\"bareInOneProcessSeconds\":%.2f,\"bar\":3}%n",
				rows, median(ours), median(bare), median(ours) / median(bare), median(alone));
	}

	/** All sessions are older than the measure. */
	private void everythingChanges(int rows) {
		double bare = seconds(() -> {
			this.jdbc.sql(BARE).query().singleRow();
			this.jdbc.sql("update ledger_entry set counting = 'UNRESOLVED', reason = 'NO_RULESET' where current")
				.update();
		});
		this.owner.sql("vacuum analyze ledger_entry").update();
		double ours = seconds(() -> {
			this.jdbc.sql("insert into setting values (:key, '2099-01-01', 'benchmark', now())")
				.param("key", SettingKey.RULESET_EFFECTIVE_FROM.key())
				.update();
			this.recount.everybody("benchmark");
			assertThat(this.jdbc.sql("select count(*) from ledger_entry where current and counting <> 'UNRESOLVED'")
				.query(Integer.class)
				.single()).isZero();
		});
		System.out.printf(Locale.ROOT,
				"{\"benchmark\":\"recount\",\"changed\":\"everything\",\"rows\":%d,\"seconds\":%.2f,"
						+ "\"bareJoinAndUpdateSeconds\":%.2f,\"ratio\":%.2f}%n",
				rows, ours, bare, ours / bare);
	}

	/**
	 * Sessions of forty people each; every fourth person comes twice to the same course,
	 * one in five of them at the same time.
	 */
	private void fill(int before, int rows) {
		LedgerStage stage = new LedgerStage(this.context);
		Organizer organizer = stage.organizer();
		Course course = stage.course(TrainingClass.BASIC);
		TrainingSession pattern = stage.session(organizer, course, "2022-06-15");
		this.owner.sql("""
				create table filled_session as
				select gen_random_uuid() as session_id, gen_random_uuid() as import_id, n,
				 date '2022-06-15' + (n - (n % 10 = 1)::int) % 1000 as day
				from generate_series(:from, :until - 1) n""")
			.param("from", before / PER_SESSION)
			.param("until", rows / PER_SESSION)
			.update();
		this.owner
			.sql("""
					insert into training_session (session_id, title, organizer_id, course_id, starts_on, ends_on, starts_at,
					 ends_at, half_days, venue_id, mode, instructor_id, theory_hours, practice_hours, project, created_at)
					select f.session_id, 'Session ' || f.n, p.organizer_id, p.course_id, f.day, f.day, p.starts_at, p.ends_at, 1, p.venue_id, p.mode, p.instructor_id, 1, 1,
					 p.project, now()
					from filled_session f, training_session p where p.session_id = :pattern""")
			.param("pattern", pattern.id())
			.update();
		this.owner
			.sql("""
					insert into ledger_import (import_id, session_id, version, file_name, file_sha256, rows_good, rows_bad,
					 imported_at, imported_by, imported_by_name, current)
					select import_id, session_id, 1, 'ledger.csv', sha256('x'), 40, 0, now(), gen_random_uuid(), 'bench', true
					from filled_session""")
			.update();
		this.owner
			.sql("""
					insert into ledger_entry (entry_id, import_id, session_id, current, line_number, sheet, sheet_row, name,
					 name_key, document_type, id_number, id_mask, person_key, phone, phone_mask, phone_key, birth_date, content,
					 age_outcome, counting)
					select gen_random_uuid(), f.import_id, f.session_id, true, l, 'sheet', l, 'N' || p.person, 'N' || p.person,
					 'ID_CARD', decode(repeat('7f', 51), 'hex'), '*',
					 sha256(convert_to('person ' || p.person, 'UTF8')), decode(repeat('7f', 44), 'hex'), '*',
					 sha256(convert_to('phone ' || p.person, 'UTF8')), case when p.person % 20 = 0 then date '1950-01-01' else '1980-01-01' end,
					 'content', 'IN_RANGE', 'COUNTED'
					from filled_session f, generate_series(1, 40) l,
					 lateral (select case when l % 4 = 0 then (f.n / 2) * 40 + l else f.n * 40 + l end as person) p""")
			.update();
		this.owner.sql("drop table filled_session").update();
		this.owner.sql("vacuum analyze").update();
	}

	/** In a transaction that leaves nothing behind. */
	private double seconds(Runnable work) {
		return Objects.requireNonNull(this.transaction.execute((status) -> {
			status.setRollbackOnly();
			long begin = System.nanoTime();
			work.run();
			return (System.nanoTime() - begin) / 1e9;
		}));
	}

	private static double median(double[] values) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class OwnDatabase {

		private static final String NAME = "recount_benchmark";

		@Bean
		@Qualifier("owner")
		JdbcClient owner() {
			DatabaseConnection database = Connections.database();
			JdbcClient server = JdbcClient
				.create(new DriverManagerDataSource(database.url(), database.username(), database.password()));
			server.sql("drop database if exists " + NAME).update();
			server.sql("create database " + NAME).update();
			DataSource own = new DriverManagerDataSource(url(database), database.username(), database.password());
			Flyway.configure().dataSource(own).locations("classpath:db/migration").load().migrate();
			JdbcClient owner = JdbcClient.create(own);
			String role = Connections.scopedDatabase().username();
			owner.sql("do $$ begin create role " + role + " login; exception when duplicate_object then null; end $$")
				.update();
			owner.sql("alter role " + role + " password '" + Connections.scopedDatabase().password() + "'").update();
			owner.sql("grant all on all tables in schema public to " + role).update();
			owner.sql("grant execute on all functions in schema public to " + role).update();
			return owner;
		}

		@Bean(destroyMethod = "close")
		@Primary
		HikariDataSource scoped(@Qualifier("owner") JdbcClient owner) {
			DatabaseConnection database = Connections.scopedDatabase();
			HikariDataSource source = new HikariDataSource();
			source.setJdbcUrl(url(database));
			source.setUsername(database.username());
			source.setPassword(database.password());
			source.setConnectionInitSql("set juanzong.scope = 'system:benchmark'");
			return source;
		}

		@Bean
		@Primary
		JdbcClient scopedClient(@Qualifier("scoped") DataSource scoped) {
			return JdbcClient.create(scoped);
		}

		private static String url(DatabaseConnection database) {
			return database.url().replaceAll("/[^/]*$", "/" + NAME);
		}

	}

}
