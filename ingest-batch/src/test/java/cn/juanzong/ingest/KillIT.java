package cn.juanzong.ingest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

import cn.juanzong.extraction.Fact;
import cn.juanzong.search.RecordIndex;
import cn.juanzong.storage.ObjectStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Worker processes and their reading processes are killed; nothing is lost or doubled.
 */
@SpringBootTest(classes = IngestTestApplication.class, properties = "juanzong.worker.enabled=false")
class KillIT {

	private static final Duration LIMIT = Duration.ofMinutes(4);

	private static final int FILES = 60;

	private static Map<String, String> services;

	@Autowired
	private ObjectStore store;

	@Autowired
	private IngestQueue queue;

	@Autowired
	private Facts facts;

	@Autowired
	private RecordIndex index;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	private long documentsBefore;

	@DynamicPropertySource
	static void services(DynamicPropertyRegistry registry) {
		services = TestServices.properties("kill");
		services.forEach((name, value) -> registry.add(name, () -> value));
	}

	@BeforeEach
	void documentsSoFar() {
		this.documentsBefore = this.jdbc.sql("select count(*) from ingest_object").query(Long.class).single();
	}

	@AfterEach
	void forgetWorkers() {
		this.jdbc.sql("delete from ingest_worker").update();
	}

	@Test
	void aWorkerKilledAgainAndAgainLosesAndDoublesNothing() throws Exception {
		List<UUID> ids = accept();
		Random random = new Random(20261123);
		int kills = 0;
		while (kills < 8 && !allEnded(ids)) {
			try (WorkerChild worker = worker()) {
				awaitWork(worker);
				long until = System.nanoTime() + random.nextInt(2500) * 1_000_000L;
				await().pollInterval(Duration.ofMillis(5)).until(() -> System.nanoTime() >= until);
				worker.kill();
				kills++;
			}
		}
		assertThat(kills).isGreaterThan(2);
		finish(ids);
	}

	@Test
	void killedReadingProcessesCostNoFile() throws Exception {
		List<UUID> ids = accept();
		Random random = new Random(4711);
		int killed = 0;
		try (WorkerChild worker = worker()) {
			awaitWork(worker);
			while (!allEnded(ids) && killed < 6) {
				long done = ended(ids);
				await().atMost(LIMIT)
					.pollInterval(Duration.ofMillis(5))
					.until(() -> ended(ids) > done || allEnded(ids));
				long until = System.nanoTime() + random.nextInt(600) * 1_000_000L;
				await().pollInterval(Duration.ofMillis(5)).until(() -> System.nanoTime() >= until);
				killed += worker.killReaders();
			}
		}
		assertThat(killed).isPositive();
		finish(ids);
	}

	@Test
	void twoWorkersAtOnceShareTheWork() throws Exception {
		try (WorkerChild one = worker(); WorkerChild two = worker()) {
			awaitWork(one);
			awaitWork(two);
			List<UUID> ids = accept();
			await().atMost(LIMIT).until(() -> allEnded(ids));
			assertThat(this.jdbc.sql("""
					select count(distinct worker) from ingest_batch b
					where worker like '%-' || :one || '-%' or worker like '%-' || :two || '-%'""")
				.param("one", String.valueOf(one.pid()))
				.param("two", String.valueOf(two.pid()))
				.query(Integer.class)
				.single()).isEqualTo(2);
			checkWhole(ids);
		}
	}

	private WorkerChild worker() throws Exception {
		Map<String, String> properties = new TreeMap<>(services);
		properties.put("juanzong.extraction.document-heap", "256MB");
		Path log = Path.of("target", "kill-it-worker.log");
		Files.createDirectories(log.getParent());
		return WorkerChild.start(properties, log);
	}

	private List<UUID> accept() {
		Intake intake = new Intake(this.store, this.queue, this.transaction);
		return IntStream.range(0, FILES)
			.mapToObj((number) -> intake.accept(SampleFiles.name(number), SampleFiles.any(number), false))
			.toList();
	}

	/** Until it has shown itself: from then on it may be anywhere. */
	private void awaitWork(WorkerChild worker) {
		await().atMost(LIMIT).pollInterval(Duration.ofMillis(20)).until(() -> {
			assertThat(worker.alive()).isTrue();
			return this.jdbc.sql("select count(*) from ingest_worker where worker like '%-' || :pid || '-%'")
				.param("pid", String.valueOf(worker.pid()))
				.query(Integer.class)
				.single() == 1;
		});
	}

	private boolean allEnded(List<UUID> ids) {
		return ended(ids) == ids.size();
	}

	private long ended(List<UUID> ids) {
		return this.facts.states(ids).values().stream().filter((state) -> state.stage().ended()).count();
	}

	private void finish(List<UUID> ids) throws Exception {
		try (WorkerChild worker = worker()) {
			awaitWork(worker);
			await().atMost(LIMIT).until(() -> allEnded(ids));
		}
		checkWhole(ids);
	}

	private void checkWhole(List<UUID> ids) {
		assertThat(this.facts.states(ids).values()).hasSize(FILES)
			.allMatch((state) -> state.stage() == IngestState.Stage.INGESTED);
		assertThat(this.index.count()).isEqualTo(this.documentsBefore + FILES);
		Map<UUID, List<Fact>> all = this.facts.facts(ids);
		for (int i = 0; i < FILES; i++) {
			UUID id = ids.get(i);
			List<String> names = all.getOrDefault(id, List.of()).stream().map((fact) -> fact.name()).toList();
			assertThat(names).doesNotHaveDuplicates();
			assertThat(this.facts.pages(id)).hasSize(1);
			if (i % 3 == 2) {
				assertThat(names).contains(Fact.WIDTH, Fact.HEIGHT);
				assertThat(this.facts.states(List.of(id)).get(id).thumbnail()).isTrue();
			}
		}
		await().atMost(LIMIT).untilAsserted(() -> {
			assertThat(count("select count(*) from index_due")).isZero();
			assertThat(count("select count(*) from ingest_object where batch_id is not null")).isZero();
		});
	}

	private long count(String sql) {
		return this.jdbc.sql(sql).query(Long.class).single();
	}

}
