package cn.juanzong.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * How long the file of a session, with all its records, is kept (Art. 13).
 *
 * @param sessionId the session
 * @param anchorYear the year whose end starts the ten years
 * @param sessionYear the year in which the session ended; the anchor is later where a
 * record was added later
 */
public record RetentionTerm(UUID sessionId, int anchorYear, int sessionYear) {

	/** The last day on which it must be kept. */
	public LocalDate keepThrough() {
		return RetentionSchedule.keepThrough(this.anchorYear);
	}

	/** The first day on which it may be appraised. */
	public LocalDate appraisableFrom() {
		return RetentionSchedule.appraisableFrom(this.anchorYear);
	}

	/** The instant until which an object store must lock it. */
	public Instant retainUntil() {
		return RetentionSchedule.retainUntil(this.anchorYear);
	}

	/** Whether it is kept longer than its session's end would have it. */
	public boolean extended() {
		return this.anchorYear > this.sessionYear;
	}

}
