package cn.juanzong.ingest;

import java.net.SocketTimeoutException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import cn.juanzong.ingest.IngestQueue.AcceptedObject;
import cn.juanzong.ingest.IngestState.Stage;
import cn.juanzong.scope.DataScope;
import cn.juanzong.search.RecordIndex;
import cn.juanzong.storage.ObjectStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** The database, the store and the index are cut off and come back. */
@SpringBootTest(classes = IngestTestApplication.class,
		properties = { "spring.datasource.hikari.connection-timeout=2000", "juanzong.worker.lease=6s",
				"juanzong.database.patience=2s" })
@ExtendWith(OutputCaptureExtension.class)
class OutageIT {

	private static final Duration LIMIT = Duration.ofMinutes(4);

	private static CutLine database;

	private static CutLine storage;

	private static CutLine search;

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

	@DynamicPropertySource
	static void services(DynamicPropertyRegistry registry) {
		Map<String, String> services = TestServices.properties("outage");
		database = reroute(services, "spring.datasource.url", "jdbc:");
		storage = reroute(services, "juanzong.storage.endpoint", "");
		search = reroute(services, "juanzong.search.uri", "");
		services.forEach((name, value) -> registry.add(name, () -> value));
	}

	private static CutLine reroute(Map<String, String> services, String name, String prefix) {
		String address = services.get(name);
		URI uri = URI.create(address.substring(prefix.length()));
		CutLine line = new CutLine(uri.getHost(), uri.getPort());
		services.put(name, address.replace(uri.getHost() + ":" + uri.getPort(), "127.0.0.1:" + line.port()));
		return line;
	}

	@AfterEach
	void mendAll() {
		List.of(database, storage, search).forEach(CutLine::mend);
	}

	@Test
	void anIndexThatIsAwayHoldsNoFactsUp(CapturedOutput output) {
		search.cut();
		UUID id = intake().accept("检索中断.txt", "检索中断期间的内容 outage-word");
		await().atMost(LIMIT).until(() -> stage(id) == Stage.INDEX);
		assertThat(this.facts.pages(id)).hasSize(1);
		assertThat(this.jdbc.sql("select count(*) from index_due").query(Integer.class).single()).isPositive();
		search.mend();
		await().atMost(LIMIT).until(() -> stage(id) == Stage.INGESTED);
		assertThat(this.index.count()).isPositive();
		assertThat(output.getOut().split("index-writer failed", -1)).hasSizeLessThanOrEqualTo(2);
	}

	@Test
	void aStoreThatIsAwayIsWaitedForAndNamedOnce(CapturedOutput output) {
		AcceptedObject object = intake().store("存储中断.txt", SampleFiles.text(5), false);
		storage.cut();
		this.transaction.executeWithoutResult((status) -> this.queue.submit(object));
		await().atMost(LIMIT).until(() -> output.getOut().contains("object store does not answer"));
		assertThat(stage(object.objectId())).isEqualTo(Stage.VERIFY);
		storage.mend();
		await().atMost(LIMIT).until(() -> stage(object.objectId()) == Stage.INGESTED);
		assertThat(output.getOut().split("object store does not answer", -1)).hasSize(2);
	}

	@Test
	void aDatabaseThatGoesAwayMidWayIsWaitedFor() {
		List<UUID> ids = IntStream.range(0, 12)
			.mapToObj((number) -> intake().accept("库" + number + ".txt", SampleFiles.text(number), false))
			.toList();
		await().atMost(LIMIT).pollInterval(Duration.ofMillis(5)).until(() -> stage(ids.get(0)) != Stage.QUEUED);
		database.cut();
		await().atMost(LIMIT).until(this::databaseIsAway);
		database.mend();
		await().atMost(LIMIT)
			.ignoreExceptions()
			.until(() -> ids.stream().allMatch((id) -> stage(id) == Stage.INGESTED));
		assertThat(this.facts.pages(ids.get(11))).hasSize(1);
	}

	@Test
	void aDatabaseThatFallsSilentIsWaitedForOnlySoLongByWhoeverLooksAtAPage() {
		for (DataScope reader : List.of(DataScope.county(false), DataScope.overview("health"))) {
			assertThatExceptionOfType(RuntimeException.class).as(reader.who())
				.isThrownBy(() -> reader.run(() -> this.transaction.executeWithoutResult((status) -> {
					ask("select 1");
					database.silence();
					ask("select 2");
				})))
				.satisfies((problem) -> assertThat(NestedExceptionUtils.getMostSpecificCause(problem))
					.isInstanceOfAny(SocketTimeoutException.class, SQLException.class));
			database.mend();
			await().atMost(LIMIT).ignoreExceptions().until(() -> reader.get(() -> ask("select 3")) == 3);
		}
		assertThat(DataScope.system("patient").get(() -> ask("select 4 from pg_sleep(4)"))).isEqualTo(4);
	}

	/** Whether the pool has given up, as it has then for whoever works meanwhile. */
	private boolean databaseIsAway() {
		try {
			ask("select 1");
			return false;
		}
		catch (DataAccessException ex) {
			return true;
		}
	}

	private int ask(String sql) {
		return this.jdbc.sql(sql).query(Integer.class).single();
	}

	private Stage stage(UUID id) {
		return this.facts.states(List.of(id)).get(id).stage();
	}

	private Intake intake() {
		return new Intake(this.store, this.queue, this.transaction);
	}

}
