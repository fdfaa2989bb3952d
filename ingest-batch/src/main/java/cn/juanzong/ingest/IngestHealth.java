package cn.juanzong.ingest;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How ingest stands, as a value for the health page.
 *
 * @param waiting objects not yet taken up
 * @param inHand objects a worker is at
 * @param pagesToRecognise objects that are findable already, but whose page images have
 * yet to be recognised
 * @param oldestWaitingSince since when the oldest of the waiting ones waits
 * @param documentsDue index documents still to be written
 * @param workers processes that ingest, latest sign of life first
 */
public record IngestHealth(int waiting, int inHand, int pagesToRecognise, @Nullable Instant oldestWaitingSince,
		int documentsDue, List<Worker> workers) {

	public IngestHealth {
		workers = List.copyOf(workers);
	}

	/**
	 * A process that ingests.
	 *
	 * @param name machine, process id and start
	 * @param startedAt its first sign of life
	 * @param seenAt its latest sign of life; a living worker gives one every few seconds
	 */
	public record Worker(String name, Instant startedAt, Instant seenAt) {

	}

}
