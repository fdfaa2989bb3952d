package cn.juanzong;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.juanzong.access.Permission;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code SECURITY.md} says of enforcers and permissions exists. */
class SecurityPageTests {

	private static final Path ROOT = Path.of("..");

	private static final Pattern TEST = Pattern.compile("\\b[A-Z]\\w+(?:IT|Tests)\\b");

	private static final Pattern PERMISSION = Pattern.compile("\\b(?:READ|MANAGE|REVEAL|SEARCH)_[A-Z]+\\b");

	private static final Pattern ROW = Pattern.compile("(?m)^\\| \\d+\\.\\d.*$");

	@Test
	void everyEnforcerExists() throws IOException {
		Set<String> named = found(TEST);
		assertThat(named).hasSizeGreaterThan(20);
		assertThat(tests()).containsAll(named);
	}

	@Test
	void everyPermissionExists() throws IOException {
		assertThat(Stream.of(Permission.values()).map(Permission::name)).containsAll(found(PERMISSION));
	}

	@Test
	void everyRequirementHasAnEnforcerOrAReason() throws IOException {
		assertThat(ROW.matcher(page()).results().map(MatchResult::group)).hasSizeGreaterThan(60)
			.allSatisfy((row) -> assertThat(row).matches("\\|[^|]+\\|[^|]+\\|[^|]*\\S[^|]*\\|"));
	}

	private static Set<String> found(Pattern pattern) throws IOException {
		return pattern.matcher(page()).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
	}

	private static String page() throws IOException {
		return Files.readString(ROOT.resolve("SECURITY.md"));
	}

	private static Set<String> tests() {
		return Stream.of("search-config", "ingest-batch", "archive-app").flatMap((module) -> {
			try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
				return files.map((file) -> file.getFileName().toString().replace(".java", "")).toList().stream();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}).collect(Collectors.toSet());
	}

}
