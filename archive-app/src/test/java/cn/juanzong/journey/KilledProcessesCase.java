package cn.juanzong.journey;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Scope;
import cn.juanzong.ingest.Facts;
import cn.juanzong.ingest.IngestState;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.ArchivalRecords;
import cn.juanzong.records.RecordsCase;
import cn.juanzong.records.SignedInClient;
import cn.juanzong.search.RecordIndex;
import cn.juanzong.search.SearchPage;
import cn.juanzong.search.SearchRequest;
import cn.juanzong.storage.Digest;
import cn.juanzong.storage.ObjectKey;
import cn.juanzong.storage.ObjectStore;
import cn.juanzong.storage.StoredObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * While files are sent and ingested, processes of the product are killed: the one that
 * serves the pages, a worker, those that read files, the embedded parts. Nobody does
 * anything about it but the sender, who tries again.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "juanzong.worker.enabled=false", "juanzong.county.enabled=false",
				"juanzong.uploads.recovery-interval=1h", "spring.datasource.hikari.connection-timeout=3000" })
@Import(RecordsCase.class)
@DirtiesContext
abstract class KilledProcessesCase {

	private static final Duration LIMIT = Duration.ofMinutes(8);

	private static final Duration AWAY = Duration.ofSeconds(20);

	private static final int SENDERS = 3;

	/** More files are only sent as more is killed, so that a long run ends. */
	private static final int FILES_PER_KILL = 9;

	@TempDir(cleanup = CleanupMode.ON_SUCCESS)
	static Path folder;

	static Product product;

	@Autowired
	RecordsCase cases;

	@Autowired
	private ArchivalRecords records;

	@Autowired
	private ObjectStore store;

	@Autowired
	private RecordIndex index;

	@Autowired
	private Facts facts;

	@Autowired
	private JdbcClient jdbc;

	private final Map<UUID, Digest> accepted = new ConcurrentHashMap<>();

	private final AtomicInteger numbers = new AtomicInteger();

	private final Semaphore files = new Semaphore(0);

	private volatile boolean over;

	/** The context of this test only looks at what the product leaves. */
	@DynamicPropertySource
	static void connectWithTheProduct(DynamicPropertyRegistry registry) {
		product = new Product(folder.resolve("home"));
		product.startWeb();
		registry.add("juanzong.home", () -> product.home().toString());
		product.connections().forEach((name, value) -> registry.add(name.toString(), () -> value));
	}

	@AfterAll
	static void endTheProduct() {
		product.close();
	}

	/**
	 * Kills one after the other at random points, then waits until everything has ended
	 * and compares files, rows, stored objects, documents and entries of the trail.
	 * @param victims what is killed
	 * @param random decides when; made of a seed that is printed, so that a run can be
	 * repeated
	 */
	void filesSurvive(List<Victim> victims, Random random) {
		ActingUser archivist = this.cases.archivist();
		TrainingSession session = this.cases.session(archivist, LocalDate.of(2022, 6, 15));
		List<CompletableFuture<Void>> senders = IntStream.range(0, SENDERS)
			.mapToObj((number) -> new Sender(new SignedInClient(product.port(), archivist), session.id(),
					random.nextLong()))
			.map((sender) -> CompletableFuture.runAsync(() -> sendAll(sender), this::begin))
			.toList();
		for (Victim victim : victims) {
			this.files.release(FILES_PER_KILL);
			int before = this.accepted.size();
			await().atMost(LIMIT).until(() -> this.accepted.size() > before || failed(senders));
			long until = System.nanoTime() + random.nextInt(2500) * 1_000_000L;
			await().pollInterval(Duration.ofMillis(5)).until(() -> System.nanoTime() >= until);
			kill(victim);
		}
		await().atMost(LIMIT).until(() -> this.files.availablePermits() == 0 || failed(senders));
		this.over = true;
		senders.forEach(CompletableFuture::join);
		checkWhole(session, victims);
	}

	private static boolean failed(List<CompletableFuture<Void>> senders) {
		return senders.stream().anyMatch(CompletableFuture::isCompletedExceptionally);
	}

	private void checkWhole(TrainingSession session, List<Victim> victims) {
		Set<UUID> ids = this.accepted.keySet();
		assertThat(ids).as("no record was answered for two files").hasSize(this.numbers.get());
		await().atMost(LIMIT)
			.ignoreExceptions()
			.untilAsserted(() -> assertThat(this.facts.states(ids).values()).hasSize(ids.size())
				.allMatch((state) -> state.stage().ended()));
		await().atMost(LIMIT).ignoreExceptions().untilAsserted(() -> {
			assertThat(documents()).isEqualTo(new TreeSet<>(ids));
			assertThat(this.index.count()).isEqualTo(ids.size());
			assertThat(count("select count(*) from index_due")).isZero();
			assertThat(count("select count(*) from ingest_object where batch_id is not null")).isZero();
			assertThat(count("select count(*) from upload where state = 'FINISHING'")).isZero();
		});
		Map<UUID, ArchivalRecord> rows = this.records.ofSession(session.id(), Scope.EVERYTHING)
			.stream()
			.collect(Collectors.toMap(ArchivalRecord::id, (record) -> record));
		assertThat(rows.keySet()).isEqualTo(ids);
		assertThat(count("select count(*) from ingest_object")).isEqualTo(ids.size());
		assertThat(stored()).isEqualTo(ids.stream()
			.map((id) -> ObjectKey.original(id).value())
			.collect(Collectors.toCollection(TreeSet::new)));
		this.accepted.forEach((id, sent) -> {
			assertThat(rows.get(id).sha256()).isEqualTo(sent);
			assertThat(Digest.ofContent(content(id))).isEqualTo(sent);
			assertThat(this.facts.states(List.of(id)).get(id).stage()).isIn(IngestState.Stage.INGESTED,
					IngestState.Stage.UNREADABLE);
		});
		assertThat(count("select count(*) from audit_entry where action = 'record.accepted'")).isEqualTo(ids.size());
		assertThat(count("select count(distinct subject_id) from audit_entry where action = 'record.accepted'"))
			.isEqualTo(ids.size());
		System.out.println("{\"kills\":" + victims.size() + ",\"victims\":\""
				+ victims.stream().collect(Collectors.groupingBy((each) -> each, TreeMap::new, Collectors.counting()))
				+ "\",\"files\":" + this.numbers + ",\"accepted\":" + ids.size() + ",\"rows\":" + rows.size()
				+ ",\"stored\":" + stored().size() + ",\"documents\":" + this.index.count() + "}");
	}

