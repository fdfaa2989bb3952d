package cn.juanzong.consistency;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import cn.juanzong.programme.Course;
import cn.juanzong.programme.Organizer;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.reconciliation.SheetStage;
import cn.juanzong.reconciliation.SheetStage.Person;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.MaterialKind;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Agreement and all rules over 1,000 sessions of 40 lines from stored lines, two threads.
 */
@SpringBootTest(properties = "juanzong.worker.enabled=false")
@AutoConfigureMockMvc
class AgreementBenchmark {

	private static final int SESSIONS = Integer.getInteger("juanzong.bench.sessions", 1_000);

	private static final int LINES = 40;

	@Autowired
	private ApplicationContext context;

	@Autowired
	private ConsistencyCheck check;

	@Autowired
	private DueSessions due;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void allSessionsFromStoredLines() throws Exception {
		CaseStage stage = new CaseStage(this.context);
		SheetStage sheets = new SheetStage(this.context, stage);
		Organizer organizer = stage.organizer();
		Course course = stage.course(TrainingClass.BASIC);
		for (int i = 0; i < SESSIONS; i++) {
			TrainingSession session = stage.session(organizer, course, "2022-06-15", "2022-06-15");
			int from = i * LINES;
			List<Person> people = IntStream.range(0, LINES)
				.mapToObj((n) -> SheetStage.person(
						"王李张刘陈杨赵黄周吴".substring(n % 10, n % 10 + 1) + "建伟芳娜秀英敏静丽强".substring(n / 10, n / 10 + 2),
						from + n))
				.toList();
			sheets.ledger(session, people);
			ArchivalRecord sheet = sheets.file(session, MaterialKind.SIGN_IN_SHEET);
			sheets.read(sheet,
					Stream
						.concat(people.stream().limit(LINES - 1).map(Person::onPaper),
								Stream.of(people.get(LINES - 1).onPaper().named("无名氏", 0.95)))
						.toList());
		}
		this.jdbc
			.sql("delete from consistency_due where session_id not in (select session_id from training_session"
					+ " where organizer_id = ?)")
			.param(organizer.id())
			.update();
		long begin = System.nanoTime();
		ExecutorService threads = Executors.newFixedThreadPool(2);
		List<Future<?>> work = IntStream.range(0, 2)
			.<Future<?>>mapToObj(
					(n) -> threads.submit(() -> new ConsistencySchedule(this.check, this.due).checkWhatIsDue()))
			.toList();
		for (Future<?> each : work) {
			each.get();
		}
		threads.shutdown();
		double seconds = (System.nanoTime() - begin) / 1e9;
		int matched = this.jdbc.sql("""
				select count(*) from reconciled_item i join training_session s using (session_id)
				where s.organizer_id = ? and i.outcome = 'MATCH'""")
			.param(organizer.id())
			.query(Integer.class)
			.single();
		assertThat(matched).isEqualTo(SESSIONS * (LINES - 1));
		System.out.println(String.format(Locale.ROOT,
				"{\"benchmark\": \"agreement\", \"sessions\": %d, \"lines\": %d, \"threads\": 2, \"seconds\": %.1f, "
						+ "\"sessionsPerSecond\": %.1f, \"matched\": %d}",
				SESSIONS, LINES, seconds, SESSIONS / seconds, matched));
		afterADecision(organizer, stage);
	}

	/** How soon findings follow a decision or a changed row, among all these sessions. */
	private void afterADecision(Organizer organizer, CaseStage stage) {
		List<UUID> some = this.jdbc.sql("select session_id from training_session where organizer_id = ? limit 50")
			.param(organizer.id())
			.query(UUID.class)
			.list();
		long[] nanos = some.stream().mapToLong((id) -> {
			this.due.add(List.of(id));
			long begin = System.nanoTime();
			stage.checkAll();
			return System.nanoTime() - begin;
		}).sorted().toArray();
		System.out.println(String.format(Locale.ROOT,
				"{\"benchmark\": \"outcome-after-change\", \"sessions\": %d, \"medianMs\": %.0f, \"slowestMs\": %.0f, "
						+ "\"pollMs\": 500}",
				SESSIONS, nanos[nanos.length / 2] / 1e6, nanos[nanos.length - 1] / 1e6));
	}

}
