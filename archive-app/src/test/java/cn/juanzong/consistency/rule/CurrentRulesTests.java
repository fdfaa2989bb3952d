package cn.juanzong.consistency.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import cn.juanzong.consistency.Finding;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.consistency.rule.authenticity.AuthenticityChecks;
import cn.juanzong.consistency.snapshot.CaseSnapshot;
import cn.juanzong.consistency.snapshot.CaseSnapshot.Lines;
import cn.juanzong.ledger.FaultCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The rule book against its fixture folders, and that nothing of the book is missing. */
class CurrentRulesTests {

	static List<FixtureCase> cases() {
		return FixtureCase.all();
	}

	/** Every name carries the requirement that the story's rule decides. */
	@ParameterizedTest(name = "{0}")
	@MethodSource("cases")
	void findsExactlyWhatTheStoryTells(FixtureCase fixture) {
		assertThat(CurrentRules.check(fixture.snapshot()).stream().map(CurrentRulesTests::told))
			.containsExactlyInAnyOrderElementsOf(expected(fixture));
	}

	@ParameterizedTest
	@MethodSource("cases")
	void C14_orderOfIngestDoesNotMatter(FixtureCase fixture) {
		CaseSnapshot told = fixture.snapshot();
		var lines = new ArrayList<>(told.lines().entries());
		var evidence = new ArrayList<>(told.evidence());
		var twins = new ArrayList<>(told.twins());
		Random order = new Random(1);
		Collections.shuffle(lines, order);
		Collections.shuffle(evidence, order);
		Collections.shuffle(twins, order);
		CaseSnapshot shuffled = new CaseSnapshot(told.session(), told.ledger(), told.leftOut(), new Lines(lines),
				evidence, twins, told.overlaps(), told.repeatedElsewhere(), told.neighbours(), told.others(),
				told.thresholds(), told.reconciliation());
		assertThat(fingerprints(shuffled)).isEqualTo(fingerprints(told));
	}

	@ParameterizedTest
	@MethodSource("cases")
	void whatIsCalledACheckOfAuthenticityIsOne(FixtureCase fixture) {
		List<RuleCode> codes = CurrentRules.check(fixture.snapshot()).stream().map(Finding::code).toList();
		if (!codes.contains(RuleCode.NO_RULESET)) {
			assertThat(AuthenticityChecks.IN_FORCE.stream()
				.flatMap((check) -> check.check(fixture.snapshot()).stream())
				.map(Finding::code)
				.distinct())
				.containsExactlyInAnyOrderElementsOf(codes.stream().filter(RuleCode::authenticity).distinct().toList());
		}
	}

	@Test
	void R06_1_publicityIsHeldAnywhere() {
		assertThat(told("VENUE_NOT_QUALIFIED_publicity_anywhere")).isEmpty();
	}

	@Test
	void R06_2_basicAndPracticalClassesNeedAQualifiedVenue() {
		assertThat(told("VENUE_NOT_QUALIFIED_basic_class_in_a_village_hall"))
			.containsExactly(RuleCode.VENUE_NOT_QUALIFIED);
		assertThat(told("VENUE_NOT_QUALIFIED_practical_class_in_a_village_hall"))
			.containsExactly(RuleCode.VENUE_NOT_QUALIFIED);
		assertThat(told("VENUE_NOT_QUALIFIED_equipped_place")).isEmpty();
	}

	@Test
	void R06_3_practiceIsAskedForWhereTheClassHasSome() {
		assertThat(told("HOURS_NOT_SPLIT_no_practice_in_a_practical_class")).containsExactly(RuleCode.HOURS_NOT_SPLIT);
		assertThat(told("HOURS_NOT_SPLIT_publicity_is_theory_only")).isEmpty();
	}

	@Test
	void R03_1_R03_2_A14_instructorsNeedACredentialAndTwoYearsOfPractice() {
		assertThat(told("INSTRUCTOR_WITHOUT_CREDENTIAL_blank_credential"))
			.containsExactly(RuleCode.INSTRUCTOR_WITHOUT_CREDENTIAL);
		assertThat(told("INSTRUCTOR_EXPERIENCE_SHORT_one_day_short"))
			.containsExactly(RuleCode.INSTRUCTOR_EXPERIENCE_SHORT);
		assertThat(told("INSTRUCTOR_EXPERIENCE_SHORT_two_years_to_the_day")).isEmpty();
		assertThat(told("INSTRUCTOR_EXPERIENCE_SHORT_not_asked_in_a_basic_class")).isEmpty();
	}

	@Test
	void R10_1_aSessionWithoutALedgerIsNamed() {
		assertThat(told("WRITTEN_FILING_INCOMPLETE_no_ledger_at_all")).contains(RuleCode.WRITTEN_FILING_INCOMPLETE);
	}

	@Test
	void A13_publicityNeedsAVideoUnlessTheSettingSaysOtherwise() {
		assertThat(told("SESSION_FILE_INCOMPLETE_video_missing")).containsExactly(RuleCode.SESSION_FILE_INCOMPLETE);
		assertThat(told("SESSION_FILE_INCOMPLETE_publicity_without_video_where_optional")).isEmpty();
	}

