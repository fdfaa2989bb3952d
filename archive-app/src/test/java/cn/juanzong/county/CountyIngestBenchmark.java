package cn.juanzong.county;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import cn.juanzong.ArchiveApplication;
import cn.juanzong.standalone.Connections;
import cn.juanzong.standalone.DatabaseConnection;
import cn.juanzong.standalone.SearchConnection;
import cn.juanzong.standalone.StorageConnection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Ingest of the generated county by one worker process with two threads, beside the same
 * files through bare Tika, SHA-256 and Thumbnailator in one process; then the recognition
 * of page images, beside the bare engine. Processor time is the worker's and that of
 * every process it starts, from the moment the files are queued; reference processes are
 * counted whole.
 */
class CountyIngestBenchmark {

	private static final long SEED = 7;

	private static final int ROUNDS = 3;

	private static final int PAGES = 8;

	/** Seconds of processor time within half a second. */
	private static final double RESTING = 0.1;

	private static final Duration LIMIT = Duration.ofMinutes(20);

	private static final String ENDED = "stage in ('INGESTED', 'UNREADABLE', 'DAMAGED')";

	@TempDir
	private Path folder;

	private Map<String, String> properties;

	private JdbcClient jdbc;

	private Path files;

	@BeforeEach
	void enterTheCounty() throws IOException, SQLException {
		this.properties = properties();
		// one connection for all questions: a new one each time would be work of the
		// database
		this.jdbc = JdbcClient.create(new SingleConnectionDataSource(this.properties.get("spring.datasource.url"),
				this.properties.get("spring.flyway.user"), this.properties.get("spring.flyway.password"), true));
		this.files = this.folder.resolve("county");
		new GeneratedCounty(SEED).write(this.files);
		Files.delete(this.files.resolve("truth.json"));
		List<String> arguments = arguments(Map.of("juanzong.worker.enabled", "false", "juanzong.county.enabled", "true",
				"juanzong.county.seed", Long.toString(SEED)));
		ConfigurableApplicationContext application = new SpringApplicationBuilder(ArchiveApplication.class)
			.run(arguments.toArray(String[]::new));
		SpringApplication.exit(application);
		this.jdbc.sql("create table bench_queue as select * from ingest_object").update();
	}

	@Test
	void ingestBesideBareTika() throws Exception {
		int count = this.jdbc.sql("select count(*) from bench_queue").query(Integer.class).single();
		double megabytes = this.jdbc.sql("select sum(size_bytes) from bench_queue").query(Long.class).single() / 1e6;
		List<double[]> ours = new ArrayList<>();
		List<double[]> bare = new ArrayList<>();
		for (int i = 0; i < ROUNDS; i++) {
			ours.add(worker(Map.of("juanzong.worker.recognition-threads", "0"), this::queueEverything,
					ENDED + " or stage = 'RECOGNISE'"));
			bare.add(bare("files", this.files));
			assertThat(bare.get(i)[2]).isEqualTo(count);
		}
		Map<String, Object> line = new LinkedHashMap<>();
		line.put("benchmark", "ingest without OCR");
		line.put("reference", "Tika, SHA-256 and Thumbnailator in one process");
		line.put("files", count);
		line.put("megabytes", rounded(megabytes));
		line.put("filesPerSecond", rounded(count / median(ours, 1)));
		line.put("megabytesPerSecond", rounded(megabytes / median(ours, 1)));
		compare(line, ours, bare);
		line.put("bar", "ratio of processor time at most 1.5, of wall time at most 1");
		print(line);
	}

	@Test
	void recognitionBesideTheBareEngine() throws Exception {
		worker(Map.of("juanzong.worker.recognition-threads", "0"), this::queueEverything,
				ENDED + " or stage = 'RECOGNISE'");
		Path list = this.folder.resolve("pages");
		int pages = listPages(list);
		double[] ours = worker(Map.of(), () -> this.jdbc
			.sql("""
					update ingest_object set stage = 'RECOGNISE', lane = 'SLOW' where object_id in (select * from bench_pages)""")
			.update(), ENDED);
		double[] bare = bare("pages", list);
		Map<String, Object> line = new LinkedHashMap<>();
		line.put("benchmark", "ingest with OCR");
		line.put("reference", "the bare engine in one process");
		line.put("pages", pages);
		line.put("pagesPerProcessorSecond", rounded(pages / ours[0]));
		line.put("barePagesPerProcessorSecond", rounded(pages / bare[0]));
		compare(line, List.<double[]>of(ours), List.<double[]>of(bare));
		print(line);
	}

