package cn.juanzong.standalone;

import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import cn.juanzong.standalone.part.Part;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Connections for code without a Spring context: to the services configured by system
 * properties or environment variables, or else to embedded parts, which are started when
 * first asked for and shared with all contexts of the JVM.
 */
public final class Connections {

	static final String HOME = "juanzong.home";

	static final String DEFAULT_HOME = ".data";

	static final String PROGRAMS = "juanzong.standalone.programs";

	static final String DEFAULT_PROGRAMS = "search-config/target/embedded";

	static final String ENABLED = "juanzong.standalone.enabled";

	private Connections() {
	}

	/**
	 * A running database.
	 * @return its connection as the owner of the database
	 */
	public static DatabaseConnection database() {
		Map<String, String> embedded = embedded(Part.DATABASE);
		return new DatabaseConnection(value("spring.datasource.url", embedded), value("spring.flyway.user", embedded),
				value("spring.flyway.password", embedded));
	}

	/**
	 * The same database.
	 * @return its connection as the role that row-level security holds for
	 */
	public static DatabaseConnection scopedDatabase() {
		Map<String, String> embedded = embedded(Part.DATABASE);
		return new DatabaseConnection(value("spring.datasource.url", embedded),
				value("spring.datasource.username", embedded), value("spring.datasource.password", embedded));
	}

	/**
	 * A running Elasticsearch; returns when it answers.
	 * @return its connection
	 */
	public static SearchConnection search() {
		Map<String, String> embedded = embedded(Part.SEARCH);
		return new SearchConnection(URI.create(value("juanzong.search.uri", embedded)),
				setting("juanzong.search.username"), setting("juanzong.search.password"));
	}

	/**
	 * A running S3 store.
	 * @return its connection
	 */
	public static StorageConnection storage() {
		Map<String, String> embedded = embedded(Part.STORAGE);
		String folder = embedded.get("juanzong.storage.local-folder");
		return new StorageConnection(URI.create(value("juanzong.storage.endpoint", embedded)),
				value("juanzong.storage.access-key", embedded), value("juanzong.storage.secret-key", embedded),
				(folder != null) ? Path.of(folder) : null);
	}

	private static Map<String, String> embedded(Part part) {
		if (!Part.notConfigured(Connections::setting).contains(part)) {
			return Map.of();
		}
		Path home = Path.of(Objects.requireNonNullElse(setting(HOME), DEFAULT_HOME));
		Path programs = Path.of(Objects.requireNonNullElse(setting(PROGRAMS), DEFAULT_PROGRAMS));
		Standalone standalone = Standalone.at(home, programs, LogFactory.getLog(Standalone.class));
		Map<String, String> connections = standalone.start(EnumSet.of(part));
		standalone.await(part);
		return connections;
	}

	private static String value(String name, Map<String, String> embedded) {
		String value = embedded.get(name);
		return Objects.requireNonNullElseGet(value,
				() -> Objects.requireNonNull(setting(name), () -> name + " is missing beside the address"));
	}

	private static @Nullable String setting(String name) {
		String property = System.getProperty(name);
		return (property != null) ? property
				: System.getenv(name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT));
	}

}
