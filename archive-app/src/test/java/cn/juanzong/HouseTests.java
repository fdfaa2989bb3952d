package cn.juanzong;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.juanzong.Sources.Source;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The habits of the house that a machine can see. Every rule is also shown something that
 * breaks it, so that no rule passes for ever because it looks at nothing.
 */
class HouseTests {

	private static final List<Source> MAIN = Sources.java("main");

	private static final List<Source> TESTS = Sources.java("test");

	private static final List<Source> ALL = Stream.concat(MAIN.stream(), TESTS.stream()).toList();

	private static final int LONGEST_FILE = 400;

	private static final long LARGEST_PACKAGE = 20;

	private static final Pattern FORBIDDEN_NAME = Pattern
		.compile(".+(Impl|Utils?|Helper|Manager|DTO|Dto|Data|Info)(Tests|IT)?");

	private static final Pattern FORBIDDEN_PACKAGE = Pattern
		.compile("(.*/)?(util|utils|common|helper|helpers|misc|framework|support)(/.*)?");

	private static final Pattern INJECTED_FIELD = Pattern
		.compile("@(Autowired|Inject|Resource|Value)\\b(\\([^)]*\\))?[^;(){}]*;");

	private static final Pattern SLEEP = Pattern.compile("\\bsleep\\(|\\bparkNanos\\(|\\bparkUntil\\(|@Disabled\\b");

	private static final Pattern PUBLIC_TYPE = Pattern
		.compile("(?m)^public\\s+(?:\\w+\\s+)*?(class|interface|record|enum|@interface)\\s");

	private static final Pattern LOMBOK_OR_JPA = Pattern
		.compile("(?m)^import (lombok|jakarta\\.persistence|org\\.hibernate)\\.");

	/** Journeys cross all rooms, so they have a room of their own. */
	private static final Set<String> TEST_ONLY = Set.of("cn/juanzong/journey");

	@Test
	void noTypeHasANameThatSaysNothing() {
		Predicate<Source> rule = (source) -> FORBIDDEN_NAME.matcher(source.typeName()).matches();
		assertThat(breaking(rule, ALL)).isEmpty();
		assertThat(breaking(rule,
				List.of(fixture("a/LedgerManager", ""), fixture("a/UserDto", ""), fixture("a/StoreImpl", ""))))
			.hasSize(3);
		assertThat(breaking(rule, List.of(fixture("a/Managers", ""), fixture("a/Database", "")))).isEmpty();
	}

	@Test
	void noPackageIsAJunkDrawer() {
		Predicate<Source> rule = (source) -> FORBIDDEN_PACKAGE.matcher(source.folder()).matches();
		assertThat(breaking(rule, ALL)).isEmpty();
		assertThat(breaking(rule, List.of(fixture("cn/juanzong/util/Dates", ""), fixture("cn/juanzong/common/Id", ""))))
			.hasSize(2);
	}

	@Test
	void noFileIsLongerThanItCanBeRead() {
		Predicate<Source> rule = (source) -> source.lines() > LONGEST_FILE;
		assertThat(breaking(rule, ALL)).isEmpty();
		assertThat(breaking(rule, List.of(fixture("a/Long", "line\n".repeat(LONGEST_FILE + 1))))).hasSize(1);
	}

	@Test
	void noPackageHoldsMoreThanCanBeKeptInMind() {
		assertThat(tooLarge(MAIN)).isEmpty();
		List<Source> many = Stream.iterate(0, (n) -> n + 1)
			.limit(LARGEST_PACKAGE + 1)
			.map((n) -> fixture("a/b/Thing" + n, ""))
			.toList();
		assertThat(tooLarge(many)).containsExactly("a/b");
		assertThat(tooLarge(Stream.concat(many.stream().skip(1), Stream.of(fixture("a/b/package-info", ""))).toList()))
			.isEmpty();
	}

	@Test
	void everyPackageSaysWhatItIs() {
		assertThat(packagesWithoutInfo(MAIN)).isEmpty();
		assertThat(packagesWithoutInfo(List.of(fixture("a/b/Thing", "")))).containsExactly("a/b");
		Stream<String> unmarked = MAIN.stream()
			.filter(Source::isPackageInfo)
			.filter((source) -> !source.text().contains("@NullMarked"))
			.map(Source::path);
		assertThat(unmarked).isEmpty();
	}

