package cn.juanzong.consistency;

import java.util.Optional;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Checks sessions soon after something happened to them, and all of them every night, so
 * that a changed rule book or a corrected venue shows as well. Any number of processes
 * may do so at once.
 */
@Component
@ConditionalOnBooleanProperty(name = "juanzong.worker.enabled", matchIfMissing = true)
class ConsistencySchedule {

	private static final Logger log = LoggerFactory.getLogger(ConsistencySchedule.class);

	private final ConsistencyCheck check;

	private final DueSessions due;

	ConsistencySchedule(ConsistencyCheck check, DueSessions due) {
		this.check = check;
		this.due = due;
	}

	@Scheduled(fixedDelayString = "${juanzong.consistency.interval:500ms}")
	void checkWhatIsDue() {
		try {
			Optional<UUID> checked;
			do {
				checked = this.check.checkNext();
			}
			while (checked.isPresent());
		}
		catch (TransientDataAccessException | DataAccessResourceFailureException
				| CannotCreateTransactionException ex) {
			log.warn("The database does not answer; consistency is checked later: {}", ex.getClass().getSimpleName());
		}
		catch (RuntimeException ex) {
			log.error("A consistency check failed; the session is checked again later", ex);
		}
	}

	@Scheduled(cron = "${juanzong.consistency.sweep:0 30 2 * * *}", zone = "Asia/Shanghai")
	void sweep() {
		log.info("Nightly sweep: {} sessions to check", this.due.addAll());
	}

}
