package cn.juanzong.ledger.counting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import cn.juanzong.ledger.LedgerRoom;
import cn.juanzong.ledger.LedgerStage;
import cn.juanzong.programme.Course;
import cn.juanzong.programme.Organizer;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Counting everybody again and finding overlaps, from 10,000 to 1,000,000 rows, beside
 * the bare join of the same tables. Everything happens in transactions that are rolled
 * back.
 */
@SpringJUnitConfig(LedgerRoom.class)
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
			select count(*) from ledger_entry e
			join training_session s on s.session_id = e.session_id
			join ledger_entry o on o.person_key = e.person_key and o.current and o.session_id <> e.session_id
			join training_session t on t.session_id = o.session_id
			where e.current and s.starts_on <= t.ends_on and t.starts_on <= s.ends_on
			and s.starts_at < t.ends_at and t.starts_at < s.ends_at""";

	@Autowired
	private ApplicationContext context;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Recount recount;

	@Autowired
	private TransactionTemplate transaction;

	@Test
	void recountBesideTheBareJoin() {
		List<String> steps = new ArrayList<>();
		for (int rows : new int[] { 10_000, 100_000, 1_000_000 }) {
			this.transaction.executeWithoutResult((status) -> {
				status.setRollbackOnly();
				fill(rows);
				this.recount.everybody("benchmark");
				double[] ours = new double[ROUNDS];
				double[] bare = new double[ROUNDS];
				for (int round = 0; round < ROUNDS; round++) {
					bare[round] = seconds(() -> this.jdbc.sql(BARE).query().singleRow());
					ours[round] = seconds(() -> {
						this.recount.everybody("benchmark");
						this.jdbc.sql(OVERLAPS).query().singleRow();
					});
				}
				int repeats = this.jdbc.sql("select count(*) from ledger_entry where current and counting = 'REPEAT'")
					.query(Integer.class)
					.single();
				assertThat(repeats).isPositive();
				steps.add(String.format(Locale.ROOT,
						"{\"rows\": %d, \"seconds\": %.2f, \"bareSeconds\": %.2f, \"ratio\": %.2f}", rows, median(ours),
						median(bare), median(ours) / median(bare)));
			});
		}
		System.out.println("{\"benchmark\": \"recount\", \"steps\": [" + String.join(", ", steps) + "]}");
	}

	/**
	 * Sessions of forty people each; every fourth person comes twice to the same course.
	 */
	private void fill(int rows) {
		LedgerStage stage = new LedgerStage(this.context);
		Organizer organizer = stage.organizer();
		Course course = stage.course(TrainingClass.BASIC);
		TrainingSession pattern = stage.session(organizer, course, "2022-06-15");
		this.jdbc.sql("""
				create temporary table filled_session on commit drop as
				select gen_random_uuid() as session_id, gen_random_uuid() as import_id, n
				from generate_series(0, :sessions - 1) n""").param("sessions", rows / PER_SESSION).update();
		this.jdbc.sql("""
				insert into training_session (session_id, title, organizer_id, course_id, starts_on, ends_on, starts_at,
				 ends_at, half_days, venue_id, mode, instructor_id, theory_hours, practice_hours, project, created_at)
				select f.session_id, 'Session ' || f.n, p.organizer_id, p.course_id, date '2022-06-15' + f.n % 1000,
				 date '2022-06-15' + f.n % 1000, p.starts_at, p.ends_at, 1, p.venue_id, p.mode, p.instructor_id, 1, 1,
				 p.project, now()
				from filled_session f, training_session p where p.session_id = :pattern""")
			.param("pattern", pattern.id())
			.update();
		this.jdbc
			.sql("""
					insert into ledger_import (import_id, session_id, version, file_name, file_sha256, rows_good, rows_bad,
					 imported_at, imported_by, imported_by_name, current)
					select import_id, session_id, 1, 'ledger.csv', sha256('x'), 40, 0, now(), gen_random_uuid(), 'bench', true
					from filled_session""")
			.update();
		this.jdbc
			.sql("""
					insert into ledger_entry (entry_id, import_id, session_id, current, line_number, sheet, sheet_row, name,
					 name_key, document_type, id_number, id_mask, person_key, phone, phone_mask, phone_key, birth_date, content,
					 age_outcome, counting)
					select gen_random_uuid(), f.import_id, f.session_id, true, l, 'sheet', l, 'N' || p.person, 'N' || p.person,
					 'ID_CARD', ''::bytea, '*', sha256(convert_to('person ' || p.person, 'UTF8')), ''::bytea, '*',
					 sha256(convert_to('phone ' || p.person, 'UTF8')), date '1980-01-01', 'content',
					 case when p.person % 20 = 0 then 'OVER' else 'IN_RANGE' end, 'COUNTED'
					from filled_session f, generate_series(1, 40) l,
					 lateral (select case when l % 4 = 0 then (f.n / 2) * 40 + l else f.n * 40 + l end as person) p""")
			.update();
		for (String table : List.of("ledger_entry", "training_session", "course")) {
			this.jdbc.sql("analyze " + table).update();
		}
	}

	private static double seconds(Runnable work) {
		long begin = System.nanoTime();
		work.run();
		return (System.nanoTime() - begin) / 1e9;
	}

	private static double median(double[] values) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
	}

}
