package cn.juanzong;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import cn.juanzong.Sources.Source;
import cn.juanzong.consistency.RuleCode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every requirement of the measure that the product implements is carried by the name of
 * a test. Whoever implements another one adds it here first.
 */
class RequirementsTests {

	/** Articles: what is described, counted, kept and contradicted so far. */
	private static final List<String> ARTICLES = List.of("R03-1", "R03-2", "R04-1", "R04-2", "R05-1", "R05-2", "R05-3",
			"R05-4", "R05-5", "R06-1", "R06-2", "R06-3", "R06-4", "R07-1", "R09-1", "R09-2", "R09-3", "R10-1", "R10-2",
			"R10-3", "R10-4", "R12-3", "R12-5", "R13-1", "R14-1", "R14-2", "R18-1");

	/** Names of test methods, display names and the names and rows of parameters. */
	private static final Pattern NAME = Pattern.compile(
			"void (\\w+)\\(|@(?:DisplayName|ParameterizedTest|CsvSource|ValueSource)\\(((?:[^()\"]++|\"\"\"[\\s\\S]*?"
					+ "\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\")*)\\)");

	@Test
	void everyRequirementIsCarriedByATest() {
		List<String> names = names(Sources.java("test"));
		assertThat(without(required(), names)).as("no test carries these in its name").isEmpty();
	}

	@Test
	void theRuleItselfMissesNothing() {
		List<Source> fixture = List.of(new Source("fixture", "a/SomeTests.java",
				"\t@Test\n\tvoid R05_1_x() {\n\t}\n\t@Test\n\t@DisplayName(\"C4 (A7)\")\n\tvoid y() {\n\t}\n"
						+ "\t@CsvSource(textBlock = \"\"\"\n\t\tA12, (x)\n\t\t\"\"\")\n\tvoid z() {\n// R05-2 in a comment"));
		assertThat(without(List.of("R05-1", "C4", "A7", "A12", "R05-2", "A1", "C1"), names(fixture)))
			.containsExactly("A1", "C1", "R05-2");
	}

	private static List<String> required() {
		Stream<String> counting = IntStream.rangeClosed(1, 14).mapToObj((number) -> "C" + number);
		Stream<String> ambiguities = IntStream.rangeClosed(1, 20).mapToObj((number) -> "A" + number);
		return Stream.of(ARTICLES.stream(), counting, ambiguities).flatMap((all) -> all).toList();
	}

	/** The stories of a rule are tests whose name begins with the rule's requirement. */
	private static List<String> names(List<Source> tests) {
		List<String> names = new ArrayList<>();
		for (Source test : tests) {
			Matcher name = NAME.matcher(test.text());
			while (name.find()) {
				names.add((name.group(1) != null) ? name.group(1) : name.group(2));
			}
		}
		return names;
	}

	private static TreeSet<String> without(List<String> required, List<String> names) {
		return new TreeSet<>(required.stream()
			.filter((id) -> names.stream().noneMatch((name) -> carries(name, id)))
			.filter((id) -> names.stream().noneMatch((name) -> name.equals("findsExactlyWhatTheStoryTells"))
					|| Stream.of(RuleCode.values()).noneMatch((code) -> code.requirement().equals(id)))
			.toList());
	}

	private static boolean carries(String name, String id) {
		return Pattern.compile("(?<![A-Za-z0-9])" + id.replace("-", "[-_]") + "(?![0-9A-Za-z])").matcher(name).find();
	}

}
