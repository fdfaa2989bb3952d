package cn.juanzong.journey;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.SignedInAs;
import cn.juanzong.consistency.CaseStage;
import cn.juanzong.ingest.Facts;
import cn.juanzong.ledger.Ledgers;
import cn.juanzong.ledger.People;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.MaterialKind;
import cn.juanzong.records.accession.Accessions;
import cn.juanzong.standalone.Connections;
import cn.juanzong.standalone.DatabaseConnection;
import cn.juanzong.storage.ObjectStore;
import cn.juanzong.storage.StoredObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * One person's numbers go through everything that takes numbers; afterwards no store
 * holds them in clear: no table, no index, no name or label of an object, no log, no
 * temporary file, and no file of the servers below either.
 */
@SpringBootTest
@AutoConfigureMockMvc
@ExtendWith(OutputCaptureExtension.class)
class ClearNumbersIT {

	private static final long LARGEST = 64L << 20;

	@Autowired
	ApplicationContext context;

	@Autowired
	MockMvc mvc;

	@Autowired
	@Qualifier("s3ObjectStore")
	ObjectStore raw;

	@Autowired
	Environment environment;

	private final Instant began = Instant.now();

	private final int person = ThreadLocalRandom.current().nextInt(20_000);

	private final String id = People.idNumber(LocalDate.of(1950, 1, 1).plusDays(this.person), this.person % 900);

	private final String phone = "189" + String.format("%08d", ThreadLocalRandom.current().nextInt(100_000_000));

	private final ActingUser inspector = SignedInAs.inspector();

	@Test
	@DisplayName("PIPL Art. 51: after the whole journey no store holds a clear number")
	void noStoreHoldsAClearNumber(CapturedOutput output) throws Exception {
		CaseStage stage = new CaseStage(this.context);
		TrainingSession session = stage.session(stage.organizer(), TrainingClass.BASIC, "2022-06-15", "2022-06-15");
		List<ArchivalRecord> records = journey(stage, session);
		for (String number : List.of(this.id, this.phone)) {
			assertThat(tablesWith(number)).as("tables").isEmpty();
			assertThat(index(query("\"" + number + "\""))).as("the index")
				.doesNotContain(number)
				.contains("\"value\":0");
			assertThat(output.getAll().contains(number)).as("the log").isFalse();
			assertThat(output.getAll()).containsPattern("\\[[0-9a-f]{8}\\] .*Invalid UUID string: \\d+\\*{4}")
				.containsPattern("\\[[0-9a-f]{8}\\] .*Refused GET /\\d+\\*{4}");
			// a batch throws its working copies away when it is done
			await().atMost(Duration.ofMinutes(2))
				.untilAsserted(() -> assertThat(filesWith(number)).as("files").isEmpty());
		}
		for (ArchivalRecord record : records) {
			assertThat(index(ids(record.id()))).doesNotContain(this.id).doesNotContain(this.phone);
		}
		try (Stream<StoredObject> objects = this.raw.list("")) {
			assertThat(objects.map((each) -> each.key().value()))
				.noneMatch((key) -> key.contains(this.id) || key.contains(this.phone));
		}
		for (ArchivalRecord record : records) {
			assertThat(stored(record)).doesNotContain(this.id).doesNotContain(this.phone);
		}
	}

	private List<ArchivalRecord> journey(CaseStage stage, TrainingSession session) throws Exception {
		String line = "赵六," + this.id + "," + this.phone + ",网店,备注 " + this.id;
		byte[] ledger = ("姓名,身份证号码,手机号,培训内容,备注\n" + line + "\n").getBytes(StandardCharsets.UTF_8);
		String base = "/sessions/" + session.id();
		send(multipart(base + "/ledger").file(new MockMultipartFile("file", this.id + "台账.csv", "text/csv", ledger)));
		send(multipart(base + "/ledger").file(new MockMultipartFile("file", "坏.csv", "text/csv",
				("姓名,身份证号码,手机号,培训内容\n赵六," + this.id + "9," + this.phone + "8,网店\n").getBytes(StandardCharsets.UTF_8))));
		int lines = this.context.getBean(Ledgers.class).entries(session.id()).size();
		assertThat(lines).isEqualTo(1);
		List<ArchivalRecord> records = new ArrayList<>();
		for (MaterialKind kind : List.of(MaterialKind.E_LEDGER, MaterialKind.SIGN_IN_SHEET, MaterialKind.ID_COPY)) {
			String text = kind + " " + session.id() + "\n" + line + "\n" + this.id + " " + this.phone + "\n";
			records.add(this.context.getBean(Accessions.class)
				.accept(session.id(), kind, kind + " " + this.id + " " + this.phone + ".txt",
						new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
						SignedInAs.archivist(session.organizer().id()))
				.record());
		}
		List<UUID> ids = records.stream().map(ArchivalRecord::id).toList();
		await().atMost(Duration.ofMinutes(4))
			.until(() -> this.context.getBean(Facts.class)
				.states(ids)
				.values()
				.stream()
				.allMatch((state) -> state.stage().name().equals("INGESTED")));
		await().atMost(Duration.ofMinutes(2))
			.until(() -> ids.stream().allMatch((record) -> index(ids(record)).contains("\"_id\"")));
		stage.checkAll();
		for (String number : List.of(this.id, this.phone)) {
			send(post("/people").param("q", number));
			send(get("/search").param("q", number));
			send(get("/api/v1/search").param("q", number));
		}
		send(post(base + "/ledger/lines/1/reveal").param("field", "ID_NUMBER").param("purpose", "核对 " + this.id));
		send(post(base + "/ledger/lines/1/reveal").param("field", "PHONE").param("purpose", "回访 " + this.phone));
		for (ArchivalRecord record : records) {
			send(post("/records/{id}/reveal", record.id()).param("purpose", "核对 " + this.id));
			send(get("/records/{id}", record.id()));
			send(get("/records/{id}/original", record.id()));
		}
		send(get(base));
		send(get(base + "/ledger"));
		send(get("/api/v1" + base + "/ledger"));
		send(post(base + "/void").param("reason", "作废 " + this.id));
		for (String number : List.of(this.id, this.phone)) {
			// typed into an address, they cannot be meant, and come back in a warning
			this.mvc.perform(get("/sessions/{id}", number).with(SignedInAs.user(this.inspector)));
			this.mvc.perform(get("/sessions").param("year", number).with(SignedInAs.user(this.inspector)));
			this.mvc.perform(get("/{path}", number).with(SignedInAs.user(this.inspector)));
		}
		return records;
	}

