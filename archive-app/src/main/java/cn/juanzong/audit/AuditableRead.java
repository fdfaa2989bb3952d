package cn.juanzong.audit;

import java.time.Duration;

/**
 * Somebody read personal data. Pages, ranges and thumbnails are many requests of one
 * reading: what the same user goes on reading of the same subject within
 * {@link #ONE_READING} is one entry.
 */
public interface AuditableRead extends AuditableEvent {

	/** How long a reading lasts. */
	Duration ONE_READING = Duration.ofMinutes(10);

}
