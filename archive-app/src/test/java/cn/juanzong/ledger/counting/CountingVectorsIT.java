package cn.juanzong.ledger.counting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.UUID;

import cn.juanzong.ledger.ImportOutcome;
import cn.juanzong.ledger.LedgerEntry;
import cn.juanzong.ledger.LedgerNotice;
import cn.juanzong.ledger.LedgerRoom;
import cn.juanzong.ledger.LedgerStage;
import cn.juanzong.ledger.LedgerTotals;
import cn.juanzong.ledger.Ledgers;
import cn.juanzong.ledger.People;
import cn.juanzong.programme.Course;
import cn.juanzong.programme.Organizer;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.SettingKey;
import cn.juanzong.programme.Settings;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;

import static cn.juanzong.ledger.LedgerStage.person;
import static org.assertj.core.api.Assertions.assertThat;

/** Section 1.4, vector by vector, in several zones and locales. */
@SpringJUnitConfig(LedgerRoom.class)
@ParameterizedClass(name = "{0} {1}")
@CsvSource({ "UTC, en-US", "Asia/Shanghai, zh-CN", "America/Los_Angeles, en-US", "UTC, th-TH-u-ca-buddhist-nu-thai" })
class CountingVectorsIT {

	private static final LocalDate ADULT = LocalDate.of(1990, 1, 1);

	@Parameter(0)
	String zone;

	@Parameter(1)
	String locale;

	@Autowired
	ApplicationContext context;

	@Autowired
	Ledgers ledgers;

	@Autowired
	Recount recount;

	@Autowired
	JdbcClient jdbc;

	private TimeZone zoneBefore;

	private Locale localeBefore;

	private LedgerStage stage;

	private Organizer organizer;

	private Course course;

	private int sequence;

	@BeforeEach
	void setUp() {
		this.zoneBefore = TimeZone.getDefault();
		this.localeBefore = Locale.getDefault();
		TimeZone.setDefault(TimeZone.getTimeZone(this.zone));
		Locale.setDefault(Locale.forLanguageTag(this.locale));
		this.stage = new LedgerStage(this.context);
		this.organizer = this.stage.organizer();
		this.course = this.stage.course(TrainingClass.BASIC);
		this.sequence = LedgerStage.next();
	}

	@AfterEach
	void restore() {
		TimeZone.setDefault(this.zoneBefore);
		Locale.setDefault(this.localeBefore);
	}

	@Test
	void C1_R10_4_countsInTheEarliestSession() {
		TrainingSession third = session("2022-08-01");
		TrainingSession first = session("2022-06-01");
		TrainingSession second = session("2022-07-01");
		for (TrainingSession each : List.of(third, second, first)) {
			ledger(each, "张三", ADULT);
		}
		assertThat(only(first).counting()).isEqualTo(Counting.COUNTED);
		assertRepeat(second, first);
		assertRepeat(third, first);
		assertThat(this.ledgers.together(List.of(first.id(), second.id(), third.id())))
			.isEqualTo(new LedgerTotals(3, 1, 0, 2, 0, 1));
	}

	@Test
	void C2_twoCoursesCountTwice() {
		TrainingSession one = session("2022-06-01");
		TrainingSession other = this.stage.session(this.organizer, this.stage.course(TrainingClass.BASIC),
				"2022-06-02");
		ledger(one, "张三", ADULT);
		ledger(other, "张三", ADULT);
		assertThat(this.ledgers.together(List.of(one.id(), other.id()))).isEqualTo(new LedgerTotals(2, 2, 0, 0, 0, 1));
	}

	@Test
	void C3_R05_5_aDoubleLineCountsOnceAndIsNamed() {
		TrainingSession session = session("2022-06-01");
		ImportOutcome outcome = this.stage.ledger(session, line("张三", ADULT), line("张三", ADULT));
		assertThat(outcome.faults()).isEmpty();
		assertThat(outcome.notes()).singleElement()
			.satisfies((note) -> assertThat(note.messageKey()).isEqualTo("ledger.note.SAME_ID_TWICE"));
		List<LedgerEntry> lines = this.ledgers.entries(session.id());
		assertThat(lines.get(0).counting()).isEqualTo(Counting.COUNTED);
		assertThat(lines.get(1).reason()).isEqualTo(CountingReason.DOUBLE_LINE);
		assertThat(lines).allMatch((line) -> line.has(LedgerNotice.DOUBLE_LINE));
		assertThat(this.ledgers.totals(session.id())).isEqualTo(new LedgerTotals(2, 1, 0, 1, 0, 1));
	}