	private void kill(Victim victim) {
		switch (victim) {
			case WEB -> {
				product.killWeb();
				product.startWeb();
			}
			case WORKER -> {
				awaitWorker();
				product.killWorker();
				product.startWorker();
			}
			case READERS -> killReaders();
			case DATABASE -> product.killPart("postgres");
			case SEARCH -> product.killPart("elasticsearch");
			case STORE -> product.killPart("s3");
			case DATABASE_FOR_LONG -> product.keepAway("postgres", AWAY);
			case SEARCH_FOR_LONG -> product.keepAway("elasticsearch", AWAY);
			case STORE_FOR_LONG -> product.keepAway("s3", AWAY);
		}
	}

	/** They are only there while there is something to read. */
	private void killReaders() {
		await().atMost(LIMIT).pollDelay(Duration.ZERO).pollInterval(Duration.ofSeconds(1)).until(() -> {
			boolean killed = product.killReaders();
			if (!killed) {
				this.files.release();
			}
			return killed;
		});
	}

	/** Until it has shown itself: from then on it may be anywhere. */
	private void awaitWorker() {
		await().atMost(LIMIT)
			.ignoreExceptions()
			.failFast("see worker.log in " + product.home(), () -> !product.workerRuns())
			.until(() -> this.jdbc.sql("select count(*) from ingest_worker where worker like '%-' || :pid || '-%'")
				.param("pid", String.valueOf(product.workerPid()))
				.query(Integer.class)
				.single() == 1);
	}

	private void begin(Runnable task) {
		Thread thread = new Thread(task, "sender");
		thread.setDaemon(true);
		thread.start();
	}

	private void sendAll(Sender sender) {
		while (!this.over) {
			if (acquired()) {
				int number = this.numbers.getAndIncrement();
				byte[] bytes = bytes(number);
				this.accepted.put(sender.send(name(number), bytes), Digest.ofContent(bytes));
			}
		}
	}

	private boolean acquired() {
		try {
			return this.files.tryAcquire(200, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String name(int number) {
		return "材料" + number + List.of(".txt", ".jpg", ".bin").get(number % 3);
	}

	/** A text, a picture, or something large that nobody can read. */
	private static byte[] bytes(int number) {
		Random random = new Random(number);
		if (number % 3 == 0) {
			return ("第" + number + "份材料，直播带货培训记录。\n").repeat(1 + random.nextInt(2000)).getBytes(StandardCharsets.UTF_8);
		}
		if (number % 3 == 1) {
			return picture(random);
		}
		byte[] bytes = new byte[1 + random.nextInt(20 << 20)];
		random.nextBytes(bytes);
		return bytes;
	}

	private static byte[] picture(Random random) {
		BufferedImage image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
		Graphics2D pen = image.createGraphics();
		for (int i = 0; i < 40; i++) {
			pen.setColor(new Color(random.nextInt(1 << 24)));
			pen.fillOval(random.nextInt(400), random.nextInt(300), 60, 60);
		}
		pen.dispose();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			ImageIO.write(image, "jpg", bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private TreeSet<String> stored() {
		try (var objects = this.store.list("original/")) {
			return objects.map(StoredObject::key).map(ObjectKey::value).collect(Collectors.toCollection(TreeSet::new));
		}
	}

	private byte[] content(UUID id) {
		try (InputStream in = this.store.open(ObjectKey.original(id))) {
			return in.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private TreeSet<UUID> documents() {
		TreeSet<UUID> ids = new TreeSet<>();
		String after = null;
		do {
			SearchPage page = this.index
				.search(new SearchRequest("", Map.of(), null, SearchRequest.Sort.NEWEST, 100, after));
			page.hits().forEach((hit) -> assertThat(ids.add(hit.id())).isTrue());
			after = page.next();
		}
		while (after != null);
		return ids;
	}

	private long count(String sql) {
		return this.jdbc.sql(sql).query(Long.class).single();
	}

	enum Victim {

		WEB, WORKER, READERS, DATABASE, SEARCH, STORE, DATABASE_FOR_LONG, SEARCH_FOR_LONG, STORE_FOR_LONG

	}

}
