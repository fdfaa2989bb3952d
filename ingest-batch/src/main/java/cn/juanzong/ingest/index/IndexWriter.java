package cn.juanzong.ingest.index;

import java.time.Duration;

import cn.juanzong.ingest.Bell;
import cn.juanzong.ingest.Repeating;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Writes due documents as they come, on a thread of its own: an index that hangs keeps
 * nobody else waiting.
 */
@Component
@ConditionalOnBooleanProperty(name = "juanzong.worker.enabled", matchIfMissing = true)
class IndexWriter implements SmartLifecycle {

	/**
	 * What comes within this time is written together: making a document findable costs
	 * the index about as much as making forty.
	 */
	private static final Duration GATHERING = Duration.ofMillis(500);

	private final Repeating thread;

	IndexWriter(DueDocuments due, Bell bell) {
		this.thread = new Repeating("index-writer", () -> due.drain() == DueDocuments.AT_ONCE, bell, GATHERING);
	}

	@Override
	public void start() {
		this.thread.start();
	}

	@Override
	public void stop() {
		this.thread.stop();
	}

	@Override
	public boolean isRunning() {
		return this.thread.isRunning();
	}

}