	@Test
	void testsLieWhereWhatTheyTestLies() {
		Set<String> folders = folders(MAIN);
		assertThat(withoutMirror(TESTS, folders)).isEmpty();
		assertThat(withoutMirror(List.of(fixture("cn/juanzong/nowhere/ThingTests", "")), folders))
			.containsExactly("cn/juanzong/nowhere");
		assertThat(folders).as("rooms of tests only").doesNotContainAnyElementsOf(TEST_ONLY);
	}

	@Test
	void publicIsTheException() {
		assertThat(publicShare(MAIN)).isLessThanOrEqualTo(0.5);
		assertThat(publicShare(List.of(fixture("a/One", "/** x */\npublic final class One {")))).isEqualTo(1.0);
		assertThat(publicShare(List.of(fixture("a/Two", "final class Two {\n\tpublic class Inner {")))).isZero();
	}

	@Test
	void nothingIsInjectedIntoFields() {
		Predicate<Source> rule = (source) -> INJECTED_FIELD.matcher(source.text()).find();
		assertThat(breaking(rule, MAIN)).isEmpty();
		assertThat(breaking(rule, List.of(fixture("a/Bad", "class Bad {\n\t@Autowired\n\tprivate Other other;\n}"),
				fixture("a/Worse", "class Worse {\n\t@Value(\"${x}\")\n\tString x;\n}"))))
			.hasSize(2);
		assertThat(breaking(rule,
				List.of(fixture("a/Good",
						"class Good {\n\tGood(@Value(\"${x}\") String x) {\n\t}\n" + "\tprivate int y;\n}"))))
			.isEmpty();
	}

	@Test
	void noTestSleepsOrIsSwitchedOff() {
		Predicate<Source> rule = (source) -> !source.typeName().equals("HouseTests")
				&& SLEEP.matcher(source.text()).find();
		assertThat(breaking(rule, TESTS)).isEmpty();
		assertThat(breaking(rule,
				List.of(fixture("a/LazyIT", "Thread.sleep(100);"), fixture("a/OffTests", "@Disabled\nvoid x()"))))
			.hasSize(2);
	}

	@Test
	void neitherLombokNorAPersistenceFramework() {
		Predicate<Source> rule = (source) -> LOMBOK_OR_JPA.matcher(source.text()).find();
		assertThat(breaking(rule, ALL)).isEmpty();
		assertThat(breaking(rule, List.of(fixture("a/Bean", "import lombok.Data;")))).hasSize(1);
	}

	@Test
	void testsAreFoundByTheirNames() {
		Predicate<Source> rule = (source) -> source.text().contains("\t@Test\n")
				&& !source.typeName().matches(".+(Tests|IT|Benchmark|Contract)");
		assertThat(breaking(rule, TESTS)).isEmpty();
		assertThat(breaking(rule, List.of(fixture("a/ThingTest", "class ThingTest {\n\t@Test\n\tvoid x() {"))))
			.hasSize(1);
	}

	private static List<String> breaking(Predicate<Source> rule, List<Source> sources) {
		return sources.stream().filter(rule).map(Source::path).toList();
	}

	private static Source fixture(String path, String text) {
		return new Source("fixture", path + ".java", text);
	}

	private static Set<String> folders(List<Source> sources) {
		return sources.stream().map(Source::folder).collect(Collectors.toSet());
	}

	private static List<String> packagesWithoutInfo(List<Source> sources) {
		Set<String> described = folders(sources.stream().filter(Source::isPackageInfo).toList());
		return folders(sources).stream().filter((folder) -> !described.contains(folder)).sorted().toList();
	}

	private static List<String> withoutMirror(List<Source> tests, Set<String> mainFolders) {
		return folders(tests).stream()
			.filter((folder) -> !mainFolders.contains(folder) && !TEST_ONLY.contains(folder))
			.sorted()
			.toList();
	}

	private static List<String> tooLarge(List<Source> sources) {
		return sources.stream()
			.filter((source) -> !source.isPackageInfo())
			.collect(Collectors.groupingBy(Source::folder, TreeMap::new, Collectors.counting()))
			.entrySet()
			.stream()
			.filter((types) -> types.getValue() > LARGEST_PACKAGE)
			.map(Map.Entry::getKey)
			.toList();
	}

	private static double publicShare(List<Source> sources) {
		List<Source> types = sources.stream().filter((source) -> !source.isPackageInfo()).toList();
		long open = types.stream().filter((source) -> PUBLIC_TYPE.matcher(source.text()).find()).count();
		return (double) open / types.size();
	}

}
