package cn.juanzong.standalone.part;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * A single Elasticsearch node on the loopback interface. Its launcher is our child; the
 * server is the launcher's and ends with it, if not at once.
 */
public final class ElasticsearchNode implements EmbeddedPart {

	private static final Duration START = Duration.ofMinutes(5);

	private static final Duration STOP = Duration.ofSeconds(20);

	private final Path folder;

	private final Programs programs;

	private final OrdinaryUser user;

	private @Nullable ChildProcess process;

	private @Nullable URI uri;

	public ElasticsearchNode(Path home, Programs programs, OrdinaryUser user) {
		this.folder = home.resolve("elasticsearch");
		this.programs = programs;
		this.user = user;
	}

	@Override
	public void endOrphans() {
		ChildProcess.endOrphans("java", token(), STOP);
	}

	private String token() {
		return "-Djuanzong.standalone.part=" + this.folder;
	}

	@Override
	public Map<String, String> launch(int port) {
		Path distribution = this.programs.elasticsearch();
		configure(distribution, port);
		this.user.own(this.folder);
		List<String> command = new ArrayList<>(this.user.prefix());
		boolean windows = System.getProperty("os.name").startsWith("Windows");
		command.add(distribution.resolve("bin").resolve(windows ? "elasticsearch.bat" : "elasticsearch").toString());
		this.uri = Loopback.uri(port);
		this.process = ChildProcess.start("Elasticsearch", command,
				Map.of("ES_JAVA_HOME", System.getProperty("java.home"), "ES_PATH_CONF", config().toString(),
						"ES_TMPDIR", this.folder.resolve("tmp").toString(), "CLI_JAVA_OPTS", token()),
				this.folder);
		return Map.of("juanzong.search.uri", this.uri.toString());
	}

	private Path config() {
		return this.folder.resolve("config");
	}

	private void configure(Path distribution, int port) {
		OwnerOnly.folder(this.folder);
		try {
			for (String name : List.of("config/jvm.options.d", "data", "logs", "tmp")) {
				Files.createDirectories(this.folder.resolve(name));
			}
			Files.copy(distribution.resolve("config/jvm.options"), config().resolve("jvm.options"),
					StandardCopyOption.REPLACE_EXISTING);
			copy("log4j2.properties", config().resolve("log4j2.properties"));
			copy("jvm.options", config().resolve("jvm.options.d/juanzong.options"));
			Files.writeString(config().resolve("jvm.options.d/juanzong.options"), token() + "\n",
					StandardOpenOption.APPEND);
			copy("elasticsearch.yml", config().resolve("elasticsearch.yml"));
			Files.writeString(
					config().resolve("elasticsearch.yml"), "http.port: " + port + "\npath.data: '"
							+ this.folder.resolve("data") + "'\npath.logs: '" + this.folder.resolve("logs") + "'\n",
					StandardOpenOption.APPEND);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void copy(String resource, Path target) throws IOException {
		try (InputStream stream = Objects
			.requireNonNull(ElasticsearchNode.class.getResourceAsStream("elasticsearch/" + resource))) {
			Files.copy(stream, target, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	@Override
	public void await() {
		URI health = Objects.requireNonNull(this.uri).resolve("/_cluster/health?wait_for_status=yellow&timeout=4s");
		Objects.requireNonNull(this.process).await(() -> Loopback.status(health) == 200, START);
	}

	@Override
	public CompletableFuture<?> ended() {
		return Objects.requireNonNull(this.process).ended();
	}

	@Override
	public void stop() {
		if (this.process != null) {
			this.process.stop(STOP);
		}
	}

}
