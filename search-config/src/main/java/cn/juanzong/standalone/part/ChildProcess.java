package cn.juanzong.standalone.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A process of ours. Its command line holds a token that nobody else's does (a path in
 * the data folder), so that a later run finds what a killed one left behind.
 */
final class ChildProcess {

	/**
	 * Options meant for our own JVM or for an Elasticsearch of the user's.
	 */
	private static final Set<String> FOREIGN_OPTIONS = Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "ES_JAVA_OPTS",
			"ES_HOME", "CLASSPATH");

	private static final Duration PAUSE = Duration.ofMillis(40);

	private final String title;

	private final Process process;

	private final Path output;

	private ChildProcess(String title, Process process, Path output) {
		this.title = title;
		this.process = process;
		this.output = output;
	}

	/**
	 * Starts a process in a session of its own, so that Ctrl-C reaches the application
	 * alone, which then stops its parts in the right order.
	 * @param title for messages
	 * @param command the command line
	 * @param environment added to ours
	 * @param folder its working folder, which receives its output
	 * @return the running process
	 */
	static ChildProcess start(String title, List<String> command, Map<String, String> environment, Path folder) {
		return start(title, command, environment, folder, null);
	}

	private static ChildProcess start(String title, List<String> command, Map<String, String> environment, Path folder,
			@Nullable Path input) {
		List<String> detached = new ArrayList<>();
		if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
			detached.add("/usr/bin/setsid");
		}
		detached.addAll(command);
		Path output = folder.resolve(title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + ".out");
		ProcessBuilder builder = new ProcessBuilder(detached).directory(folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile());
		builder.environment().keySet().removeAll(FOREIGN_OPTIONS);
		builder.environment().putAll(environment);
		if (input != null) {
			builder.redirectInput(input.toFile());
		}
		try {
			return new ChildProcess(title, builder.start(), output);
		}
		catch (IOException ex) {
			throw new StandaloneUnavailable(title + " cannot be started: " + ex.getMessage(),
					"Check the command " + command.get(0) + ".", ex);
		}
	}

	/**
	 * Runs a process to its end.
	 * @throws StandaloneUnavailable if it fails
	 */
	static void run(String title, List<String> command, Path folder, @Nullable Path input) {
		ChildProcess child = start(title, command, Map.of(), folder, input);
		try {
			if (child.process.waitFor() != 0) {
				throw child.failure("ended with code " + child.process.exitValue());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			child.process.destroyForcibly();
			throw child.failure("was interrupted");
		}
	}

	/**
	 * Waits until the process can work.
	 * @throws StandaloneUnavailable if it ends or needs longer
	 */
	void await(BooleanSupplier ready, Duration patience) {
		long deadline = System.nanoTime() + patience.toNanos();
		while (!ready.getAsBoolean()) {
			if (!this.process.isAlive()) {
				throw failure("ended with code " + this.process.exitValue());
			}
			if (System.nanoTime() > deadline) {
				throw failure("did not answer within " + patience.toSeconds() + " s");
			}
			try {
				Thread.sleep(PAUSE.toMillis());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw failure("was interrupted");
			}
		}
	}

	boolean alive() {
		return this.process.isAlive();
	}

	CompletableFuture<?> ended() {
		return this.process.onExit();
	}

	/**
	 * Asks the process to end and makes sure that it does.
	 */
	void stop(Duration patience) {
		end(this.process.toHandle(), patience);
	}

	/**
	 * Ends what an earlier run left behind: processes with this token in their command
	 * line.
	 * @param program the file name of the executable
	 * @param token an argument that only our processes have
	 * @param patience how long they may take to end by themselves
	 */
	static void endOrphans(String program, String token, Duration patience) {
		try (Stream<ProcessHandle> processes = ProcessHandle.allProcesses()) {
			processes.filter((handle) -> runs(handle, program, token))
				.toList()
				.forEach((handle) -> end(handle, patience));
		}
	}

	/**
	 * Ends every process whose executable lies in a folder of ours.
	 * @param folder where the executables are
	 * @param patience how long they may take to end by themselves
	 */
	static void endProgramsIn(Path folder, Duration patience) {
		try (Stream<ProcessHandle> processes = ProcessHandle.allProcesses()) {
			processes
				.filter((handle) -> handle.info().command().filter((it) -> Path.of(it).startsWith(folder)).isPresent())
				.toList()
				.forEach((handle) -> end(handle, patience));
		}
	}

	private static boolean runs(ProcessHandle handle, String program, String token) {
		ProcessHandle.Info details = handle.info();
		boolean ours = details.arguments().filter((arguments) -> Arrays.asList(arguments).contains(token)).isPresent();
		return ours && details.command()
			.map((command) -> Path.of(command).getFileName().toString())
			.filter((name) -> name.equals(program) || name.equals(program + ".exe"))
			.isPresent();
	}

	private static void end(ProcessHandle handle, Duration patience) {
		List<ProcessHandle> descendants = handle.descendants().toList();
		handle.destroy();
		if (!ended(handle, patience)) {
			handle.destroyForcibly();
			ended(handle, patience);
		}
		descendants.forEach((descendant) -> {
			if (!ended(descendant, patience)) {
				descendant.destroyForcibly();
				ended(descendant, patience);
			}
		});
	}

	private static boolean ended(ProcessHandle handle, Duration patience) {
		try {
			handle.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
			return true;
		}
		catch (TimeoutException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private StandaloneUnavailable failure(String what) {
		return new StandaloneUnavailable(this.title + " " + what + ":\n" + lastOutput(),
				"See " + this.output + ", or configure a connection to an outside one.");
	}

	private String lastOutput() {
		try (Stream<String> lines = Files.lines(this.output)) {
			List<String> all = lines.toList();
			return String.join("\n", all.subList(Math.max(0, all.size() - 15), all.size()));
		}
		catch (IOException | UncheckedIOException ex) {
			return "(no output)";
		}
	}

}
