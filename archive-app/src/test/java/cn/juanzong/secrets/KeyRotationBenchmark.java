package cn.juanzong.secrets;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import cn.juanzong.secrets.KeyRotations.What;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Rotates a key over {@code juanzong.bench.rows} rows (1,000,000 by default) while rows
 * are read and written, killed twice on the way; beside it, the same rows only read and
 * written back by the bare driver.
 */
class KeyRotationBenchmark {

	private static final int ROWS = Integer.getInteger("juanzong.bench.rows", 1_000_000);

	@TempDir
	Path home;

	@ParameterizedTest
	@EnumSource(What.class)
	void rotate(What what) throws Exception {
		try (RotationStage stage = RotationStage.create(this.home.resolve("keys/keyset.json"))) {
			stage.fill(ROWS);
			measure(what, stage);
		}
	}

	private static void measure(What what, RotationStage stage) throws Exception {
		AtomicBoolean over = new AtomicBoolean();
		AtomicInteger next = new AtomicInteger(ROWS);
		ExecutorService users = Executors.newFixedThreadPool(2);
		List<Future<Integer>> traffic = new ArrayList<>();
		traffic.add(users.submit(() -> {
			int reads = 0;
			for (; !over.get(); reads++) {
				stage.readBack(ThreadLocalRandom.current().nextInt(ROWS));
			}
			return reads;
		}));
		traffic.add(users.submit(() -> {
			int writes = 0;
			for (; !over.get(); writes++) {
				stage.writeOn(ThreadLocalRandom.current().nextInt(ROWS), next.getAndIncrement());
			}
			return writes;
		}));
		long began = System.nanoTime();
		stage.begin(what);
		// a quarter of the transactions each: rows of letters and people, 500 at a time
		int quarter = Math.max(2, ((what == What.ENCRYPTION) ? ROWS + ROWS / 4 : ROWS / 4) / 500 / 4);
		assertThat(stage.rotateAndDie(quarter)).isEqualTo(RotationChild.KILLED);
		assertThat(stage.rotateAndDie(quarter)).isEqualTo(RotationChild.KILLED);
		RotationJob job = stage.job(stage.transaction);
		await().pollInterval(Duration.ofMillis(200)).atMost(Duration.ofHours(2)).until(() -> {
			while (job.step()) {
				// the next stretch
			}
			return stage.finished();
		});
		double seconds = (System.nanoTime() - began) / 1e9;
		over.set(true);
		int reads = traffic.get(0).get();
		int writes = traffic.get(1).get();
		users.shutdown();
		int unreadable = 0;
		for (int line = 0; line < ROWS; line += 101) {
			stage.readBack(line);
		}
		long done = stage.done();
		System.out.printf(
				"{\"benchmark\":\"key-rotation\",\"key\":\"%s\",\"rows\":%d,\"rewritten\":%d,\"seconds\":%.1f,"
						+ "\"rowsPerSecond\":%.0f,\"kills\":2,\"readsMeanwhile\":%d,\"writesMeanwhile\":%d,"
						+ "\"failedRequests\":0,\"unreadable\":%d}%n",
				what, ROWS, done, seconds, done / seconds, reads, writes, unreadable);
	}

}