	@Test
	void C4_countMovesWhenTheSessionIsDeclaredVoidAndTheTrailTellsIt() {
		TrainingSession first = session("2022-06-01");
		TrainingSession second = session("2022-07-01");
		ledger(first, "张三", ADULT);
		ledger(second, "张三", ADULT);
		this.context.getBean(Sessions.class).declareVoid(first.id(), "held without approval", LedgerStage.ADMIN);
		assertThat(only(first).reason()).isEqualTo(CountingReason.SESSION_VOIDED);
		assertThat(only(second).counting()).isEqualTo(Counting.COUNTED);
		List<String> trail = this.jdbc
			.sql("select detail::text from audit_entry where action = 'ledger.recounted' and subject_id = ?")
			.param(second.id().toString())
			.query(String.class)
			.list();
		assertThat(trail).anyMatch((detail) -> detail.contains("REPEAT>COUNTED"));
	}

	@Test
	void C5_whoWasTooYoungBeforeCountsLater() {
		LocalDate birth = LocalDate.of(2006, 6, 15);
		TrainingSession at15 = session("2022-06-14");
		TrainingSession at16 = session("2022-06-15");
		ledger(at15, "张三", birth);
		ledger(at16, "张三", birth);
		assertThat(only(at15).counting()).isEqualTo(Counting.AGE_UNDER);
		assertThat(only(at16).counting()).isEqualTo(Counting.COUNTED);
		assertThat(only(at16).has(LedgerNotice.AGE_BOUNDARY_16)).isTrue();
	}

	@Test
	void C6_whoRepeatsAt65StaysCountedAt64() {
		LocalDate birth = LocalDate.of(1957, 6, 15);
		TrainingSession at64 = session("2022-06-14");
		TrainingSession at65 = session("2022-06-15");
		ledger(at64, "张三", birth);
		ledger(at65, "张三", birth);
		assertThat(only(at64).counting()).isEqualTo(Counting.COUNTED);
		assertThat(only(at65).counting()).isEqualTo(Counting.AGE_OVER);
	}

	@Test
	void C7_oneNumberUnderTwoNamesCountsNowhereUntilResolved() {
		TrainingSession first = session("2022-06-01");
		TrainingSession second = session("2022-07-01");
		ledger(first, "张三", ADULT);
		ledger(second, "李四", ADULT);
		for (TrainingSession each : List.of(first, second)) {
			assertThat(only(each).counting()).isEqualTo(Counting.UNRESOLVED);
			assertThat(only(each).reason()).isEqualTo(CountingReason.ID_NAME_CONFLICT);
		}
		ledger(second, "张 三", ADULT);
		assertThat(only(first).counting()).isEqualTo(Counting.COUNTED);
		assertRepeat(second, first);
	}

	@Test
	void C8_sameNameAndPhoneWithTwoNumbersAreTwoPeopleAndPointedOut() {
		TrainingSession session = session("2022-06-01");
		String phone = People.phone(LedgerStage.next());
		this.stage.ledger(session, "张三," + People.idNumber(ADULT, this.sequence) + "," + phone,
				"张三," + People.idNumber(ADULT.plusDays(1), this.sequence) + "," + phone);
		assertThat(this.ledgers.totals(session.id())).isEqualTo(new LedgerTotals(2, 2, 0, 0, 0, 2));
		assertThat(this.ledgers.entries(session.id())).allMatch((line) -> line.has(LedgerNotice.SAME_NAME_AND_PHONE));
	}

	@Test
	void C8_theNoticeGoesWhenTheOtherLineIsCorrected() {
		TrainingSession one = session("2022-06-01");
		TrainingSession other = session("2022-06-02");
		String phone = People.phone(LedgerStage.next());
		this.stage.ledger(one, "张三," + People.idNumber(ADULT, this.sequence) + "," + phone);
		this.stage.ledger(other, "张三," + People.idNumber(ADULT.plusDays(1), this.sequence) + "," + phone);
		assertThat(only(one).has(LedgerNotice.SAME_NAME_AND_PHONE)).isTrue();
		this.stage.ledger(other,
				"张三," + People.idNumber(ADULT.plusDays(1), this.sequence) + "," + People.phone(LedgerStage.next()));
		assertThat(only(one).has(LedgerNotice.SAME_NAME_AND_PHONE)).isFalse();
	}

