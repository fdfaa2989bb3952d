package cn.juanzong.ingest.fixity;

import java.time.Clock;

import cn.juanzong.ingest.index.IndexComparison;
import cn.juanzong.scope.DataScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.support.CronTrigger;
import org.springframework.stereotype.Component;

/**
 * Runs the checks by night, on a thread of its own: they may take hours.
 */
@Component
@ConditionalOnBooleanProperty(name = "juanzong.worker.enabled", matchIfMissing = true)
class FixitySchedule implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(FixitySchedule.class);

	private final FixityCheck check;

	private final Orphans orphans;

	private final IndexComparison comparison;

	private final FixityProperties properties;

	private final Clock clock;

	private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();

	private volatile boolean running;

	FixitySchedule(FixityCheck check, Orphans orphans, IndexComparison comparison, FixityProperties properties,
			Clock clock) {
		this.check = check;
		this.orphans = orphans;
		this.comparison = comparison;
		this.properties = properties;
		this.clock = clock;
	}

	@Override
	public void start() {
		this.running = true;
		if (this.properties.cron().equals(Scheduled.CRON_DISABLED)) {
			return;
		}
		this.scheduler.setThreadNamePrefix("fixity-");
		this.scheduler.setDaemon(true);
		this.scheduler.setClock(this.clock);
		this.scheduler.initialize();
		this.scheduler.schedule(DataScope.system("fixity").over(this::run),
				new CronTrigger(this.properties.cron(), this.clock.getZone()));
	}

	private void run() {
		try {
			this.check.run();
			this.orphans.look();
			this.comparison.run();
		}
		catch (RuntimeException ex) {
			log.warn("The fixity run broke off; the next one goes on", ex);
		}
	}

	@Override
	public void stop() {
		this.running = false;
		this.scheduler.shutdown();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
