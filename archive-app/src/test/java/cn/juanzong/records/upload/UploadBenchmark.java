package cn.juanzong.records.upload;

import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import cn.juanzong.access.ActingUser;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.RecordsCase;
import cn.juanzong.records.RecordsServer;
import cn.juanzong.records.SignedInClient;
import cn.juanzong.standalone.Connections;
import cn.juanzong.standalone.StorageConnection;
import cn.juanzong.storage.ObjectKey;
import cn.juanzong.storage.ObjectStore;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Uploads by tus over real HTTP into the running application, sender and application in
 * one JVM, beside a bare multipart put of the same bytes by the S3 client into the same
 * store; and the heap while 5 GB pass.
 */
@RecordsServer
class UploadBenchmark {

	private static final int MIB = 1 << 20;

	private static final long PART = 8L * MIB;

	private static final long SMALL = 256L * MIB;

	private static final long LARGE = 5L << 30;

	private static final int ROUNDS = 5;

	private static final int SAMPLES = 40;

	@LocalServerPort
	private int port;

	@Autowired
	private RecordsCase cases;

	@Autowired
	private ObjectStore store;

	private TrainingSession session;

	private SignedInClient client;

	@BeforeEach
	void signIn() {
		ActingUser archivist = this.cases.archivist();
		this.session = this.cases.session(archivist, LocalDate.of(2022, 6, 15));
		this.client = new SignedInClient(this.port, archivist);
	}

	@Test
	void uploadBesideBarePut() throws Exception {
		StorageConnection storage = Connections.storage();
		MinioClient bareClient = MinioClient.builder()
			.endpoint(storage.endpoint().toString())
			.region("us-east-1")
			.credentials(storage.accessKey(), storage.secretKey())
			.build();
		String bucket = "bare-" + UUID.randomUUID();
		bareClient.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
		double[] ours = new double[ROUNDS];
		double[] bare = new double[ROUNDS];
		// the first round warms both up and is not counted
		for (int round = -1; round < ROUNDS; round++) {
			long start = System.nanoTime();
			bareClient.putObject(PutObjectArgs.builder()
				.bucket(bucket)
				.object("bare")
				.stream(new MadeUpBytes(SMALL, round), SMALL, PART)
				.build());
			long between = System.nanoTime();
			UUID record = upload(new MadeUpBytes(SMALL, round), SMALL);
			if (round >= 0) {
				bare[round] = SMALL / 1e6 / ((between - start) / 1e9);
				ours[round] = SMALL / 1e6 / ((System.nanoTime() - between) / 1e9);
			}
			bareClient.removeObject(RemoveObjectArgs.builder().bucket(bucket).object("bare").build());
			this.store.delete(ObjectKey.original(record));
		}
		double[] ratios = new double[ROUNDS];
		Arrays.setAll(ratios, (i) -> ours[i] / bare[i]);
		Map<String, Object> line = new LinkedHashMap<>();
		line.put("benchmark", "upload");
		line.put("reference", "multipart put of the same bytes by the bare S3 client");
		line.put("megabytes", SMALL / 1e6);
		line.put("megabytesPerSecond", rounded(median(ours)));
		line.put("bareMegabytesPerSecond", rounded(median(bare)));
		line.put("ratio", rounded(median(ratios)));
		line.put("bar", "ratio at least 0.7");
		print(line);
	}

	@Test
	void heapWhileFiveGigabytesPass() {
		this.store.delete(ObjectKey.original(upload(new MadeUpBytes(SMALL, 100), SMALL)));
		long before = usedHeap();
		AtomicLong most = new AtomicLong(before);
		InputStream watched = new MadeUpBytes(LARGE, 101) {

			private long passed;

			@Override
			public int read(byte[] target, int offset, int length) {
				int read = super.read(target, offset, length);
				long interval = LARGE / SAMPLES;
				if (read > 0 && this.passed / interval != (this.passed + read) / interval) {
					most.accumulateAndGet(usedHeap(), Math::max);
				}
				this.passed += Math.max(0, read);
				return read;
			}

		};
		long start = System.nanoTime();
		UUID record = upload(watched, LARGE);
		double seconds = (System.nanoTime() - start) / 1e9;
		most.accumulateAndGet(usedHeap(), Math::max);
		this.store.delete(ObjectKey.original(record));
		double growth = (most.get() - before) / (double) MIB;
		Map<String, Object> line = new LinkedHashMap<>();
		line.put("benchmark", "heap during an upload");
		line.put("reference", "64 MiB");
		line.put("megabytes", LARGE / 1e6);
		line.put("megabytesPerSecond", rounded(LARGE / 1e6 / seconds));
		line.put("heapBeforeMebibytes", rounded(before / (double) MIB));
		line.put("heapGrowthMebibytes", rounded(growth));
		line.put("ratio", rounded(growth / 64));
		line.put("bar", "ratio at most 1");
		print(line);
	}

	/** Sends a file whole and waits until it is a record. */
	private UUID upload(InputStream bytes, long length) {
		HttpResponse<String> announced = this.client.announce(this.session.id(), "SITE_VIDEO", "现场视频.mp4", length);
		assertThat(announced.statusCode()).as(announced.body()).isEqualTo(201);
		String upload = announced.headers().firstValue("Location").orElseThrow();
		BodyPublisher body = BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> bytes), length);
		HttpResponse<String> answer = this.client.patch(upload, 0, body);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
		if (answer.headers().firstValue("Juanzong-Record").isPresent()) {
			return UUID.fromString(answer.headers().firstValue("Juanzong-Record").get());
		}
		return UUID.fromString(await().atMost(Duration.ofMinutes(15))
			.pollInterval(Duration.ofMillis(50))
			.until(() -> this.client.head(upload).headers().firstValue("Juanzong-Record"), Optional::isPresent)
			.orElseThrow());
	}

	private static long usedHeap() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
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

	/** So many bytes, different for every seed, that cost next to nothing to make. */
	private static class MadeUpBytes extends InputStream {

		private final byte[] block = new byte[MIB];

		private long left;

		MadeUpBytes(long length, long seed) {
			new Random(seed).nextBytes(this.block);
			this.left = length;
		}

		@Override
		public int read() {
			byte[] one = new byte[1];
			return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xFF;
		}

		@Override
		public int read(byte[] target, int offset, int length) {
			if (this.left == 0) {
				return -1;
			}
			int at = (int) (this.left % MIB);
			int count = (int) Math.min(Math.min(length, this.left), MIB - at);
			System.arraycopy(this.block, at, target, offset, count);
			this.left -= count;
			return count;
		}

	}

}
