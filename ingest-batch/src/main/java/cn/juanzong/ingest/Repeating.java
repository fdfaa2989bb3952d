package cn.juanzong.ingest;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import cn.juanzong.scope.DataScope;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that does one thing again and again: at once while there is something to do,
 * else when the bell rings or some time has passed, and ever more slowly while it fails.
 * A failure is logged once, and so is its end.
 */
public final class Repeating {

	private static final Logger log = LoggerFactory.getLogger(Repeating.class);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

	private final String name;

	private final BooleanSupplier task;

	private final Bell bell;

	private final Duration poll;

	private volatile @Nullable Thread thread;

	/**
	 * Prepares the thread.
	 * @param name the thread's name, also in the log
	 * @param task does some work and tells whether there may be more
	 * @param bell wakes it
	 * @param poll how long to wait for the bell
	 */
	public Repeating(String name, BooleanSupplier task, Bell bell, Duration poll) {
		this.name = name;
		this.task = task;
		this.bell = bell;
		this.poll = poll;
	}

	/** Starts the thread. */
	public void start() {
		Thread started = new Thread(DataScope.system(this.name).over(this::run), this.name);
		started.setDaemon(true);
		this.thread = started;
		started.start();
	}

	/** Interrupts the thread and waits a little for its end. */
	public void stop() {
		Thread running = this.thread;
		this.thread = null;
		if (running != null) {
			running.interrupt();
			try {
				running.join(5000);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	public boolean isRunning() {
		return this.thread != null;
	}

	private void run() {
		Duration pause = this.poll;
		boolean troubled = false;
		try {
			while (isRunning()) {
				long heard = this.bell.rings();
				try {
					boolean busy = this.task.getAsBoolean();
					if (troubled) {
						log.info("{} goes on", this.name);
					}
					troubled = false;
					pause = this.poll;
					if (!busy) {
						this.bell.await(heard, pause);
					}
				}
				catch (RuntimeException ex) {
					if (!isRunning()) {
						return;
					}
					if (!troubled) {
						log.warn("{} failed and tries again; nothing is lost", this.name, ex);
					}
					troubled = true;
					pause = longer(pause);
					Thread.sleep(pause.toMillis());
				}
			}
		}
		catch (InterruptedException ex) {
			log.trace("{} ends", this.name);
		}
	}

	private static Duration longer(Duration pause) {
		Duration doubled = pause.multipliedBy(2);
		return (doubled.compareTo(LONGEST_PAUSE) > 0) ? LONGEST_PAUSE : doubled;
	}

}