	@Test
	void C9_twoContractorsCountOnceAndBothArePointedOut() {
		TrainingSession first = session("2022-06-01");
		TrainingSession second = this.stage.session(this.stage.organizer(), this.course, "2022-07-01");
		ledger(second, "张三", ADULT);
		ledger(first, "张三", ADULT);
		assertThat(only(first).counting()).isEqualTo(Counting.COUNTED);
		assertRepeat(second, first);
		assertThat(only(first).has(LedgerNotice.SEVERAL_ORGANIZERS)).isTrue();
		assertThat(only(second).has(LedgerNotice.SEVERAL_ORGANIZERS)).isTrue();
	}

	@Test
	void C10_otherSpellingsOfTheNumberAreTheSamePerson() {
		String number = People.idNumber(ADULT, this.sequence);
		String fullWidth = number.chars()
			.mapToObj((c) -> Character.toString(c + 0xfee0))
			.reduce("", String::concat)
			.toLowerCase(Locale.ROOT);
		List<String> spellings = List.of(number, number.toLowerCase(Locale.ROOT), fullWidth,
				number.substring(0, 6) + " " + number.substring(6, 14) + " " + number.substring(14),
				number.substring(0, 6) + number.substring(8, 17), number + "31");
		List<UUID> sessions = new ArrayList<>();
		for (String spelling : spellings) {
			TrainingSession session = session("2022-06-" + (10 + sessions.size()));
			assertThat(this.stage.ledger(session, "张三," + spelling + ",13900000001").faults()).isEmpty();
			sessions.add(session.id());
		}
		assertThat(this.ledgers.together(sessions)).isEqualTo(new LedgerTotals(6, 1, 0, 5, 0, 1));
	}

	@Test
	void C11_sameStartTheLowerNumberWins() {
		TrainingSession lower = session("2022-06-01");
		TrainingSession higher = session("2022-06-01");
		ledger(higher, "张三", ADULT);
		ledger(lower, "张三", ADULT);
		assertThat(only(lower).counting()).isEqualTo(Counting.COUNTED);
		assertRepeat(higher, lower);
		TrainingSession afternoon = this.stage.session(this.organizer, this.course, LocalDate.of(2022, 6, 1),
				LocalDate.of(2022, 6, 1), "08:00", "P1");
		ledger(afternoon, "张三", ADULT);
		assertThat(only(afternoon).counting()).isEqualTo(Counting.COUNTED);
	}

	@Test
	void C12_A10_aRenamedCourseIsTheSameCourse() {
		TrainingSession first = session("2022-06-01");
		TrainingSession second = session("2022-07-01");
		ledger(first, "张三", ADULT);
		this.jdbc.sql("update course set title = title || ' (new)' where course_id = ?")
			.param(this.course.id())
			.update();
		ledger(second, "张三", ADULT);
		assertRepeat(second, first);
	}

	@Test
	void C13_A4_scopeDecidesOverTwoYears() {
		TrainingSession first = session("2022-12-01");
		TrainingSession second = session("2023-02-01");
		ledger(first, "张三", ADULT);
		ledger(second, "张三", ADULT);
		assertRepeat(second, first);
		Settings settings = this.context.getBean(Settings.class);
		settings.change(SettingKey.DEDUPE_SCOPE, "YEAR", LedgerStage.ADMIN);
		try {
			assertThat(only(second).counting()).isEqualTo(Counting.COUNTED);
		}
		finally {
			settings.change(SettingKey.DEDUPE_SCOPE, "PROJECT", LedgerStage.ADMIN);
		}
		assertRepeat(second, first);
	}

