package cn.juanzong.consistency;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

import cn.juanzong.ledger.ImportOutcome;
import cn.juanzong.ledger.Ledgers;
import cn.juanzong.programme.Course;
import cn.juanzong.programme.Organizer;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** What the ledger's own import and counting lead to; ID numbers are of area 999999. */
@SpringBootTest(properties = "juanzong.worker.enabled=false")
@AutoConfigureMockMvc
class LedgerFindingsIT {

	private static final int[] WEIGHTS = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };

	@Autowired
	private ApplicationContext context;

	@Autowired
	private Findings findings;

	@Autowired
	private FindingTexts texts;

	@Autowired
	private Ledgers ledgers;

	@Autowired
	private Sessions sessions;

	private CaseStage stage;

	private Organizer ours;

	@BeforeEach
	void setUp() {
		this.stage = new CaseStage(this.context);
		this.ours = this.stage.organizer();
	}

	@Test
	void F1_F6_rowsRefusedForIdOrPhoneAreFoundAfterTheGoodOnesWereAccepted() {
		TrainingSession session = this.stage.session(this.ours, TrainingClass.BASIC, "2022-06-15", "2022-06-15");
		String good = idNumber("19800101");
		char wrong = (good.charAt(17) == '1') ? '2' : '1';
		ImportOutcome outcome = load(session, "张三," + good + ",13800000001,网店开设",
				"李四," + idNumber("19810101").substring(0, 17) + "Z,13800000002,网店开设",
				"王五," + good.substring(0, 17) + wrong + ",13800000003,网店开设",
				"赵六," + idNumber("19820101") + ",12800000004,网店开设");
		assertThat(outcome.rowsGood()).isEqualTo(1);
		this.stage.checkAll();
		assertThat(codes(session)).contains(RuleCode.LEDGER_ROWS_LEFT_OUT, RuleCode.ID_NUMBER_REFUSED,
				RuleCode.PHONE_REFUSED);
		assertThat(of(session, RuleCode.ID_NUMBER_REFUSED)).hasSize(2)
			.extracting((each) -> each.finding().facts().get("fault"))
			.contains("ID_CHECK_DIGIT");
		assertThat(this.findings.openOf(session.id()))
			.extracting((each) -> this.texts.of(each.finding(), Locale.SIMPLIFIED_CHINESE).text())
			.noneMatch(
					(text) -> text.contains(good.substring(6, 14)) || text.contains("ID_") || text.contains("PHONE_"));

		load(session, "张三," + good + ",13800000001,网店开设");
		this.stage.checkAll();
		assertThat(codes(session)).doesNotContain(RuleCode.LEDGER_ROWS_LEFT_OUT, RuleCode.ID_NUMBER_REFUSED,
				RuleCode.PHONE_REFUSED);
	}

	@Test
	void C1_C9_repeatsAreFoundInTheLaterSessionAndWithAnotherContractorInBoth() {
		Course course = this.stage.course(TrainingClass.BASIC);
		Organizer theirs = this.stage.organizer();
		TrainingSession first = this.stage.session(this.ours, course, "2022-06-01", "2022-06-01");
		TrainingSession second = this.stage.session(this.ours, course, "2022-07-01", "2022-07-01");
		TrainingSession foreign = this.stage.session(theirs, course, "2022-08-01", "2022-08-01");
		String line = "张三," + idNumber("19800101") + ",13800000001,网店开设";
		load(foreign, line);
		load(second, line);
		load(first, line);
		this.stage.checkAll();
		assertThat(of(second, RuleCode.REPEAT_ATTENDANCE)).singleElement()
			.satisfies((each) -> assertThat(each.finding().sessions()).containsExactly(first.id()));
		assertThat(of(foreign, RuleCode.REPEAT_ACROSS_ORGANIZERS)).singleElement()
			.satisfies((each) -> assertThat(each.finding().sessions()).containsExactly(first.id()));
		assertThat(of(first, RuleCode.REPEAT_ACROSS_ORGANIZERS)).singleElement()
			.satisfies((each) -> assertThat(each.finding().sessions()).containsExactly(foreign.id()));
		assertThat(codes(first)).doesNotContain(RuleCode.REPEAT_ATTENDANCE);

		this.sessions.declareVoid(first.id(), "重复登记", this.stage.inspector);
		this.stage.checkAll();
		assertThat(codes(second)).doesNotContain(RuleCode.REPEAT_ATTENDANCE)
			.contains(RuleCode.REPEAT_ACROSS_ORGANIZERS);
		assertThat(of(foreign, RuleCode.REPEAT_ACROSS_ORGANIZERS)).singleElement()
			.satisfies((each) -> assertThat(each.finding().sessions()).containsExactly(second.id()));
		assertThat(this.findings.openOf(first.id())).isEmpty();
	}

	@Test
	void C3_C7_doubleLinesAndNamesThatDisagreeAreFound() {
		Course course = this.stage.course(TrainingClass.BASIC);
		TrainingSession one = this.stage.session(this.ours, course, "2022-06-01", "2022-06-01");
		TrainingSession other = this.stage.session(this.ours, course, "2022-07-01", "2022-07-01");
		String twice = idNumber("19800101");
		String disputed = idNumber("19810101");
		load(one, "张三," + twice + ",13800000001,网店开设", "张三," + twice + ",13800000001,网店开设",
				"李四," + disputed + ",13800000002,网店开设");
		load(other, "王五," + disputed + ",13800000003,网店开设");
		this.stage.checkAll();
		assertThat(of(one, RuleCode.DOUBLE_LINE)).singleElement()
			.satisfies((each) -> assertThat(each.finding().entries()).hasSize(2));
		assertThat(of(one, RuleCode.ID_NAME_CONFLICT)).singleElement()
			.satisfies((each) -> assertThat(each.finding().facts()).containsEntry("name", "李四"));
		assertThat(of(other, RuleCode.ID_NAME_CONFLICT)).hasSize(1);
	}

	@Test
	void A1_A2_peopleAtTheEdgeOfTheAgeBandAreNoted() {
		TrainingSession session = this.stage.session(this.ours, TrainingClass.BASIC, "2022-06-15", "2022-06-17");
		load(session, "张三," + idNumber("20060615") + ",13800000001,网店开设",
				"李四," + idNumber("19570616") + ",13800000002,网店开设");
		this.stage.checkAll();
		assertThat(of(session, RuleCode.AGE_BOUNDARY_16)).singleElement()
			.satisfies((each) -> assertThat(each.finding().facts()).containsEntry("line", "1"));
		assertThat(of(session, RuleCode.AGE_BOUNDARY_IN_SESSION)).singleElement()
			.satisfies((each) -> assertThat(each.finding().facts()).containsEntry("age", "65")
				.containsEntry("reachedOn", "2022-06-16"));
	}

	@Test
	void aLedgerImportedAgainWithTheSameContentKeepsTheDecision() {
		TrainingSession session = this.stage.session(this.ours, TrainingClass.BASIC, "2022-06-15", "2022-06-15");
		String twice = idNumber("19800101");
		String line = "张三," + twice + ",13800000001,网店开设";
		String another = "李四," + idNumber("19810101") + ",13800000002,网店开设";
		load(session, line, line);
		this.stage.checkAll();
		RecordedFinding before = of(session, RuleCode.DOUBLE_LINE).get(0);
		this.findings.decide(before.id(), before.fingerprint(), RecordedFinding.Disposition.EXPLAINED);
		load(session, another, line, line);
		this.stage.checkAll();
		RecordedFinding after = of(session, RuleCode.DOUBLE_LINE).get(0);
		assertThat(after.disposition()).isEqualTo(RecordedFinding.Disposition.EXPLAINED);
		assertThat(after.finding().facts()).containsEntry("lines", "2, 3");
	}

	private ImportOutcome load(TrainingSession session, String... lines) {
		String file = "姓名,身份证号码,手机号,培训内容\n" + String.join("\n", lines) + "\n";
		ImportOutcome outcome = this.ledgers.importFile(session.id(), "台账.csv",
				new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), true,
				this.stage.archivist(session.organizer()));
		assertThat(outcome.version()).isNotNull();
		return outcome;
	}

	private List<RecordedFinding> of(TrainingSession session, RuleCode code) {
		return this.findings.openOf(session.id()).stream().filter((each) -> each.code() == code).toList();
	}

	private List<RuleCode> codes(TrainingSession session) {
		return this.findings.openOf(session.id()).stream().map(RecordedFinding::code).toList();
	}

	private static String idNumber(String birth) {
		String body = "999999" + birth
				+ String.format(Locale.ROOT, "%03d", ThreadLocalRandom.current().nextInt(1, 1000));
		int sum = 0;
		for (int i = 0; i < WEIGHTS.length; i++) {
			sum += WEIGHTS[i] * (body.charAt(i) - '0');
		}
		return body + "10X98765432".charAt(sum % 11);
	}

}
