package cn.juanzong.extraction.child;

import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import cn.juanzong.extraction.ReaderUnavailable;
import org.jspecify.annotations.Nullable;

/**
 * A few reading processes of one kind, started when needed, kept warm between files,
 * replaced when lost and ended when nobody needed them for a while.
 */
final class ReaderPool implements AutoCloseable {

	private final Supplier<ReaderProcess> starter;

	private final Semaphore places;

	private final Duration idleTime;

	private final Deque<ReaderProcess> idle = new ConcurrentLinkedDeque<>();

	private volatile boolean closed;

	ReaderPool(int size, Duration idleTime, ScheduledExecutorService clock, Supplier<ReaderProcess> starter) {
		this.starter = starter;
		this.places = new Semaphore(size, true);
		this.idleTime = idleTime;
		long period = Math.max(1000, idleTime.toMillis() / 4);
		clock.scheduleWithFixedDelay(this::endIdle, period, period, TimeUnit.MILLISECONDS);
	}

	/**
	 * Asks a reader; waits for one as long as it takes, which is bounded by the limits of
	 * the calls before.
	 * @param request the encoded request
	 * @param limit how long the call may take once a reader has it
	 * @return the encoded answer
	 * @throws ReaderProcess.ReaderLost if the reader died over it
	 */
	byte[] call(byte[] request, Duration limit) throws ReaderProcess.ReaderLost {
		try {
			this.places.acquire();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new ReaderUnavailable("Interrupted while waiting for a reading process", ex);
		}
		try {
			ReaderProcess reader = take();
			try {
				byte[] answer = reader.call(request, limit);
				this.idle.push(reader);
				return answer;
			}
			catch (ReaderProcess.ReaderLost ex) {
				reader.close();
				throw ex;
			}
		}
		finally {
			this.places.release();
			if (this.closed) {
				endAll();
			}
		}
	}

	private ReaderProcess take() {
		for (@Nullable
		ReaderProcess reader = this.idle.poll(); reader != null; reader = this.idle.poll()) {
			if (reader.alive()) {
				return reader;
			}
			reader.close();
		}
		return this.starter.get();
	}

	private void endIdle() {
		// taken out before it is looked at, so that no call gets a reader that is ended
		for (int i = this.idle.size(); i > 0; i--) {
			ReaderProcess reader = this.idle.pollLast();
			if (reader == null) {
				return;
			}
			if (reader.idleFor(this.idleTime)) {
				reader.close();
			}
			else {
				this.idle.push(reader);
			}
		}
	}

	private void endAll() {
		for (@Nullable
		ReaderProcess reader = this.idle.poll(); reader != null; reader = this.idle.poll()) {
			reader.close();
		}
	}

	@Override
	public void close() {
		this.closed = true;
		endAll();
	}

}
