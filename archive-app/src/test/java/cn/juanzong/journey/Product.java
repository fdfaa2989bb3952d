package cn.juanzong.journey;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.juanzong.ArchiveApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The product in processes of its own, over a data folder of its own, as it runs on an
 * archivist's machine: to be killed, and to come back.
 */
final class Product implements AutoCloseable {

	private static final Duration START = Duration.ofMinutes(6);

	private final HttpClient http = HttpClient.newHttpClient();

	private final Path home;

	private final int port = freePort();

	private Process web;

	private Process worker;

	Product(Path home) {
		this.home = home.toAbsolutePath();
	}

	Path home() {
		return this.home;
	}

	int port() {
		return this.port;
	}

	/** Starts the process that serves pages and ingests; returns when it answers. */
	void startWeb() {
		this.web = start("web.log", "--server.port=" + this.port);
		await().atMost(START).pollInterval(Duration.ofMillis(200)).until(() -> {
			assertThat(this.web.isAlive()).as("see " + this.home.resolve("web.log")).isTrue();
			return answers();
		});
	}

	/** Starts a process that only ingests, over the same database, store and index. */
	void startWorker() {
		this.worker = start("worker.log", "--spring.main.web-application-type=none",
				"--spring.config.import=file:" + this.home.resolve("connections.properties"));
	}

	long workerPid() {
		return this.worker.pid();
	}

	boolean workerRuns() {
		return this.worker.isAlive();
	}

	private Process start(String log, String... arguments) {
		String classes = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !entry.endsWith("test-classes"))
			.collect(Collectors.joining(File.pathSeparator));
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
				"-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classes,
				ArchiveApplication.class.getName(), "--juanzong.home=" + this.home,
				"--juanzong.standalone.programs=" + System.getProperty("juanzong.standalone.programs"),
				"--juanzong.county.enabled=false", "--juanzong.worker.lease=6s", "--juanzong.uploads.lease=4s"));
		command.addAll(List.of(arguments));
		try {
			Files.createDirectories(this.home);
			return new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(this.home.resolve(log).toFile()))
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private boolean answers() throws InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + "/sign-in"))
			.timeout(Duration.ofSeconds(20))
			.build();
		try {
			return this.http.send(request, BodyHandlers.discarding()).statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** How another process connects with this one's database, store and index. */
	Properties connections() {
		Properties properties = new Properties();
		try (Reader reader = Files.newBufferedReader(this.home.resolve("connections.properties"))) {
			properties.load(reader);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return properties;
	}

	/** kill -9; what it started is left behind. */
	void killWeb() {
		kill(Stream.of(this.web.toHandle()));
	}

	void killWorker() {
		kill(Stream.of(this.worker.toHandle()));
	}

	/** Kills the processes in which untrusted files are read; tells if there were any. */
	boolean killReaders() {
		return kill(readers()) > 0;
	}

	private Stream<ProcessHandle> readers() {
		return Stream.of(this.web, this.worker)
			.filter((process) -> process != null)
			.flatMap(Process::descendants)
			.filter((handle) -> handle.info().commandLine().orElse("").contains("ReaderMain"));
	}

	/** Kills every process of an embedded part. */
	void killPart(String folder) {
		await().atMost(START).until(() -> kill(ofPart(folder)) > 0);
	}

	/** Kills an embedded part again and again, so that it hardly answers meanwhile. */
	void keepAway(String folder, Duration time) {
		killPart(folder);
		long until = System.nanoTime() + time.toNanos();
		await().atMost(START).pollInterval(Duration.ofMillis(100)).until(() -> {
			kill(ofPart(folder));
			return System.nanoTime() >= until;
		});
	}

	private Stream<ProcessHandle> ofPart(String folder) {
		String path = this.home.resolve(folder).toString();
		return ProcessHandle.allProcesses().filter((handle) -> {
			String command = handle.info().commandLine().orElse("");
			return command.contains(path) && !command.contains(ArchiveApplication.class.getName());
		});
	}

	private static int kill(Stream<ProcessHandle> processes) {
		List<ProcessHandle> victims = processes.toList();
		victims.forEach(ProcessHandle::destroyForcibly);
		victims.forEach((victim) -> victim.onExit().join());
		return victims.size();
	}

	/** Below the range that operating systems hand out to outgoing connections. */
	private static int freePort() {
		while (true) {
			int port = ThreadLocalRandom.current().nextInt(12_000, 20_000);
			try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
				return socket.getLocalPort();
			}
			catch (IOException ex) {
				// taken: another one
			}
		}
	}

	/** Ends everything, also what was left behind. */
	@Override
	public void close() {
		Stream.of(this.worker, this.web).filter((process) -> process != null).forEach((process) -> {
			List<ProcessHandle> descendants = process.descendants().toList();
			process.destroy();
			process.onExit().orTimeout(1, java.util.concurrent.TimeUnit.MINUTES).exceptionally((ex) -> process).join();
			process.destroyForcibly();
			kill(descendants.stream());
		});
		kill(ofPart(""));
	}

}
