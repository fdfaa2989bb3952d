package cn.juanzong.extraction.child;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import cn.juanzong.extraction.Extraction.Reason;
import cn.juanzong.extraction.ReaderUnavailable;
import cn.juanzong.privacy.PersonalNumbers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reading process, asked by one thread at a time. It is killed when a call takes too
 * long or its resident size grows too large, and is of no use after that.
 */
final class ReaderProcess implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(ReaderProcess.class);

	private static final Duration START_LIMIT = Duration.ofSeconds(90);

	private static final long WATCH_MILLIS = 200;

	private static final long END_SECONDS = 3;

	private static final long KILL_SECONDS = 10;

	private final Process process;

	private final Path folder;

	private final DataInputStream answers;

	private final DataOutputStream requests;

	private final ScheduledExecutorService clock;

	private final long residentLimit;

	private volatile @Nullable Reason killedFor;

	private long lastUsed = System.nanoTime();

	private ReaderProcess(Process process, Path folder, ScheduledExecutorService clock, long residentLimit) {
		this.process = process;
		this.folder = folder;
		this.clock = clock;
		this.residentLimit = residentLimit;
		this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
		this.requests = new DataOutputStream(process.getOutputStream());
	}

	/**
	 * Starts a process and waits until it is ready.
	 * @param command the whole command line
	 * @param folder its own folder for temporary files, deleted when it ends
	 * @param clock runs the watches
	 * @param residentLimit bytes; where the system does not tell, nothing is enforced
	 * @return the process, ready
	 * @throws ReaderUnavailable if it does not come up
	 */
	static ReaderProcess start(List<String> command, Path folder, ScheduledExecutorService clock, long residentLimit) {
		try {
			ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
			// the environment may hold passwords; a process that reads hostile files gets
			// none of it
			builder.environment().clear();
			builder.environment().put("LC_ALL", "C.UTF-8");
			builder.environment().put("CLASSPATH", ReaderCommand.classPath());
			ReaderProcess reader = new ReaderProcess(builder.start(), folder, clock, residentLimit);
			reader.drainErrors();
			try {
				reader.exchange(null, START_LIMIT);
			}
			catch (ReaderLost ex) {
				reader.close();
				throw new IOException("Reader did not start: " + ex.getMessage());
			}
			return reader;
		}
		catch (IOException ex) {
			throw new ReaderUnavailable("No reading process can be started", ex);
		}
	}

	byte[] call(byte[] request, Duration limit) throws ReaderLost {
		this.lastUsed = System.nanoTime();
		try {
			return exchange(request, limit);
		}
		finally {
			this.lastUsed = System.nanoTime();
		}
	}

	private byte[] exchange(byte @Nullable [] request, Duration limit) throws ReaderLost {
		ScheduledFuture<?> deadline = watch(new WorkLimit(limit));
		ScheduledFuture<?> watch = this.clock.scheduleWithFixedDelay(this::watchSize, WATCH_MILLIS, WATCH_MILLIS,
				TimeUnit.MILLISECONDS);
		try {
			if (request != null) {
				Wire.writeFrame(this.requests, request);
			}
			return Wire.readFrame(this.answers);
		}
		catch (IOException ex) {
			throw lost();
		}
		finally {
			deadline.cancel(false);
			watch.cancel(false);
		}
	}

	private ScheduledFuture<?> watch(WorkLimit limit) {
		long begin = System.nanoTime();
		Duration before = worked();
		return this.clock.scheduleWithFixedDelay(() -> {
			if (limit.over(Duration.ofNanos(System.nanoTime() - begin), worked().minus(before))) {
				kill(Reason.TIMED_OUT);
			}
		}, limit.first().toMillis(), limit.next().toMillis(), TimeUnit.MILLISECONDS);
	}

	/** Processor time so far; none where the system does not tell. */
	private Duration worked() {
		return this.process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
	}

	private void watchSize() {
		if (ResidentSize.of(this.process.pid()) > this.residentLimit) {
			kill(Reason.OUT_OF_MEMORY);
		}
	}

	private void kill(Reason reason) {
		if (this.killedFor == null) {
			this.killedFor = reason;
		}
		this.process.destroyForcibly();
	}

	private ReaderLost lost() {
		// its own exit status tells why it ended, so it is killed only if it does not end
		awaitEnd(END_SECONDS);
		Reason reason = this.killedFor;
		this.process.destroyForcibly();
		int status = awaitEnd(KILL_SECONDS);
		if (reason != null) {
			return new ReaderLost(reason, "reader stopped");
		}
		Reason cause = (status == ReaderLoop.OUT_OF_MEMORY) ? Reason.OUT_OF_MEMORY : Reason.CRASHED;
		return new ReaderLost(cause, "reader ended with status " + status);
	}

	private int awaitEnd(long seconds) {
		try {
			return this.process.waitFor(seconds, TimeUnit.SECONDS) ? this.process.exitValue() : -1;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return -1;
		}
	}

	private void drainErrors() {
		Thread drain = new Thread(() -> {
			try (BufferedReader lines = new BufferedReader(
					new InputStreamReader(this.process.getErrorStream(), StandardCharsets.UTF_8))) {
				for (String line = lines.readLine(); line != null; line = lines.readLine()) {
					log.debug("reader {}: {}", this.process.pid(), PersonalNumbers.redact(line));
				}
			}
			catch (IOException ex) {
				log.trace("reader {} is gone", this.process.pid());
			}
		}, "reader-errors-" + this.process.pid());
		drain.setDaemon(true);
		drain.start();
	}

	boolean alive() {
		return this.process.isAlive();
	}

	long pid() {
		return this.process.pid();
	}

	boolean idleFor(Duration time) {
		return System.nanoTime() - this.lastUsed > time.toNanos();
	}

	/**
	 * Ends the process and deletes its folder.
	 */
	@Override
	public void close() {
		try {
			this.requests.close();
		}
		catch (IOException ex) {
			log.trace("reader {} was gone already", this.process.pid());
		}
		this.process.destroyForcibly();
		awaitEnd(KILL_SECONDS);
		WorkFolder.delete(this.folder);
	}

	/** The process ended without an answer. */
	static final class ReaderLost extends Exception {

		private final Reason reason;

		private final String detail;

		ReaderLost(Reason reason, String detail) {
			super(detail);
			this.reason = reason;
			this.detail = detail;
		}

		String detail() {
			return this.detail;
		}

		Reason reason() {
			return this.reason;
		}

	}

}
