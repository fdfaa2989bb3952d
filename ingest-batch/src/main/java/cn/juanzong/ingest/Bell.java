package cn.juanzong.ingest;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Wakes the worker threads of this process when there is something to do. A convenience
 * only: workers look for work at intervals anyway, and those of other processes do not
 * hear it.
 */
@Component
public class Bell {

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition rung = this.lock.newCondition();

	private long rings;

	/** Rings once the current transaction has committed, or at once if there is none. */
	public void ringAfterCommit() {
		if (!TransactionSynchronizationManager.isSynchronizationActive()) {
			ring();
			return;
		}
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
			@Override
			public void afterCommit() {
				ring();
			}
		});
	}

	/** Rings now. */
	public void ring() {
		this.lock.lock();
		try {
			this.rings++;
			this.rung.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** How often it has rung so far. */
	public long rings() {
		this.lock.lock();
		try {
			return this.rings;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits for the next ring.
	 * @param heard the value of {@link #rings()} from before the caller looked for work,
	 * so that no ring in between is missed
	 * @param atMost how long to wait
	 * @throws InterruptedException if the thread is asked to stop
	 */
	public void await(long heard, Duration atMost) throws InterruptedException {
		this.lock.lockInterruptibly();
		try {
			long nanos = atMost.toNanos();
			while (this.rings == heard && nanos > 0) {
				nanos = this.rung.awaitNanos(nanos);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

}
