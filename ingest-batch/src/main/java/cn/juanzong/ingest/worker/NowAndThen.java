package cn.juanzong.ingest.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Whether it is time again for what is done now and then, however often one asks. */
final class NowAndThen {

	private final Clock clock;

	private final Duration interval;

	private Instant next = Instant.MIN;

	NowAndThen(Clock clock, Duration interval) {
		this.clock = clock;
		this.interval = interval;
	}

	/** Whether it is due; if so, not again before the interval is over. */
	synchronized boolean due() {
		Instant now = this.clock.instant();
		if (now.isBefore(this.next)) {
			return false;
		}
		this.next = now.plus(this.interval);
		return true;
	}

}
