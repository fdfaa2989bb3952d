package cn.juanzong.records.accession;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import cn.juanzong.scope.DataScope;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Threads that carry parts to the store and join them, within the scope of whoever asks.
 * Their number is bounded by the buffers that may be on their way and by the uploads that
 * end at the same time.
 */
@Component
class UploadThreads implements DisposableBean {

	private final AtomicInteger number = new AtomicInteger();

	private final ExecutorService executor = Executors.newCachedThreadPool((task) -> {
		Thread thread = new Thread(task, "upload-" + this.number.incrementAndGet());
		thread.setDaemon(true);
		return thread;
	});

	void run(Runnable work) {
		this.executor.execute(DataScope.carried(work));
	}

	Future<?> send(Runnable work) {
		return this.executor.submit(DataScope.carried(work));
	}

	<T> Future<T> start(Supplier<T> work) {
		DataScope scope = DataScope.current();
		return this.executor.submit(() -> scope.get(work));
	}

	@Override
	public void destroy() {
		this.executor.shutdownNow();
	}

}
