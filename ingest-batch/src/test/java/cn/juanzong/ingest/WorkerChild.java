package cn.juanzong.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A worker process of its own, as it is started in production, to be killed. */
final class WorkerChild implements AutoCloseable {

	private final Process process;

	private WorkerChild(Process process) {
		this.process = process;
	}

	static WorkerChild start(Map<String, String> properties, Path log) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
						"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
						IngestTestApplication.class.getName()));
		properties.forEach((name, value) -> command.add("--" + name + "=" + value));
		try {
			return new WorkerChild(new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
				.start());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	long pid() {
		return this.process.pid();
	}

	boolean alive() {
		return this.process.isAlive();
	}

	/** kill -9; its reading processes are left to notice by themselves. */
	void kill() {
		this.process.destroyForcibly();
		try {
			this.process.waitFor(20, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Kills the processes it reads in. */
	int killReaders() {
		List<ProcessHandle> readers = this.process.descendants().toList();
		readers.forEach(ProcessHandle::destroyForcibly);
		return readers.size();
	}

	@Override
	public void close() {
		List<ProcessHandle> readers = this.process.descendants().toList();
		kill();
		readers.forEach(ProcessHandle::destroyForcibly);
	}

}
