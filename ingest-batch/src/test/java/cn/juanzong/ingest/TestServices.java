package cn.juanzong.ingest;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

import cn.juanzong.standalone.Connections;
import cn.juanzong.standalone.DatabaseConnection;
import cn.juanzong.standalone.SearchConnection;
import cn.juanzong.standalone.StorageConnection;

/**
 * The real services, with a database, a bucket and an index of one test's own, so that
 * workers of other contexts do not see its queue.
 */
public final class TestServices {

	private TestServices() {
	}

	/**
	 * Properties that connect a process with the services.
	 * @param name lower-case letters, unique to the test
	 */
	public static Map<String, String> properties(String name) {
		DatabaseConnection database = Connections.database();
		StorageConnection storage = Connections.storage();
		SearchConnection search = Connections.search();
		Map<String, String> properties = new TreeMap<>();
		properties.put("juanzong.standalone.enabled", "false");
		properties.put("spring.datasource.url", fresh(database, name));
		properties.put("spring.flyway.user", database.username());
		properties.put("spring.flyway.password", database.password());
		DatabaseConnection scoped = Connections.scopedDatabase();
		properties.put("spring.datasource.username", scoped.username());
		properties.put("spring.datasource.password", scoped.password());
		properties.put("spring.batch.job.enabled", "false");
		properties.put("spring.batch.jdbc.initialize-schema", "never");
		properties.put("spring.batch.jdbc.isolation-level-for-create", "read_committed");
		properties.put("spring.main.web-application-type", "none");
		properties.put("spring.main.banner-mode", "off");
		properties.put("logging.level.org.springframework.batch", "warn");
		properties.put("juanzong.search.uri", search.uri().toString());
		properties.put("juanzong.search.index", name + "-" + Long.toString(System.nanoTime(), 36));
		properties.put("juanzong.storage.endpoint", storage.endpoint().toString());
		properties.put("juanzong.storage.access-key", storage.accessKey());
		properties.put("juanzong.storage.secret-key", storage.secretKey());
		properties.put("juanzong.storage.bucket", "ingest-" + name + "-" + Long.toString(System.nanoTime(), 36));
		if (storage.localFolder() != null) {
			properties.put("juanzong.storage.local-folder", storage.localFolder().toString());
		}
		properties.put("juanzong.home", Path.of("target", "ingest-" + name).toAbsolutePath().toString());
		properties.put("juanzong.fixity.cron", "-");
		return properties;
	}

	private static String fresh(DatabaseConnection database, String name) {
		try (Connection connection = DriverManager.getConnection(database.url(), database.username(),
				database.password()); Statement statement = connection.createStatement()) {
			statement.execute("drop database if exists ingest_" + name + " with (force)");
			statement.execute("create database ingest_" + name);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		return database.url().replaceFirst("/[^/?]+(\\?|$)", "/ingest_" + name + "$1");
	}

}
