package cn.juanzong.ingest.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import cn.juanzong.ingest.Bell;
import cn.juanzong.ingest.job.ClaimedBatch;
import cn.juanzong.ingest.job.Patience;
import cn.juanzong.ingest.job.WorkFiles;
import cn.juanzong.scope.DataScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The threads that ingest: some for each lane, and one that shows that the process lives.
 * Any number of processes may do this against one database.
 */
@Component
@ConditionalOnBooleanProperty(name = "juanzong.worker.enabled", matchIfMissing = true)
class IngestWorker implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(IngestWorker.class);

	private static final Duration GRACE = Duration.ofSeconds(10);

	private final IngestBatches batches;

	private final BatchRun batchRun;

	private final BatchSweep sweep;

	private final SheetRereading rereading;

	private final PictureRehashing rehashing;

	private final WorkFiles files;

	private final Patience patience;

	private final Bell bell;

	private final WorkerProperties properties;

	private final List<Thread> threads = new ArrayList<>();

	IngestWorker(IngestBatches batches, BatchRun batchRun, BatchSweep sweep, WorkFiles files, Patience patience,
			Bell bell, WorkerProperties properties, SheetRereading rereading, PictureRehashing rehashing) {
		this.batches = batches;
		this.batchRun = batchRun;
		this.sweep = sweep;
		this.rereading = rereading;
		this.rehashing = rehashing;
		this.files = files;
		this.patience = patience;
		this.bell = bell;
		this.properties = properties;
	}

	@Override
	public synchronized void start() {
		this.patience.restart();
		this.files.sweep();
		begin("ingest-heartbeat", this::keepAlive);
		for (int i = 1; i <= this.properties.threads(); i++) {
			begin("ingest-" + i, () -> work(Lane.FAST));
		}
		for (int i = 1; i <= this.properties.recognitionThreads(); i++) {
			begin("ingest-slow-" + i, () -> work(Lane.SLOW));
		}
	}

	private void begin(String name, Runnable task) {
		Thread thread = new Thread(DataScope.system(name).over(task), name);
		thread.setDaemon(true);
		this.threads.add(thread);
		thread.start();
	}

	private void work(Lane lane) {
		Duration pause = this.properties.poll();
		RuntimeException last = null;
		while (!this.patience.isStopping()) {
			long heard = this.bell.rings();
			try {
				Optional<ClaimedBatch> batch = this.batches.next(lane);
				batch.ifPresent(this.batchRun::run);
				pause = this.properties.poll();
				this.patience.noteBack(last);
				last = null;
				if (batch.isEmpty()) {
					this.bell.await(heard, pause);
				}
			}
			catch (InterruptedException ex) {
				return;
			}
			catch (RuntimeException ex) {
				pause = Patience.longer(pause);
				last = ex;
				complain(ex);
				sleep(pause);
			}
		}
	}

	/** Nothing that goes wrong here may end a worker thread. */
	private void complain(RuntimeException ex) {
		if (this.patience.isStopping()) {
			return;
		}
		if (Patience.isAway(ex)) {
			this.patience.noteAway(ex);
		}
		else {
			log.error("A worker thread met with the unexpected and goes on", ex);
		}
	}

	private void keepAlive() {
		Duration interval = this.properties.lease().dividedBy(6);
		while (!this.patience.isStopping()) {
			try {
				this.batches.heartbeat();
				this.sweep.sweepNowAndThen();
				this.rereading.nowAndThen();
				this.rehashing.nowAndThen();
			}
			catch (RuntimeException ex) {
				complain(ex);
			}
			sleep(interval);
		}
	}

	private void sleep(Duration pause) {
		try {
			Thread.sleep(pause.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Lets each thread end the object in its hands; what takes longer is taken up later.
	 */
	@Override
	public synchronized void stop() {
		this.patience.stop();
		this.bell.ring();
		long deadline = System.nanoTime() + GRACE.toNanos();
		for (Thread thread : this.threads) {
			if (thread.getName().equals("ingest-heartbeat")) {
				thread.interrupt();
			}
			join(thread, Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
		}
		this.threads.stream().filter(Thread::isAlive).forEach((thread) -> {
			thread.interrupt();
			join(thread, 2000);
		});
		this.threads.clear();
	}

	private static void join(Thread thread, long millis) {
		try {
			thread.join(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return !this.threads.isEmpty();
	}

}
