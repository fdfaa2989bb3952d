package cn.juanzong.standalone.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.util.FileSystemUtils;

/**
 * PostgreSQL from the binaries on the class path, with the durability settings of
 * production and password authentication.
 */
public final class PostgresServer implements EmbeddedPart {

	/** Owns everything, and is the superuser. */
	private static final String OWNER = "juanzong";

	/** Works with it, and is neither; created by the application. */
	private static final String APPLICATION = "juanzong_app";

	private static final Duration START = Duration.ofMinutes(5);

	private static final Duration STOP = Duration.ofSeconds(15);

	private final Path folder;

	private final Path data;

	private final Path passwordFile;

	private final OrdinaryUser user;

	private @Nullable Path program;

	private @Nullable ChildProcess process;

	public PostgresServer(Path home, OrdinaryUser user) {
		this.folder = home.resolve("postgres");
		this.data = this.folder.resolve("data");
		this.passwordFile = this.folder.resolve("password");
		this.user = user;
	}

	@Override
	public void endOrphans() {
		for (String token : List.of(this.data.toString(), unfinished().toString())) {
			ChildProcess.endOrphans("initdb", token, STOP);
			endServer(token);
		}
	}

	/**
	 * A killed application's server still waits for clients: it is asked for a fast
	 * shutdown. A killed server's own processes may still be at work on the data. Only
	 * when none is left a remaining pid file is stale, and its number may meanwhile be
	 * that of a stranger, which PostgreSQL would take for a running server.
	 */
	private void endServer(String token) {
		ChildProcess.endOrphans("postgres", token, STOP);
		ChildProcess.endProgramsIn(this.folder, STOP);
		try {
			Files.deleteIfExists(Path.of(token).resolve("postmaster.pid"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public Map<String, String> launch(int port) {
		OwnerOnly.folder(this.folder);
		String password = OwnerOnly.secret(this.passwordFile);
		String applicationPassword = OwnerOnly.secret(this.folder.resolve("application-password"));
		this.program = PostgresBinaries.unpackedIn(this.folder);
		this.user.own(this.folder);
		if (!Files.exists(this.data)) {
			initialise();
		}
		this.process = ChildProcess.start("PostgreSQL",
				command("postgres", "-D", this.data.toString(), "-p", Integer.toString(port), "-c",
						"listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=on", "-c",
						"synchronous_commit=on", "-c", "max_connections=200", "-c", "jit=off", "-c",
						"log_checkpoints=off", "-c", "log_min_messages=warning"),
				Map.of(), this.folder);
		return Map.of("spring.datasource.url", "jdbc:postgresql://127.0.0.1:" + port + "/juanzong",
				"spring.datasource.username", APPLICATION, "spring.datasource.password", applicationPassword,
				"spring.flyway.user", OWNER, "spring.flyway.password", password);
	}

	/**
	 * A new cluster becomes visible under its name only when it is complete.
	 */
	private void initialise() {
		try {
			FileSystemUtils.deleteRecursively(unfinished());
			ChildProcess.run("initdb",
					command("initdb", "-D", unfinished().toString(), "-U", OWNER, "--encoding=UTF8",
							"--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C",
							"--auth=scram-sha-256", "--pwfile=" + this.passwordFile, "--no-instructions"),
					this.folder, null);
			Path statement = Files.writeString(this.folder.resolve("create.sql"), "create database juanzong\n");
			this.user.own(this.folder);
			ChildProcess.run("postgres --single",
					command("postgres", "--single", "-D", unfinished().toString(), "postgres"), this.folder, statement);
			Files.delete(statement);
			Files.move(unfinished(), this.data, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path unfinished() {
		return this.folder.resolve("data.unfinished");
	}

	private List<String> command(String executable, String... arguments) {
		List<String> command = new ArrayList<>(this.user.prefix());
		command.add(Objects.requireNonNull(this.program).resolve("bin").resolve(executable).toString());
		command.addAll(List.of(arguments));
		return command;
	}

	@Override
	public void await() {
		Objects.requireNonNull(this.process).await(this::ready, START);
	}

	/**
	 * The server's own sign of readiness, which {@code pg_ctl --wait} reads too.
	 */
	private boolean ready() {
		Path file = this.data.resolve("postmaster.pid");
		try (Stream<String> lines = Files.lines(file)) {
			return lines.skip(7).findFirst().filter((status) -> status.strip().equals("ready")).isPresent();
		}
		catch (IOException | UncheckedIOException ex) {
			return false;
		}
	}

	@Override
	public CompletableFuture<?> ended() {
		return Objects.requireNonNull(this.process).ended();
	}

	@Override
	public void stop() {
		if (this.process != null && this.process.alive()) {
			ChildProcess.run("pg_ctl",
					command("pg_ctl", "stop", "-D", this.data.toString(), "-m", "fast", "-w", "-t", "30"), this.folder,
					null);
			this.process.stop(STOP);
		}
	}

}
