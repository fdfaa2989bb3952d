package cn.juanzong.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

import cn.juanzong.standalone.part.Part;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import org.yaml.snakeyaml.Yaml;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.util.function.SingletonSupplier;

/**
 * With the Maven profile {@code containers}: runs the integration tests against the
 * images of {@code docker-compose.yml} instead of the embedded parts. Without a container
 * engine they are skipped. {@code juanzong.containers.<service>} names another image, and
 * a service whose connection is configured already gets no container.
 */
public class ContainersInstead implements ExecutionCondition {

	private static final String SECRET = UUID.randomUUID().toString();

	private static final SingletonSupplier<ConditionEvaluationResult> DECISION = SingletonSupplier
		.of(ContainersInstead::decide);

	/**
	 * Starts what is needed, before any test asks for a connection. Not while the class
	 * is being initialised: what waits for a container calls back from another thread.
	 */
	public ContainersInstead() {
		DECISION.obtain();
	}

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		return DECISION.obtain();
	}

	private static ConditionEvaluationResult decide() {
		LoggingSystem logging = LoggingSystem.get(ContainersInstead.class.getClassLoader());
		// one line of ours instead of a page about every way that was tried
		logging.setLogLevel("org.testcontainers", LogLevel.OFF);
		if (!DockerClientFactory.instance().isDockerAvailable()) {
			String reason = "Skipped: -Pcontainers needs a container engine, and none answers here";
			System.out.println(reason);
			return ConditionEvaluationResult.disabled(reason);
		}
		logging.setLogLevel("org.testcontainers", LogLevel.WARN);
		for (Part part : Part.notConfigured(System::getProperty)) {
			switch (part) {
				case DATABASE -> database();
				case SEARCH -> search();
				case STORAGE -> storage();
			}
		}
		return ConditionEvaluationResult.enabled("Containers run");
	}

	private static void database() {
		start("postgres", 5432, (container) -> {
			container.withEnv(Map.of("POSTGRES_DB", "juanzong", "POSTGRES_USER", "juanzong", "POSTGRES_PASSWORD", SECRET));
			container.withCommand("postgres", "-c", "max_connections=200");
			// the first time it says so is during initialisation
			container.waitingFor(Wait.forLogMessage(".*ready to accept connections.*\\s", 2));
		}, (address) -> {
			System.setProperty("spring.datasource.url", "jdbc:postgresql://" + address + "/juanzong");
			System.setProperty("spring.datasource.username", "juanzong_app");
			System.setProperty("spring.datasource.password", SECRET);
			System.setProperty("spring.flyway.user", "juanzong");
			System.setProperty("spring.flyway.password", SECRET);
		});
	}

	private static void search() {
		start("elasticsearch", 9200, (container) -> {
			container.withEnv(Map.of("discovery.type", "single-node", "xpack.security.enabled", "true",
					"xpack.security.http.ssl.enabled", "false", "ELASTIC_PASSWORD", SECRET, "ES_JAVA_OPTS",
					"-Xms512m -Xmx512m"));
			container.waitingFor(Wait.forHttp("/_cluster/health?wait_for_status=yellow&timeout=4s")
				.withBasicCredentials("elastic", SECRET));
		}, (address) -> {
			System.setProperty("juanzong.search.uri", "http://" + address);
			System.setProperty("juanzong.search.username", "elastic");
			System.setProperty("juanzong.search.password", SECRET);
		});
	}

	private static void storage() {
		start("s3", 9000, (container) -> {
			container.withEnv(Map.of("MINIO_ROOT_USER", "juanzong", "MINIO_ROOT_PASSWORD", SECRET));
			container.waitingFor(Wait.forHttp("/").forStatusCodeMatching((status) -> status >= 200));
		}, (address) -> {
			System.setProperty("juanzong.storage.endpoint", "http://" + address);
			System.setProperty("juanzong.storage.access-key", "juanzong");
			System.setProperty("juanzong.storage.secret-key", SECRET);
			System.setProperty("juanzong.storage.object-lock", "true");
		});
	}

	private static void start(String service, int port, Consumer<GenericContainer<?>> settings,
			Consumer<String> connect) {
		Map<String, Object> description = description(service);
		String image = System.getProperty("juanzong.containers." + service, String.valueOf(description.get("image")));
		GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(image));
		if (description.get("command") instanceof List<?> command) {
			container.withCommand(command.stream().map(String::valueOf).toArray(String[]::new));
		}
		container.withExposedPorts(port);
		settings.accept(container);
		// of what is waited for, so it comes after that was set
		container.withStartupTimeout(Duration.ofMinutes(5));
		container.start();
		Runtime.getRuntime().addShutdownHook(new Thread(container::stop, service));
		connect.accept(container.getHost() + ":" + container.getMappedPort(port));
	}

	private static Map<String, Object> description(String service) {
		try {
			Map<String, Map<String, Map<String, Object>>> file = new Yaml()
				.load(Files.readString(Path.of("..", "docker-compose.yml")));
			return Objects.requireNonNull(Objects.requireNonNull(file.get("services")).get(service));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
