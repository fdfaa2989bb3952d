package cn.juanzong;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The project's files, as the house rules read them. */
final class Sources {

	/** Tests run in the folder of their Maven module. */
	static final Path PROJECT = Path.of("").toAbsolutePath().getParent();

	private static final List<String> MODULES = List.of("search-config", "ingest-batch", "archive-app");

	private Sources() {
	}

	/** All Java files below {@code src/main/java} or {@code src/test/java}. */
	static List<Source> java(String kind) {
		List<Source> sources = new ArrayList<>();
		for (String module : MODULES) {
			Path root = PROJECT.resolve(module).resolve("src").resolve(kind).resolve("java");
			for (Path file : files(root, ".java")) {
				sources.add(new Source(module, root.relativize(file).toString().replace('\\', '/'), text(file)));
			}
		}
		return sources;
	}

	/** All files of all modules below a folder of their main resources. */
	static List<Path> resources(String folder, String suffix) {
		List<Path> all = new ArrayList<>();
		MODULES.forEach((module) -> all
			.addAll(files(PROJECT.resolve(module).resolve("src/main/resources").resolve(folder), suffix)));
		return all;
	}

	static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<Path> files(Path root, String suffix) {
		if (!Files.isDirectory(root)) {
			return List.of();
		}
		try (Stream<Path> files = Files.walk(root)) {
			return files.filter((file) -> file.toString().endsWith(suffix)).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * One Java file.
	 *
	 * @param module its Maven module
	 * @param path its path below the source folder
	 * @param text its content
	 */
	record Source(String module, String path, String text) {

		String folder() {
			return this.path.substring(0, this.path.lastIndexOf('/'));
		}

		String typeName() {
			return this.path.substring(this.path.lastIndexOf('/') + 1).replace(".java", "");
		}

		boolean isPackageInfo() {
			return typeName().equals("package-info");
		}

		long lines() {
			return this.text.lines().count();
		}

	}

}
