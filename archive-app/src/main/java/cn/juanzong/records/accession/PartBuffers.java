package cn.juanzong.records.accession;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import cn.juanzong.records.accession.Upload.Reason;
import cn.juanzong.records.accession.Upload.Refused;
import org.jspecify.annotations.Nullable;

/**
 * The memory that uploads may use together. However many uploads run, no more than this
 * is ever held; who finds nothing left waits a little and is then asked to come again.
 */
final class PartBuffers {

	private static final int UNIT = 64 * 1024;

	private static final int KEPT_IDLE = 2;

	private final int partSize;

	private final Duration patience;

	private final Semaphore units;

	private final ConcurrentLinkedDeque<byte[]> idle = new ConcurrentLinkedDeque<>();

	private final AtomicInteger idleCount = new AtomicInteger();

	PartBuffers(int partSize, int budget, Duration patience) {
		this.partSize = partSize;
		this.patience = patience;
		this.units = new Semaphore(Math.max(budget, partSize) / UNIT, true);
	}

	/** How much one buffer may hold. */
	int partSize() {
		return this.partSize;
	}

	/**
	 * Takes a buffer, waiting for a while if there is none.
	 * @param size bytes needed, at most a part
	 * @return a buffer of at least that size, to be given back
	 * @throws Refused with {@link Reason#OVERLOADED} if none became free
	 */
	byte[] take(int size) {
		try {
			if (!this.units.tryAcquire(units(size), this.patience.toMillis(), TimeUnit.MILLISECONDS)) {
				throw new Refused(Reason.OVERLOADED);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new Refused(Reason.OVERLOADED);
		}
		return buffer(size);
	}

	/**
	 * Takes a second buffer of a whole part, if one is free now.
	 * @return the buffer, or {@code null}
	 */
	byte @Nullable [] takeSpare() {
		return this.units.tryAcquire(units(this.partSize)) ? buffer(this.partSize) : null;
	}

	private byte[] buffer(int size) {
		if (size < this.partSize) {
			return new byte[size];
		}
		byte[] reused = this.idle.pollFirst();
		if (reused != null) {
			this.idleCount.decrementAndGet();
			return reused;
		}
		return new byte[this.partSize];
	}

	void giveBack(byte[] buffer) {
		if (buffer.length == this.partSize && this.idleCount.get() < KEPT_IDLE) {
			this.idleCount.incrementAndGet();
			this.idle.addFirst(buffer);
		}
		this.units.release(units(buffer.length));
	}

	private static int units(int size) {
		return Math.max(1, (size + UNIT - 1) / UNIT);
	}

}
