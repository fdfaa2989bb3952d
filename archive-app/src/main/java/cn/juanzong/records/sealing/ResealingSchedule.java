package cn.juanzong.records.sealing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import cn.juanzong.records.RecordKindCorrected;
import cn.juanzong.scope.DataScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Looks for bytes that are not where the kind of their record wants them: as soon as a
 * kind was corrected, after a start, and now and then for what other processes left.
 */
@Component
class ResealingSchedule {

	private static final Duration NOW_AND_THEN = Duration.ofMinutes(10);

	private static final Duration AGAIN = Duration.ofSeconds(10);

	private static final DataScope ALL = DataScope.system("sealing");

	private static final Logger log = LoggerFactory.getLogger(ResealingSchedule.class);

	private final Resealing resealing;

	private final Clock clock;

	private volatile Instant next = Instant.EPOCH;

	ResealingSchedule(Resealing resealing, Clock clock) {
		this.resealing = resealing;
		this.clock = clock;
	}

	@TransactionalEventListener
	void on(RecordKindCorrected event) {
		this.next = Instant.EPOCH;
	}

	@Scheduled(fixedDelay = 1_000)
	void goOn() {
		Instant now = this.clock.instant();
		if (now.isBefore(this.next)) {
			return;
		}
		this.next = now.plus(NOW_AND_THEN);
		try {
			if (ALL.get(this.resealing::sweep)) {
				this.next = earlier(now.plus(AGAIN));
			}
		}
		catch (RuntimeException ex) {
			log.warn("Bytes are brought to where they belong later: {}", ex.toString());
			this.next = earlier(now.plus(AGAIN));
		}
	}

	/** A correction made meanwhile is not forgotten. */
	private Instant earlier(Instant wanted) {
		Instant set = this.next;
		return set.isBefore(wanted) ? set : wanted;
	}

}
