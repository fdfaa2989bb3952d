package cn.juanzong.journey;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import cn.juanzong.access.ActingUser;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.SignedInClient;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Each kind of process once; {@link KilledProcessesBenchmark} is the long run. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KilledProcessesIT extends KilledProcessesCase {

	private static final Duration LIMIT = Duration.ofMinutes(5);

	private static final Map<String, String> PAGE = Map.of("Accept", "text/html");

	@LocalServerPort
	private int port;

	@Test
	@Order(1)
	void acceptedFilesStoredFilesRowsAndDocumentsAreTheSame() {
		long seed = Long.getLong("juanzong.seed", System.currentTimeMillis());
		System.out.println("Processes are killed with -Djuanzong.seed=" + seed);
		product.startWorker();
		filesSurvive(List.of(Victim.READERS, Victim.WORKER, Victim.STORE, Victim.DATABASE, Victim.WEB),
				new Random(seed));
	}

	/**
	 * The web process of this test is left alone; the one that is killed owned the parts.
	 */
	@Test
	@Order(2)
	void whileTheDatabaseIsStoppedEveryPageSaysSoAndAnUploadGoesOnAfterwards() throws Exception {
		ActingUser archivist = this.cases.archivist();
		TrainingSession session = this.cases.session(archivist, LocalDate.of(2022, 6, 15));
		SignedInClient client = new SignedInClient(this.port, archivist);
		byte[] bytes = new byte[13 << 20];
		new Random(7).nextBytes(bytes);
		int half = 9 << 20;
		BodyPublisher some = BodyPublishers.ofByteArray(bytes, half, 1 << 20);
		String upload = client.announce(session.id(), "OTHER", "录像.bin", bytes.length)
			.headers()
			.firstValue("Location")
			.orElseThrow();
		assertThat(client.patch(upload, 0, BodyPublishers.ofByteArray(bytes, 0, half)).statusCode()).isEqualTo(204);
		product.killWeb();
		product.killPart("postgres");

		everyPageSaysSo(client);
		assertThat(client.get("/app.css").statusCode()).isEqualTo(200);
		assertThat(client.get("/api/v1/sessions").body()).contains("\"status\":503", "数据库暂时没有回应");
		assertThat(client.bytes("GET", "/sessions", Map.of("HX-Request", "true")).body())
			.asString(StandardCharsets.UTF_8)
			.startsWith("数据库暂时没有回应")
			.doesNotContain("<");
		assertThat(client.patch(upload, half, some)).satisfies(KilledProcessesIT::isAway);
		assertThat(SignedInClient.nobody(this.port).bytes("GET", "/sign-in", PAGE))
			.satisfies(KilledProcessesIT::isAway);

		product.startWeb();
		await().atMost(LIMIT).until(() -> client.get("/sessions/" + session.id()).statusCode() == 200);
		assertThat(client.offset(upload)).isEqualTo(half);
		assertThat(new Sender(client, session.id(), 7).resume(upload, "录像.bin", bytes)).isNotNull();
	}

	private static void everyPageSaysSo(SignedInClient client) throws IOException {
		ExecutorService threads = Executors.newFixedThreadPool(30);
		try {
			pages().stream()
				.map((path) -> CompletableFuture.runAsync(
						() -> assertThat(client.bytes("GET", path, PAGE)).as(path).satisfies(KilledProcessesIT::isAway),
						threads))
				.toList()
				.forEach(CompletableFuture::join);
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static List<String> pages() throws IOException {
		return new ClassPathResource("routes.txt").getContentAsString(StandardCharsets.UTF_8)
			.lines()
			.map((line) -> line.split(" +"))
			.filter((parts) -> parts[1].equals("GET"))
			.map((parts) -> parts[0].replaceAll("\\{[^}]*}", UUID.randomUUID().toString()))
			.toList();
	}

	private static void isAway(HttpResponse<?> answer) {
		assertThat(answer.statusCode()).isEqualTo(503);
		assertThat(answer.headers().firstValue("Retry-After")).isPresent();
		String text = (answer.body() instanceof byte[] bytes) ? new String(bytes, StandardCharsets.UTF_8)
				: answer.body().toString();
		assertThat(text).contains("数据库暂时没有回应", "已经保存的内容都在").doesNotContain("Exception");
	}

}
