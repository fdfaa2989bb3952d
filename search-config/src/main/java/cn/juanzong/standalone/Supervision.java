package cn.juanzong.standalone;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import cn.juanzong.standalone.part.EmbeddedPart;
import cn.juanzong.standalone.part.Part;
import org.apache.commons.logging.Log;

/**
 * Starts a part again whose process has ended without being asked to, on the same port,
 * until it answers: whoever is connected with it waits and goes on.
 */
final class Supervision {

	private static final int FIRST_PAUSE_SECONDS = 1;

	private static final int LONGEST_PAUSE_SECONDS = 30;

	private final Executor threads;

	private final Log log;

	private volatile boolean over;

	Supervision(Executor threads, Log log) {
		this.threads = threads;
		this.log = log;
	}

	/**
	 * Takes care of a part from now on.
	 * @param part which one it is
	 * @param embedded the part, launched and answering
	 * @param port where it listens
	 */
	void watch(Part part, EmbeddedPart embedded, int port) {
		embedded.ended().thenRun(() -> {
			if (!this.over) {
				this.log.warn(part.title() + " has ended unexpectedly and is started again; nothing stored is lost");
				later(part, embedded, port, FIRST_PAUSE_SECONDS);
			}
		});
	}

	private void later(Part part, EmbeddedPart embedded, int port, int seconds) {
		try {
			CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS, this.threads)
				.execute(() -> restart(part, embedded, port, seconds));
		}
		catch (RejectedExecutionException ex) {
			this.log.trace("No restart: the parts are being stopped", ex);
		}
	}

	private void restart(Part part, EmbeddedPart embedded, int port, int paused) {
		long began = System.nanoTime();
		try {
			synchronized (embedded) {
				if (this.over) {
					return;
				}
				embedded.endOrphans();
				embedded.launch(port);
			}
			embedded.await();
			double seconds = (System.nanoTime() - began) / 1e9;
			this.log.info(String.format(Locale.ROOT, "%s ready again after %.1f s", part.title(), seconds));
			watch(part, embedded, port);
		}
		catch (RuntimeException ex) {
			if (!this.over) {
				int pause = Math.min(LONGEST_PAUSE_SECONDS, paused * 2);
				this.log.error(part.title() + " cannot be started again yet, next attempt in " + pause + " s: "
						+ ex.getMessage());
				later(part, embedded, port, pause);
			}
		}
	}

	/**
	 * Stops a part for good.
	 * @param embedded the part
	 */
	void stop(EmbeddedPart embedded) {
		synchronized (embedded) {
			embedded.stop();
		}
	}

	/** From now on a part that ends stays ended. */
	void end() {
		this.over = true;
	}

}
