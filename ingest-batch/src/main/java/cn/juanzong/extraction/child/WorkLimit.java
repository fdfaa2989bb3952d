package cn.juanzong.extraction.child;

import java.time.Duration;

/**
 * How long a process may be about one request: so long as it has worked for less than the
 * limit, for on a busy machine it waits for the processor, and that is no fault of what
 * it reads. One that does nothing, or waits all too long, is stopped nevertheless.
 */
final class WorkLimit {

	/** How many times its limit a process may wait for the processor. */
	private static final int PATIENCE = 6;

	/** A process that waits for the processor gets a fiftieth of it at least. */
	private static final int IDLE = 50;

	private final Duration limit;

	private Duration seen = Duration.ZERO;

	private Duration workedThen = Duration.ZERO;

	WorkLimit(Duration limit) {
		this.limit = limit;
	}

	/** When to look first. */
	Duration first() {
		return this.limit;
	}

	/** How long to wait from one look to the next. */
	Duration next() {
		return this.limit.dividedBy(4);
	}

	/**
	 * Looks at the process.
	 * @param since how long it has been about the request
	 * @param worked how much of that it had a processor
	 * @return whether it is to be stopped
	 */
	boolean over(Duration since, Duration worked) {
		Duration waited = since.minus(this.seen);
		boolean idle = worked.minus(this.workedThen).multipliedBy(IDLE).compareTo(waited) < 0;
		this.seen = since;
		this.workedThen = worked;
		return idle || worked.compareTo(this.limit) >= 0 || since.compareTo(this.limit.multipliedBy(PATIENCE)) >= 0;
	}

}