	@Test
	void C14_countingAgainChangesNothingAndTheOrderOfImportsDoesNotMatter() {
		Random random = new Random(14);
		List<TrainingSession> sessions = new ArrayList<>();
		Map<UUID, String[]> files = new java.util.HashMap<>();
		for (int i = 0; i < 6; i++) {
			TrainingSession session = session("2022-06-" + (10 + random.nextInt(3)));
			sessions.add(session);
			files.put(session.id(),
					random.ints(12, 0, 20)
						.mapToObj((n) -> person((n == 7 && random.nextBoolean()) ? "李四" : "张三",
								LocalDate.of(1950 + 3 * n, 6, 12), this.sequence % 900))
						.toArray(String[]::new));
		}
		sessions.forEach((each) -> this.stage.ledger(each, files.get(each.id())));
		List<String> before = state(sessions);
		this.context.getBean(TransactionTemplate.class)
			.executeWithoutResult((status) -> this.recount.everybody("test"));
		assertThat(state(sessions)).isEqualTo(before);
		Collections.shuffle(sessions, random);
		sessions.forEach((each) -> this.stage.ledger(each, files.get(each.id())));
		assertThat(state(sessions)).isEqualTo(before);
		// totals hold the invariant for every session and for all together, whatever came
		// in
		sessions.forEach((each) -> assertThat(this.ledgers.totals(each.id()).attended()).isEqualTo(12));
		assertThat(this.ledgers.together(sessions.stream().map(TrainingSession::id).toList()).attended()).isEqualTo(72);
	}

	@Test
	void R18_1_A19_sessionsBeforeTheMeasureHaveNoRuleset() {
		TrainingSession before = session("2022-03-14");
		TrainingSession from = session("2022-03-15");
		ledger(before, "张三", ADULT);
		ledger(from, "张三", ADULT);
		assertThat(only(before).reason()).isEqualTo(CountingReason.NO_RULESET);
		assertThat(only(before).has(LedgerNotice.NO_RULESET)).isTrue();
		assertThat(only(from).counting()).isEqualTo(Counting.COUNTED);
	}

	@Test
	void R05_4_outOfRangeIsKeptWithItsReasonAndNeverCounted() {
		TrainingSession session = session("2022-06-01");
		this.stage.ledger(session, person("张三", ADULT, 1), person("李四", ADULT.plusDays(1), 2),
				person("王五", ADULT.plusDays(2), 3), person("赵六", LocalDate.of(1952, 1, 1), 4));
		assertThat(this.ledgers.totals(session.id()).attended()).isEqualTo(4);
		assertThat(this.ledgers.entries(session.id()).get(3).counting()).isEqualTo(Counting.AGE_OVER);
	}

	@Test
	void A2_anotherDateOfTheSessionDecidesAgesAgain() {
		TrainingSession session = session("2022-06-14");
		ledger(session, "张三", LocalDate.of(2006, 6, 15));
		assertThat(only(session).counting()).isEqualTo(Counting.AGE_UNDER);
		Sessions sessions = this.context.getBean(Sessions.class);
		TrainingSession found = sessions.findAll(List.of(session.id())).get(session.id());
		sessions.change(new TrainingSession(found.id(), found.number(), found.title(), found.organizer(),
				found.course(), LocalDate.of(2022, 6, 15), LocalDate.of(2022, 6, 15), found.startsAt(), found.endsAt(),
				found.halfDays(), found.venue(), found.mode(), null, found.instructor(), found.theoryHours(),
				found.practiceHours(), found.project(), null), LedgerStage.ADMIN);
		assertThat(only(session).counting()).isEqualTo(Counting.COUNTED);
	}

	private TrainingSession session(String day) {
		return this.stage.session(this.organizer, this.course, day);
	}

	private void ledger(TrainingSession session, String name, LocalDate birth) {
		assertThat(this.stage.ledger(session, line(name, birth)).faults()).isEmpty();
	}

	private String line(String name, LocalDate birth) {
		return person(name, birth, this.sequence % 1000);
	}

	private LedgerEntry only(TrainingSession session) {
		List<LedgerEntry> lines = this.ledgers.entries(session.id());
		assertThat(lines).hasSize(1);
		return lines.get(0);
	}

	private void assertRepeat(TrainingSession session, TrainingSession of) {
		LedgerEntry entry = only(session);
		assertThat(entry.counting()).isEqualTo(Counting.REPEAT);
		assertThat(entry.reason()).isEqualTo(CountingReason.DUPLICATE_OF);
		assertThat(entry.repeatOf()).isEqualTo(of.id());
	}

	/**
	 * Everything computed, without the ids of lines, which differ from import to import.
	 */
	private List<String> state(List<TrainingSession> sessions) {
		return sessions.stream()
			.map(TrainingSession::id)
			.sorted()
			.flatMap((id) -> this.ledgers.entries(id).stream())
			.map((line) -> line.sessionId() + " " + line.line() + " " + line.name() + " " + line.counting() + " "
					+ line.reason() + " " + line.repeatOf() + " " + line.notices())
			.toList();
	}

}
