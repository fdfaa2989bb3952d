package cn.juanzong;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The compose file cannot be run where there is no container engine. What can be known
 * without one is checked here, first of all that the application reads what it is told.
 */
class ComposeFileTests {

	private static final Path FOLDER = Path.of("..");

	private final Map<String, Object> file = load();

	@Test
	void everyVariableOfTheApplicationIsOneThatItReads() throws IOException {
		Set<String> read = Stream.concat(ownProperties(), frameworkProperties())
			.map(ComposeFileTests::variable)
			.collect(Collectors.toSet());

		assertThat(read).contains("SPRING_DATASOURCE_URL", "JUANZONG_SEARCH_URI");
		assertThat(environment("app").keySet()).isSubsetOf(read);
	}

	@Test
	void everyConnectionIsConfiguredSoThatNoEmbeddedPartStarts() {
		assertThat(environment("app")).containsKeys("SPRING_DATASOURCE_URL", "JUANZONG_SEARCH_URI",
				"JUANZONG_STORAGE_ENDPOINT");
		assertThat(environment("app")).containsEntry("JUANZONG_STORAGE_OBJECTLOCK", "true");
	}

	@Test
	void theHostsOfTheConnectionsAreServicesOfTheFile() {
		assertThat(environment("app").get("SPRING_DATASOURCE_URL")).startsWith("jdbc:postgresql://postgres:5432/");
		assertThat(environment("app").get("JUANZONG_SEARCH_URI")).isEqualTo("http://elasticsearch:9200");
		assertThat(environment("app").get("JUANZONG_STORAGE_ENDPOINT")).isEqualTo("http://s3:9000");
		assertThat(services()).containsOnlyKeys("app", "postgres", "elasticsearch", "s3");
	}

	@Test
	void bothSidesOfAConnectionTakeTheSameSecret() {
		assertThat(environment("app").get("SPRING_DATASOURCE_PASSWORD"))
			.isEqualTo(environment("postgres").get("POSTGRES_PASSWORD"));
		assertThat(environment("app").get("SPRING_FLYWAY_PASSWORD"))
			.isEqualTo(environment("postgres").get("POSTGRES_PASSWORD"));
		assertThat(environment("app").get("SPRING_FLYWAY_USER")).isEqualTo(environment("postgres").get("POSTGRES_USER"))
			.isNotEqualTo(environment("app").get("SPRING_DATASOURCE_USERNAME"));
		assertThat(environment("app").get("JUANZONG_SEARCH_PASSWORD"))
			.isEqualTo(environment("elasticsearch").get("ELASTIC_PASSWORD"));
		assertThat(environment("app").get("JUANZONG_STORAGE_SECRETKEY"))
			.isEqualTo(environment("s3").get("MINIO_ROOT_PASSWORD"));
		assertThat(environment("app").get("JUANZONG_STORAGE_ACCESSKEY"))
			.isEqualTo(environment("s3").get("MINIO_ROOT_USER"));
	}

	@Test
	void secretsComeFromTheEnvironmentAndHaveNoDefault() {
		services().keySet().forEach((service) -> environment(service).forEach((name, value) -> {
			if (name.matches(".*(PASSWORD|SECRET).*")) {
				assertThat(value).as(service + "." + name).matches("\\$\\{[A-Z0-9_]+:\\?[^}]+}");
			}
		}));
		assertThat(environment("elasticsearch")).containsEntry("xpack.security.enabled", "true");
	}

	@Test
	void imagesArePinned() throws IOException {
		List<String> images = Stream
			.concat(services().values().stream().map((service) -> (String) service.get("image")),
					Files.readAllLines(FOLDER.resolve("Dockerfile"))
						.stream()
						.filter((line) -> line.startsWith("FROM "))
						.map((line) -> line.split(" ")[1]))
			.toList();

		assertThat(images).hasSizeGreaterThan(4)
			.allSatisfy((image) -> assertThat(image).matches(".+:[^:/]*[0-9]+[._-][0-9].*"));
	}

	@Test
	void everyServiceHasAHealthCheckAndTheApplicationWaitsForThem() {
		assertThat(services().values())
			.allSatisfy((service) -> assertThat(map(service.get("healthcheck"))).containsKeys("test", "retries"));
		assertThat(map(services().get("app").get("depends_on"))).containsOnlyKeys("postgres", "elasticsearch", "s3")
			.allSatisfy(
					(name, dependency) -> assertThat(map(dependency)).containsEntry("condition", "service_healthy"));
	}

	@Test
	void everythingThatLastsLiesInANamedVolume() {
		Set<String> named = map(this.file.get("volumes")).keySet();

		services().forEach((name, service) -> assertThat(list(service.get("volumes"))).as(name)
			.isNotEmpty()
			.allSatisfy((volume) -> assertThat(named).contains(volume.split(":")[0])));
	}

	@Test
	void nothingIsOpenToOtherMachines() {
		services().values()
			.forEach((service) -> assertThat(list(service.getOrDefault("ports", List.of())))
				.allSatisfy((port) -> assertThat(port).startsWith("127.0.0.1:")));
	}

	private static Stream<String> ownProperties() {
		ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
		return scanner.findCandidateComponents("cn.juanzong")
			.stream()
			.map((candidate) -> ClassUtils.resolveClassName(String.valueOf(candidate.getBeanClassName()), null))
			.flatMap((type) -> Stream.of(type.getRecordComponents())
				.map((component) -> type.getAnnotation(ConfigurationProperties.class).value() + "."
						+ name(type, component)));
	}

	private static String name(Class<?> type, RecordComponent component) {
		Field field = ReflectionUtils.findField(type, component.getName());
		Name name = (field != null) ? field.getAnnotation(Name.class) : null;
		return (name != null) ? name.value() : component.getName();
	}

	private static Stream<String> frameworkProperties() throws IOException {
		Set<String> names = new HashSet<>();
		for (URL url : Collections.list(
				ComposeFileTests.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
			try (var stream = url.openStream()) {
				for (JsonNode property : JsonMapper.shared().readTree(stream).path("properties")) {
					names.add(property.path("name").asString());
				}
			}
		}
		return names.stream();
	}

	private static String variable(String property) {
		return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
	}

	private static Map<String, Object> load() {
		try {
			return new Yaml().load(Files.readString(FOLDER.resolve("docker-compose.yml")));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Map<String, Map<String, Object>> services() {
		return map(this.file.get("services")).entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> map(entry.getValue())));
	}

	private Map<String, String> environment(String service) {
		return map(services().get(service).get("environment")).entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> String.valueOf(entry.getValue())));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> map(Object value) {
		return (Map<String, Object>) value;
	}

	@SuppressWarnings("unchecked")
	private static List<String> list(Object value) {
		return (List<String>) value;
	}

}
