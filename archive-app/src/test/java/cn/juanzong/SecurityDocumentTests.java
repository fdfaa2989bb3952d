package cn.juanzong;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Who enforces what according to {@code SECURITY.md} is really there. */
class SecurityDocumentTests {

	private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:Tests|IT))`");

	@Test
	void everyTestThatIsNamedExists() {
		Set<String> tests = Sources.java("test").stream().map(Sources.Source::typeName).collect(Collectors.toSet());
		assertThat(TEST.matcher(Sources.text(Sources.PROJECT.resolve("SECURITY.md")))
			.results()
			.map((MatchResult each) -> each.group(1))).isNotEmpty().allMatch(tests::contains);
	}

}
