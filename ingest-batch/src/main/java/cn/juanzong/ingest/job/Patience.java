package cn.juanzong.ingest.job;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import cn.juanzong.extraction.ReaderUnavailable;
import cn.juanzong.storage.StoreUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Waits for a store or a database that is away, says so once, and goes on when it is
 * back. Ends only with an answer or with the process.
 */
@Component
public class Patience {

	private static final Logger log = LoggerFactory.getLogger(Patience.class);

	private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

	private final Set<String> away = ConcurrentHashMap.newKeySet();

	private volatile boolean stopping;

	/** Asks again and again until the parts it needs are there. */
	<T> T insist(Supplier<T> call) {
		Duration pause = FIRST_PAUSE;
		RuntimeException last = null;
		while (true) {
			try {
				T answer = call.get();
				noteBack(last);
				return answer;
			}
			catch (RuntimeException ex) {
				if (!isAway(ex)) {
					throw ex;
				}
				goOn();
				noteAway(ex);
				last = ex;
				sleep(pause);
				pause = longer(pause);
			}
		}
	}

	void insist(Runnable call) {
		insist(() -> {
			call.run();
			return Boolean.TRUE;
		});
	}

	/** Whether a failure says nothing about the object in hand. */
	public static boolean isAway(Throwable ex) {
		return ex instanceof StoreUnavailable || ex instanceof ReaderUnavailable
				|| ex instanceof WorkFiles.WorkFolderFull || ex instanceof DataAccessResourceFailureException
				|| ex instanceof TransientDataAccessException || ex instanceof RecoverableDataAccessException
				|| ex instanceof CannotCreateTransactionException || ex instanceof TransactionSystemException;
	}

	private static String part(Throwable ex) {
		return (ex instanceof StoreUnavailable) ? "object store" : (ex instanceof ReaderUnavailable) ? "reading process"
				: (ex instanceof WorkFiles.WorkFolderFull) ? "work folder" : "database";
	}

	/** Says once that a part is away. */
	public void noteAway(RuntimeException ex) {
		if (this.away.add(part(ex))) {
			log.warn("The {} does not answer; ingest waits for it", part(ex), ex);
		}
	}

	/** Says once that it is back. */
	public void noteBack(@Nullable RuntimeException last) {
		if (last != null && this.away.remove(part(last))) {
			log.info("The {} answers again", part(last));
		}
	}

	/** The next pause of a series. */
	public static Duration longer(Duration pause) {
		Duration doubled = pause.multipliedBy(2);
		return (doubled.compareTo(LONGEST_PAUSE) > 0) ? LONGEST_PAUSE : doubled;
	}

	/** The process is shutting down. */
	public void stop() {
		this.stopping = true;
	}

	/** The worker starts, for the first time or again. */
	public void restart() {
		this.away.clear();
		this.stopping = false;
	}

	public boolean isStopping() {
		return this.stopping;
	}

	/** Ends the step between two objects when the process is shutting down. */
	void goOn() {
		if (this.stopping || Thread.currentThread().isInterrupted()) {
			throw new StopRequested();
		}
	}

	private static void sleep(Duration pause) {
		try {
			Thread.sleep(pause.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** The process is shutting down; the batch goes on in the next one. */
	static class StopRequested extends RuntimeException {

		StopRequested() {
			super("The worker is stopping");
		}

	}

}