	private int listPages(Path list) throws Exception {
		Map<String, Path> byDigest = new HashMap<>();
		try (Stream<Path> all = Files.walk(this.files)) {
			for (Path file : all.filter(Files::isRegularFile).toList()) {
				byDigest.put(HexFormat.of()
					.formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file))),
						file);
			}
		}
		this.jdbc
			.sql("create table bench_pages as select object_id from ingest_object where stage = 'RECOGNISE' "
					+ "order by object_key limit " + PAGES)
			.update();
		List<String> lines = new ArrayList<>();
		this.jdbc.sql("""
				select o.media_type, p.page, o.sha256 from ingest_object o join object_page p using (object_id)
				where object_id in (select * from bench_pages) and p.needs_recognition""").query((row) -> {
			lines.add(row.getString(1) + " " + row.getInt(2) + " "
					+ byDigest.get(HexFormat.of().formatHex(row.getBytes(3))));
		});
		Files.write(list, lines);
		return lines.size();
	}

	/**
	 * Lets a new worker process work.
	 * @return seconds of processor time, seconds by the clock, seconds the services took
	 */
	private double[] worker(Map<String, String> settings, Runnable queue, String done) throws IOException {
		Map<String, String> all = new TreeMap<>(settings);
		all.put("juanzong.county.enabled", "false");
		all.put("juanzong.consistency.interval", "1h");
		List<String> command = java(System.getProperty("product.jvmArguments", "-Xmx1g").split(" "));
		command.add(ArchiveApplication.class.getName());
		command.addAll(arguments(all));
		this.jdbc.sql("delete from ingest_worker").update();
		this.jdbc.sql("update ingest_object set stage = 'INGESTED', batch_id = null").update();
		this.jdbc.sql("delete from index_due").update();
		Process process = start(command);
		try {
			await().atMost(LIMIT).until(() -> count("ingest_worker where true") > 0);
			ProcessHandle worker = process.toHandle();
			awaitRest(worker);
			double services = services(worker);
			double before = ProcessorTime.secondsOf(worker);
			long start = System.nanoTime();
			queue.run();
			await().atMost(LIMIT)
				.pollInterval(Duration.ofMillis(100))
				.until(() -> count("ingest_object where not (" + done + ")") == 0
						&& count("index_due where true") == 0);
			double wall = (System.nanoTime() - start) / 1e9;
			return new double[] { ProcessorTime.secondsOf(worker) - before, wall, services(worker) - services };
		}
		finally {
			process.destroy();
			process.onExit().join();
		}
	}

	/** Until starting has settled: hardly any processor time within half a second. */
	private static void awaitRest(ProcessHandle worker) {
		double[] seen = { ProcessorTime.secondsOf(worker) };
		await().atMost(LIMIT).pollInterval(Duration.ofMillis(500)).until(() -> {
			double before = seen[0];
			seen[0] = ProcessorTime.secondsOf(worker);
			return seen[0] - before < RESTING;
		});
	}

	private void queueEverything() {
		for (String table : List.of("object_rendition", "object_fact", "object_page")) {
			this.jdbc.sql("delete from " + table).update();
		}
		this.jdbc.sql("""
				update ingest_object o set stage = 'QUEUED', lane = q.lane, reason = null, detail = null,
				  media_type = null, finished_at = null from bench_queue q where q.object_id = o.object_id""").update();
	}

	private static double services(ProcessHandle worker) {
		return ProcessHandle.current()
			.children()
			.filter((child) -> !child.equals(worker))
			.mapToDouble(ProcessorTime::secondsOf)
			.sum();
	}

	private int count(String fromWhere) {
		return this.jdbc.sql("select count(*) from " + fromWhere).query(Integer.class).single();
	}

	private double[] bare(String what, Path source) throws IOException {
		List<String> command = java("-Xmx1g");
		command.addAll(List.of(BareReading.class.getName(), what, source.toString()));
		Process process = start(command);
		String answer = new String(process.getInputStream().readAllBytes());
		String[] parts = answer.substring(answer.lastIndexOf("bare ")).trim().split(" ");
		return Stream.of(parts).skip(1).mapToDouble(Double::parseDouble).toArray();
	}

	private static List<String> java(String... options) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of(options));
		return command;
	}

	private Process start(List<String> command) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
		builder.redirectError(ProcessBuilder.Redirect.appendTo(Path.of("target", "county-ingest.log").toFile()));
		if (command.contains(ArchiveApplication.class.getName())) {
			builder.redirectOutput(ProcessBuilder.Redirect.appendTo(Path.of("target", "county-ingest.log").toFile()));
		}
		return builder.start();
	}

	private List<String> arguments(Map<String, String> more) {
		Map<String, String> all = new TreeMap<>(this.properties);
		all.putAll(more);
		return all.entrySet().stream().map((entry) -> "--" + entry.getKey() + "=" + entry.getValue()).toList();
	}

	/**
	 * The real services, with a database, a bucket and an index of the benchmark's own.
	 */
	private Map<String, String> properties() throws SQLException {
		DatabaseConnection database = Connections.database();
		StorageConnection storage = Connections.storage();
		SearchConnection search = Connections.search();
		String name = "bench" + Long.toString(System.nanoTime(), 36);
		try (Connection connection = DriverManager.getConnection(database.url(), database.username(),
				database.password()); Statement statement = connection.createStatement()) {
			statement.execute("create database " + name);
		}
		Map<String, String> connections = new TreeMap<>();
		connections.put("juanzong.standalone.enabled", "false");
		connections.put("spring.datasource.url", database.url().replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1"));
		connections.put("spring.flyway.user", database.username());
		connections.put("spring.flyway.password", database.password());
		DatabaseConnection scoped = Connections.scopedDatabase();
		connections.put("spring.datasource.username", scoped.username());
		connections.put("spring.datasource.password", scoped.password());
		connections.put("spring.main.web-application-type", "none");
		connections.put("juanzong.search.uri", search.uri().toString());
		connections.put("juanzong.search.index", name);
		connections.put("juanzong.storage.endpoint", storage.endpoint().toString());
		connections.put("juanzong.storage.access-key", storage.accessKey());
		connections.put("juanzong.storage.secret-key", storage.secretKey());
		connections.put("juanzong.storage.bucket", name);
		if (storage.localFolder() != null) {
			connections.put("juanzong.storage.local-folder", storage.localFolder().toString());
		}
		connections.put("juanzong.home", this.folder.resolve("home").toString());
		connections.put("juanzong.fixity.cron", "-");
		return connections;
	}

	private static void compare(Map<String, Object> line, List<double[]> ours, List<double[]> bare) {
		double[] processor = new double[ours.size()];
		double[] wall = new double[ours.size()];
		Arrays.setAll(processor, (i) -> ours.get(i)[0] / bare.get(i)[0]);
		Arrays.setAll(wall, (i) -> ours.get(i)[1] / bare.get(i)[1]);
		line.put("processorSeconds", rounded(median(ours, 0)));
		line.put("bareProcessorSeconds", rounded(median(bare, 0)));
		line.put("servicesProcessorSeconds", rounded(median(ours, 2)));
		line.put("wallSeconds", rounded(median(ours, 1)));
		line.put("bareWallSeconds", rounded(median(bare, 1)));
		line.put("ratio", rounded(median(processor)));
		line.put("ratioOfWall", rounded(median(wall)));
	}

	private static double median(List<double[]> rounds, int index) {
		return median(rounds.stream().mapToDouble((round) -> round[index]).toArray());
	}

	private static double median(double[] values) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
	}

	private static double rounded(double value) {
		return Math.round(value * 100) / 100.0;
	}

	private static void print(Map<String, Object> line) {
		System.out.println(JsonMapper.builder().build().writeValueAsString(line));
	}

}
