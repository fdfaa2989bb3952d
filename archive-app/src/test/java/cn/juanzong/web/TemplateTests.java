package cn.juanzong.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TemplateTests {

	private static final Path TEMPLATES = Path.of("src", "main", "resources", "templates");

	/**
	 * The template engine itself owns these names as soon as a reader has a session; a
	 * model attribute of that name works in every test without one and in no browser.
	 */
	private static final Pattern OWNED = Pattern.compile("(?<![.\\w#/'-])(session|application)\\.\\w+\\(");

	private static final Pattern INLINE = Pattern
		.compile("\\s(style|onclick|onchange|onsubmit|onload|hx-on[:\\w-]*)=|<script(?![^>]*src)|<style");

	private static final Pattern WITHOUT_DOCTYPE = Pattern.compile("\\A(?!<!DOCTYPE html>)[^\\n]*layout :: page");

	@Test
	void noTemplateUsesANameTheEngineOwns() throws IOException {
		assertThat(matches(OWNED)).isEmpty();
	}

	@Test
	void noTemplateCarriesScriptOrStyleThatTheContentSecurityPolicyRefuses() throws IOException {
		assertThat(matches(INLINE)).isEmpty();
	}

	/**
	 * The layout replaces the element only: without a doctype of its own a page is laid
	 * out in quirks mode.
	 */
	@Test
	void everyPageHasADoctype() throws IOException {
		assertThat(matches(WITHOUT_DOCTYPE)).isEmpty();
	}

	private static List<String> matches(Pattern pattern) throws IOException {
		try (Stream<Path> files = Files.walk(TEMPLATES)) {
			return files.filter((each) -> each.toString().endsWith(".html"))
				.flatMap((each) -> pattern.matcher(read(each))
					.results()
					.map((match) -> each.getFileName() + ": " + match.group()))
				.toList();
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
