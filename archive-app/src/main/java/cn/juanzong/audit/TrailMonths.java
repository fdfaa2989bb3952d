package cn.juanzong.audit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;

import cn.juanzong.scope.DataScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Makes the trail's monthly parts ahead of time. Should nobody have run for months, the
 * entries go to the part for everything else, and none is lost. It also gets to know who
 * and what occurs in a long trail before an auditor waits for it.
 */
@Component
class TrailMonths {

	private static final int AHEAD = 3;

	private static final Logger log = LoggerFactory.getLogger(TrailMonths.class);

	private final AuditEntries entries;

	private final Clock clock;

	TrailMonths(AuditEntries entries, Clock clock) {
		this.entries = entries;
		this.clock = clock;
	}

	@Scheduled(fixedDelay = 12, timeUnit = TimeUnit.HOURS)
	void prepare() {
		try {
			this.entries.prepare(LocalDate.now(this.clock.withZone(AuditEntries.ZONE)).withDayOfMonth(1), AHEAD);
			DataScope.audit().run(this.entries::learn);
		}
		catch (DataAccessException ex) {
			log.info("The trail's next months are prepared later: {}", ex.getClass().getSimpleName());
		}
	}

}
