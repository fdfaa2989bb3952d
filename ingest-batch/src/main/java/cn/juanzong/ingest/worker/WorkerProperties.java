package cn.juanzong.ingest.worker;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this process ingests. <pre>
 * juanzong:
 *   worker:
 *     enabled: true             # whether this process ingests at all
 *     threads: 2                # for ordinary files
 *     recognition-threads: 1    # for page images, films and other slow work
 *     batch-size: 20
 *     lease: 30s
 *     poll: 1s
 * </pre>
 *
 * @param enabled whether this process ingests
 * @param threads threads for ordinary files
 * @param recognitionThreads threads for what takes long, so that it never delays ordinary
 * files; with none, this process leaves it to others
 * @param batchSize most objects claimed at once, which is one job execution
 * @param lease how long a claim holds without a sign of life
 * @param poll how often to look for work that was announced in another process
 */
@ConfigurationProperties("juanzong.worker")
record WorkerProperties(@DefaultValue("true") boolean enabled, @DefaultValue("2") int threads,
		@DefaultValue("1") int recognitionThreads, @DefaultValue("20") int batchSize,
		@DefaultValue("30s") Duration lease, @DefaultValue("1s") Duration poll) {

	WorkerProperties {
		if (threads < 1 || recognitionThreads < 0 || batchSize < 1) {
			throw new IllegalArgumentException("juanzong.worker: threads and batch-size must be at least 1");
		}
		if (lease.toSeconds() < 3) {
			throw new IllegalArgumentException("juanzong.worker.lease must be at least 3s");
		}
	}

}
