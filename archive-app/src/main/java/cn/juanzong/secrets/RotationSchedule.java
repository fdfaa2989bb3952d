package cn.juanzong.secrets;

import cn.juanzong.scope.DataScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets an open rotation go on, after a restart too. */
@Component
class RotationSchedule {

	private static final Logger log = LoggerFactory.getLogger(RotationSchedule.class);

	private static final DataScope ALL = DataScope.system("key-rotation");

	private final RotationJob job;

	RotationSchedule(RotationJob job) {
		this.job = job;
	}

	@Scheduled(fixedDelay = 2_000)
	void goOn() {
		try {
			ALL.run(() -> {
				while (this.job.step() && !Thread.currentThread().isInterrupted()) {
					// the next stretch
				}
			});
		}
		catch (RuntimeException ex) {
			log.warn("The rotation of a key is tried again: {}", ex.toString());
		}
	}

}