	private void send(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
		var response = this.mvc.perform(request.with(SignedInAs.user(this.inspector)).with(csrf()))
			.andReturn()
			.getResponse();
		assertThat(response.getStatus()).isLessThan(400);
		for (String header : response.getHeaderNames()) {
			assertThat(String.valueOf(response.getHeaderValues(header))).as(header)
				.doesNotContain(this.id)
				.doesNotContain(this.phone);
		}
	}

	/**
	 * Every row of every table, as text; binary columns show their bytes in hexadecimal.
	 */
	private List<String> tablesWith(String number) {
		String bytes = HexFormat.of().formatHex(number.getBytes(StandardCharsets.UTF_8));
		// as the owner, who sees every row and every part
		DatabaseConnection database = Connections.database();
		JdbcClient owner = JdbcClient
			.create(new DriverManagerDataSource(database.url(), database.username(), database.password()));
		return owner
			.sql("select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables"
					+ " where schemaname not in ('pg_catalog', 'information_schema')")
			.query(String.class)
			.list()
			.stream()
			.filter((table) -> owner
				.sql("select exists (select from " + table + " t where t::text like ? or t::text like ?)")
				.params("%" + number + "%", "%" + bytes + "%")
				.query(Boolean.class)
				.single())
			.toList();
	}

	private String index(String query) {
		try {
			String uri = this.environment.getProperty("juanzong.search.uri", Connections.search().uri().toString());
			HttpRequest request = HttpRequest.newBuilder(URI.create(uri + "/_all/_search"))
				.header("Content-Type", "application/json")
				.POST(HttpRequest.BodyPublishers.ofString("{\"query\":" + query + "}"))
				.build();
			String body = HttpClient.newHttpClient()
				.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
				.body();
			assertThat(body).contains("\"hits\"");
			return body;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String query(String words) {
		return "{\"query_string\":{\"query\":\"" + words.replace("\"", "\\\"") + "\"}}";
	}

	private static String ids(UUID id) {
		return "{\"ids\":{\"values\":[\"" + id + "\"]}}";
	}

	private String stored(ArchivalRecord record) {
		StringBuilder all = new StringBuilder();
		for (String folder : List.of("original/sealed/" + record.id(), "rendition/sealed/" + record.id() + "/")) {
			try (Stream<StoredObject> objects = this.raw.list(folder)) {
				objects.forEach((object) -> {
					try (InputStream in = this.raw.open(object.key())) {
						all.append(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
					}
					catch (IOException ex) {
						throw new UncheckedIOException(ex);
					}
				});
			}
		}
		assertThat(all).isNotEmpty();
		return all.toString();
	}

	/** Data folders of the embedded servers, work and temporary folders: their bytes. */
	private List<String> filesWith(String number) throws IOException {
		byte[] wanted = number.getBytes(StandardCharsets.US_ASCII);
		List<String> found = new ArrayList<>();
		Path home = Path.of(this.environment.getProperty("juanzong.home", ".data"));
		for (Path root : List.of(home, Path.of(System.getProperty("java.io.tmpdir")))) {
			if (Files.isDirectory(root)) {
				try (Stream<Path> files = Files.find(root, root.equals(home) ? 20 : 2,
						(path, attributes) -> attributes.isRegularFile() && attributes.size() < LARGEST
								&& attributes.lastModifiedTime().toInstant().isAfter(this.began.minusSeconds(5)))) {
					files.filter((file) -> holds(file, wanted)).map(Path::toString).forEach(found::add);
				}
				catch (UncheckedIOException ex) {
					// others clear their temporary files away while we look
				}
			}
		}
		return found;
	}

	private static boolean holds(Path file, byte[] wanted) {
		try {
			byte[] bytes = Files.readAllBytes(file);
			next: for (int at = 0; at <= bytes.length - wanted.length; at++) {
				for (int i = 0; i < wanted.length; i++) {
					if (bytes[at + i] != wanted[i]) {
						continue next;
					}
				}
				return true;
			}
			return false;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
