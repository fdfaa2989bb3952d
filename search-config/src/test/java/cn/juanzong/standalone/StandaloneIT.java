package cn.juanzong.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The data folder outlives its process, however that ends.
 */
class StandaloneIT {

	private static final Duration PATIENCE = Duration.ofMinutes(4);

	private final List<Process> processes = new ArrayList<>();

	@TempDir
	Path folder;

	@AfterEach
	void endEverything() throws Exception {
		for (Process process : this.processes) {
			process.destroy();
			process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
		}
		parts().forEach(ProcessHandle::destroyForcibly);
	}

	@Test
	void killedWhileStartingAndKilledInUseItComesBackWithRowDocumentAndObject() throws Exception {
		for (String sign : List.of("postgres/data.unfinished", "postgres/data", "s3/running",
				"elasticsearch/config/elasticsearch.yml")) {
			Process process = start("start", "-");
			Awaitility.await()
				.pollInterval(Duration.ofMillis(5))
				.atMost(PATIENCE)
				.until(() -> Files.exists(home().resolve(sign)) || !process.isAlive());
			kill(process);
		}

		kill(started("write", "kept"));
		assertThat(partsRunning()).as("orphans of a killed process").isNotEmpty();

		assertThat(output(started("read", "-"))).contains(Witness.FOUND + "kept kept kept");
	}

	@Test
	void aPartThatIsKilledIsStartedAgainAndHasLostNothing() throws Exception {
		Process process = started("write", "kept");
		for (String part : List.of("postgres", "s3", "elasticsearch")) {
			assertThat(kill(part)).as(part).isPositive();
			int before = times(Witness.AGAIN + "kept kept kept", process);
			Awaitility.await().pollInterval(Duration.ofMillis(500)).atMost(PATIENCE).until(() -> {
				process.getOutputStream().write('\n');
				process.getOutputStream().flush();
				return times(Witness.AGAIN + "kept kept kept", process) > before && alive(part);
			});
			assertThat(output(process)).as(part).contains("has ended unexpectedly and is started again");
		}
		assertThat(process.isAlive()).isTrue();
	}

	/** kill -9 for every process of a part. */
	private int kill(String part) {
		List<ProcessHandle> victims = parts().filter((handle) -> isOf(part, handle)).toList();
		victims.forEach(ProcessHandle::destroyForcibly);
		victims.forEach((victim) -> victim.onExit().join());
		return victims.size();
	}

	private boolean alive(String part) {
		return parts().anyMatch((handle) -> isOf(part, handle));
	}

	private boolean isOf(String part, ProcessHandle handle) {
		return handle.info().commandLine().orElse("").contains(home().resolve(part).toString());
	}

	private int times(String words, Process process) throws IOException {
		return output(process).split(Pattern.quote(words), -1).length - 1;
	}

	@Test
	void aSecondProcessIsRefusedInPlainWordsAndAnOrderlyEndLeavesNothingRunning() throws Exception {
		Process first = started("start", "-");
		Process second = start("start", "-");
		assertThat(second.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

		assertThat(second.exitValue()).isNotZero();
		assertThat(output(second)).contains("is in use by a running Juanzong (process " + first.pid() + ")");
		assertThat(first.isAlive()).isTrue();

		first.destroy();
		assertThat(first.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

		assertThat(partsRunning()).isEmpty();
		assertThat(home().resolve("s3/running")).doesNotExist();
	}

	private static void kill(Process process) throws InterruptedException {
		process.destroyForcibly().waitFor();
	}

	private Process started(String... arguments) throws IOException {
		Process process = start(arguments);
		Awaitility.await().atMost(PATIENCE).until(() -> output(process).contains(Witness.DONE) || !process.isAlive());
		assertThat(output(process)).contains(Witness.DONE);
		return process;
	}

	private Process start(String... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
				"-Xmx128m", "-Djuanzong.home=" + home(),
				"-D" + Connections.PROGRAMS + "=" + System.getProperty(Connections.PROGRAMS), "-cp",
				System.getProperty("java.class.path"), Witness.class.getName()));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(this.folder.resolve("output-" + this.processes.size()).toFile())
			.start();
		this.processes.add(process);
		return process;
	}

	private String output(Process process) throws IOException {
		return Files.readString(this.folder.resolve("output-" + this.processes.indexOf(process)));
	}

	private Path home() {
		return this.folder.resolve("home");
	}

	private List<String> partsRunning() {
		return parts().map((handle) -> handle.pid() + " " + handle.info().command().orElse("")).toList();
	}

	private Stream<ProcessHandle> parts() {
		return ProcessHandle.allProcesses()
			.filter((handle) -> this.processes.stream().noneMatch((process) -> process.pid() == handle.pid()))
			.filter((handle) -> handle.info().commandLine().orElse("").contains(home().toString()));
	}

}
