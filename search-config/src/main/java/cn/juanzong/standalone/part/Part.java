package cn.juanzong.standalone.part;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A part that runs beside the application unless its connection is configured.
 */
public enum Part {

	DATABASE("PostgreSQL", "spring.datasource.url"),

	SEARCH("Elasticsearch", "juanzong.search.uri"),

	STORAGE("S3 endpoint", "juanzong.storage.endpoint");

	private final String title;

	private final String connectionProperty;

	Part(String title, String connectionProperty) {
		this.title = title;
		this.connectionProperty = connectionProperty;
	}

	public String title() {
		return this.title;
	}

	String connectionProperty() {
		return this.connectionProperty;
	}

	/**
	 * The parts that have to be started.
	 * @param settings answers a property or {@code null}
	 * @return those without a configured connection
	 */
	public static Set<Part> notConfigured(Function<String, @Nullable String> settings) {
		Set<Part> parts = EnumSet.noneOf(Part.class);
		for (Part part : values()) {
			String connection = settings.apply(part.connectionProperty);
			if (connection == null || connection.isBlank()) {
				parts.add(part);
			}
		}
		return parts;
	}

}