	private static List<RuleCode> told(String folder) {
		FixtureCase fixture = cases().stream().filter((each) -> each.folder().equals(folder)).findFirst().orElseThrow();
		return CurrentRules.check(fixture.snapshot()).stream().map(Finding::code).toList();
	}

	@Test
	void everyCodeHasAStoryAndEveryHardOneAnHonestStoryToo() {
		Set<RuleCode> told = EnumSet.noneOf(RuleCode.class);
		Set<RuleCode> silent = EnumSet.noneOf(RuleCode.class);
		for (FixtureCase fixture : cases()) {
			RuleCode code = fixture.code();
			boolean found = expected(fixture).stream().anyMatch((each) -> code.name().equals(each.get("code")));
			(found ? told : silent).add(code);
		}
		assertThat(told).containsExactlyInAnyOrder(RuleCode.values());
		assertThat(silent).containsAll(StreamSupport.stream(EnumSet.allOf(RuleCode.class).spliterator(), false)
			.filter((code) -> code.severity() == RuleCode.Severity.RED)
			.toList());
	}

	@ParameterizedTest
	@EnumSource(RuleCode.class)
	void everyCodeCitesAnArticleAndSpeaksBothLanguages(RuleCode code) throws IOException {
		assertThat(code.requirement()).matches("R\\d\\d-\\d|[ACF]\\d{1,2}");
		assertThat(code.article()).isBetween(1, 18);
		for (String language : List.of("", "_en")) {
			Properties messages = messages(language);
			for (String part : List.of("title", "text", "todo", "cause", "quote")) {
				assertThat(messages.getProperty("finding." + code + "." + part)).as(code + "." + part + language)
					.isNotBlank();
			}
			for (String fact : code.facts()) {
				assertThat(messages.getProperty("finding.fact." + fact)).as(fact + language).isNotBlank();
			}
		}
	}

	@ParameterizedTest
	@EnumSource(value = FaultCode.class, names = "(ID|PHONE)_.*", mode = EnumSource.Mode.MATCH_ALL)
	void everyFaultForWhichARowIsRefusedHasWords(FaultCode fault) throws IOException {
		for (String language : List.of("", "_en")) {
			assertThat(messages(language).getProperty("finding.value.fault." + fault)).as(fault + language)
				.isNotBlank();
		}
	}

	@ParameterizedTest
	@EnumSource(RuleCode.class)
	void textsQuoteOnlyFactsThatAreThere(RuleCode code) throws IOException {
		for (String language : List.of("", "_en")) {
			var arguments = java.util.regex.Pattern.compile("\\{(\\d+)}")
				.matcher(messages(language).getProperty("finding." + code + ".text"));
			Set<Integer> quoted = new HashSet<>();
			while (arguments.find()) {
				quoted.add(Integer.valueOf(arguments.group(1)));
			}
			assertThat(quoted).as(code + language)
				.hasSize(code.facts().size())
				.allMatch((n) -> n < code.facts().size());
		}
	}

	private static List<Map<String, Object>> expected(FixtureCase fixture) {
		List<Map<String, Object>> expected = new ArrayList<>();
		for (JsonNode each : fixture.json().path("expected")) {
			Map<String, Object> told = new LinkedHashMap<>();
			told.put("code", each.path("code").asString());
			Map<String, String> facts = new LinkedHashMap<>();
			each.path("facts").properties().forEach((fact) -> facts.put(fact.getKey(), fact.getValue().asString()));
			told.put("facts", facts);
			told.put("entries", ids(each.path("lines"), "line"));
			told.put("records", ids(each.path("records"), ""));
			told.put("sessions", ids(each.path("sessions"), ""));
			expected.add(told);
		}
		return expected;
	}

	private static Map<String, Object> told(Finding finding) {
		Map<String, Object> told = new LinkedHashMap<>();
		told.put("code", finding.code().name());
		told.put("facts", finding.facts());
		told.put("entries", Set.copyOf(finding.entries()));
		told.put("records", Set.copyOf(finding.records()));
		told.put("sessions", Set.copyOf(finding.sessions()));
		return told;
	}

	private static Set<UUID> ids(JsonNode names, String prefix) {
		return StreamSupport.stream(names.spliterator(), false)
			.map((name) -> FixtureCase.id(prefix + name.asString()))
			.collect(Collectors.toSet());
	}

	private static Set<String> fingerprints(CaseSnapshot snapshot) {
		return CurrentRules.check(snapshot).stream().map(Finding::fingerprint).collect(Collectors.toSet());
	}

	private static Properties messages(String language) throws IOException {
		Properties messages = new Properties();
		try (InputStream in = CurrentRulesTests.class
			.getResourceAsStream("/messages/consistency" + language + ".properties")) {
			messages.load(new InputStreamReader(in, StandardCharsets.UTF_8));
		}
		return messages;
	}

}
