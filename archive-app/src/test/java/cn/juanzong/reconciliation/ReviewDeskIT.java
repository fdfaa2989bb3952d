package cn.juanzong.reconciliation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

import cn.juanzong.access.ActingUser;
import cn.juanzong.consistency.CaseStage;
import cn.juanzong.consistency.Findings;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.ledger.Correction;
import cn.juanzong.ledger.Corrections;
import cn.juanzong.ledger.Ledgers;
import cn.juanzong.privacy.ShownNumbers;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.reconciliation.ReviewDesk.Answer;
import cn.juanzong.reconciliation.ReviewDesk.Problem;
import cn.juanzong.reconciliation.ReviewDesk.Wanted;
import cn.juanzong.reconciliation.SheetStage.Person;
import cn.juanzong.reconciliation.SheetStage.Written;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.MaterialKind;
import cn.juanzong.storage.ObjectKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** Paper against ledger in the database, decisions about it, and corrections. */
@SpringBootTest(properties = "juanzong.worker.enabled=false")
@AutoConfigureMockMvc
class ReviewDeskIT {

	@Autowired
	private ApplicationContext context;

	@Autowired
	private Reconciliations reconciliations;

	@Autowired
	private ReviewDesk desk;

	@Autowired
	private Corrections corrections;

	@Autowired
	private Ledgers ledgers;

	@Autowired
	private Findings findings;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	private CaseStage stage;

	private SheetStage sheets;

	private TrainingSession session;

	private List<Person> people;

	private ArchivalRecord sheet;

	@BeforeEach
	void setUp() {
		this.stage = new CaseStage(this.context);
		this.sheets = new SheetStage(this.context, this.stage);
		this.sheets.signedInAsInspector();
		this.session = this.stage.session(this.stage.organizer(), TrainingClass.BASIC, "2022-06-15", "2022-06-15");
		int number = ThreadLocalRandom.current().nextInt(1, 440_000) * 20;
		this.people = new ArrayList<>(List.of(SheetStage.person("王芳", number + 1), SheetStage.person("李强", number + 2),
				SheetStage.person("张建国", number + 3)));
		this.sheet = this.sheets.file(this.session, MaterialKind.SIGN_IN_SHEET);
	}

	@AfterEach
	void signOut() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void R12_3_decisionsHoldAsLongAsTheirEvidence() {
		this.sheets.ledger(this.session, this.people);
		this.sheets.read(this.sheet, written(this.people.get(1).onPaper().named("李疆", 0.5)));
		this.stage.checkAll();
		assertThat(codes()).contains(RuleCode.SHEETS_UNDECIDED).doesNotContain(RuleCode.SHEETS_DISAGREE);
		ReconciledItem unsure = open().get(0);
		assertThat(unsure.outcome()).isEqualTo(Outcome.ILLEGIBLE);
		assertThat(unsure.reasons()).containsExactly(Reason.NAME_UNCLEAR);

		Answer answer = decide(unsure, Verdict.AGREES, "");
		assertThat(answer.problem()).isNull();
		assertThat(answer.now().clean()).isTrue();
		assertThat(this.desk.decisions(this.session.id())).singleElement().satisfies((each) -> {
			assertThat(each.decidedBy()).isEqualTo("检查员");
			assertThat(each.decidedAt()).isNotNull();
		});
		assertThat(this.jdbc.sql("select sheets_relied_on from ingest_object where object_id = ?")
			.param(this.sheet.id())
			.query(Boolean.class)
			.single()).as("a newer reader takes no evidence away").isTrue();
		this.stage.checkAll();
		assertThat(codes()).doesNotContain(RuleCode.SHEETS_UNDECIDED);

		this.sheets.ledger(this.session, this.people);
		this.stage.checkAll();
		assertThat(this.reconciliations.of(this.session.id()).clean()).isTrue();

		Person other = new Person("李强", this.people.get(1).idNumber(), "13800000009");
		this.people.set(1, other);
		this.sheets.ledger(this.session, this.people);
		this.stage.checkAll();
		assertThat(open()).singleElement().satisfies((item) -> {
			assertThat(item.outcome()).isEqualTo(Outcome.FIELD_MISMATCH);
			assertThat(item.verdict()).isNull();
		});
		assertThat(codes()).contains(RuleCode.SHEETS_DISAGREE);
	}

	@Test
	void R10_2_comparingAgainChangesNothing() {
		this.sheets.ledger(this.session, this.people);
		this.sheets.read(this.sheet, written(this.people.get(1).onPaper()));
		Reconciliation once = this.reconciliations.compare(this.session.id());
		assertThat(once.clean()).isTrue();
		Reconciliation again = this.reconciliations.compare(this.session.id());
		assertThat(again.comparedAt()).isEqualTo(this.reconciliations.of(this.session.id()).comparedAt());
		assertThat(again.items()).isEqualTo(once.items());
	}

	@Test
	void R12_3_correctionsOnEvidenceKeepBothStatesAndCountsFollow() {
		this.sheets.ledger(this.session, this.people);
		this.sheets.read(this.sheet, List.of(this.people.get(0).onPaper(), this.people.get(1).onPaper().unsigned()));
		this.stage.checkAll();
		assertThat(open()).extracting(ReconciledItem::outcome).containsOnly(Outcome.LEDGER_ONLY).hasSize(2);
		assertThat(this.ledgers.totals(this.session.id()).counted()).isEqualTo(3);

		Correction removed = this.corrections.make(this.session.id(),
				new Correction.Wanted(Correction.Kind.REMOVED, 3, "", "", "", this.sheet.id(), "没有参加，签到表为证"),
				this.stage.inspector);
		assertThat(removed.version()).isEqualTo(2);
		assertThat(entries("ledger.corrected")).isOne();
		this.stage.checkAll();
		assertThat(this.ledgers.totals(this.session.id()).counted()).isEqualTo(2);
		assertThat(this.ledgers.entriesOfVersion(this.session.id(), 1)).hasSize(3);
		assertThat(open()).singleElement().satisfies((item) -> {
			assertThat(item.reasons()).containsExactly(Reason.NOT_SIGNED);
			assertThat(decide(item, Verdict.AGREES, "").problem()).isEqualTo(Problem.REASON_MISSING);
			assertThat(decide(item, Verdict.AGREES, "按了手印，扫描太淡").now().clean()).isTrue();
		});

		Person right = SheetStage.person("李强", 5_555_555);
		this.corrections.make(this.session.id(), new Correction.Wanted(Correction.Kind.CHANGED, 2, "", right.idNumber(),
				"", this.sheet.id(), "身份证复印件为证"), this.stage.inspector);
		this.corrections.make(
				this.session.id(), new Correction.Wanted(Correction.Kind.ADDED, null, "赵云",
						SheetStage.person("", 6_666_666).idNumber(), "13911112222", this.sheet.id(), "漏录"),
				this.stage.inspector);
		assertThat(this.ledgers.entries(this.session.id())).extracting("name").containsExactly("王芳", "李强", "赵云");
		assertThat(this.corrections.of(this.session.id())).extracting(Correction::kind)
			.containsExactly(Correction.Kind.ADDED, Correction.Kind.CHANGED, Correction.Kind.REMOVED);
		assertThatExceptionOfType(Correction.Refused.class).isThrownBy(() -> this.corrections.make(this.session.id(),
				new Correction.Wanted(Correction.Kind.REMOVED, 1, "", "", "", this.sheet.id(), " "),
				this.stage.inspector));
	}

	@Test
	void R12_3_decisionsAreTakenBackByLaterOnesAndNeverChanged() {
		this.sheets.ledger(this.session, this.people);
		this.sheets.read(this.sheet, written(this.people.get(1).onPaper(), new Written("郑访客", "", "", 0.99, true)));
		this.reconciliations.compare(this.session.id());
		Answer visitor = decide(open().get(0), Verdict.VISITOR, "");
		assertThat(visitor.now().clean()).isTrue();
		long made = visitor.made().id();
		Answer undone = this.desk.withdraw(this.session.id(), made, this.stage.inspector);
		assertThat(undone.now().open()).extracting(ReconciledItem::outcome)
			.containsExactly(Outcome.PAPER_ONLY_UNEXPLAINED);
		assertThat(entries("line.decided")).isEqualTo(2);
		assertThat(this.desk.withdraw(this.session.id(), made, this.stage.inspector).problem())
			.isEqualTo(Problem.CHANGED);
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> this.jdbc.sql("update line_decision set reason = 'x' where decision_id = ?")
				.param(made)
				.update());
		ReconciledItem stale = open().get(0);
		assertThat(this.desk
			.decide(this.session.id(), new Wanted(stale.key(), "other", Verdict.STAFF, null, "", null),
					this.stage.inspector)
			.problem()).isEqualTo(Problem.CHANGED);
	}

	@Test
	@DisplayName("R16-2: whom reading missed is found on the page by a person, who says where and why")
	void R16_2_seenOnThePageByAPerson() {
		this.sheets.ledger(this.session, this.people);
		this.sheets.picture(this.sheet, 3);
		this.sheets.read(this.sheet, List.of(this.people.get(0).onPaper(), this.people.get(1).onPaper()));
		this.reconciliations.compare(this.session.id());
		ReconciledItem missed = open().get(0);
		assertThat(missed.reasons()).containsExactly(Reason.NOT_ON_PAPER);
		MvcTestResult state = this.mvc.get()
			.uri("/sessions/" + this.session.id() + "/desk/state")
			.with(authentication(CaseStage.as(this.stage.inspector)))
			.exchange();
		assertThat(state).hasStatusOk()
			.bodyText()
			.contains("\"verdicts\":[\"SEEN!\"]", "/records/" + this.sheet.id() + "/sheets/1");

		ArchivalRecord elsewhere = this.sheets.file(
				this.stage.session(this.session.organizer(), TrainingClass.BASIC, "2022-07-15", "2022-07-15"),
				MaterialKind.SIGN_IN_SHEET);
		this.sheets.signedInAsInspector();
		Spot here = new Spot(this.sheet.id(), 1, 0.5, 0.55);
		for (Spot wrong : List.of(new Spot(elsewhere.id(), 1, 0.5, 0.55), new Spot(this.sheet.id(), 2, 0.5, 0.55),
				new Spot(this.sheet.id(), 1, 0.6, 0.5))) {
			assertThat(seen(missed, wrong, "看到了").problem()).isEqualTo(Problem.NOT_POSSIBLE);
		}
		assertThat(seen(missed, null, "看到了").problem()).isEqualTo(Problem.NOT_POSSIBLE);
		assertThat(seen(missed, here, " ").problem()).isEqualTo(Problem.REASON_MISSING);
		assertThat(entries("line.decided")).isZero();

		Answer answer = seen(missed, here, "第三行字迹太淡，系统没有辨认出");
		assertThat(answer.problem()).isNull();
		assertThat(answer.now().clean()).isTrue();
		assertThat(this.desk.decisions(this.session.id())).singleElement()
			.satisfies((each) -> assertThat(each.spot()).isEqualTo(here));
		assertThat(entries("line.decided")).isOne();
		assertThat(this.reconciliations.compare(this.session.id()).items()).isEqualTo(answer.now().items());

		assertThat(this.desk.withdraw(this.session.id(), answer.made().id(), this.stage.inspector).now().open())
			.extracting(ReconciledItem::outcome)
			.containsExactly(Outcome.LEDGER_ONLY);
		assertThat(seen(open().get(0), here, "再次核对").now().clean()).isTrue();
		this.people.set(2, new Person("张建民", this.people.get(2).idNumber(), this.people.get(2).phone()));
		this.sheets.ledger(this.session, this.people);
		assertThat(this.reconciliations.compare(this.session.id()).open()).extracting(ReconciledItem::outcome)
			.containsExactly(Outcome.LEDGER_ONLY);
	}

	@Test
	@DisplayName("R12-3: a sheet on which no table was found can be compared by eye")
	void R12_3_anUnreadSheetIsStillPaper() {
		this.sheets.ledger(this.session, this.people);
		this.jdbc.sql("update ingest_object set stage = 'INGESTED', finished_at = now() where object_id = ?")
			.param(this.sheet.id())
			.update();
		assertThat(this.reconciliations.compare(this.session.id()).state()).isEqualTo(Reconciliation.State.NO_PAPER);
		this.jdbc.sql("""
				insert into object_rendition (object_id, kind, page, object_key, media_type, width, height)
				values (?, 'PAGE', 1, ?, 'image/png', 600, 850)""")
			.params(this.sheet.id(), ObjectKey.rendition(this.sheet.id(), "page-1").value())
			.update();
		Reconciliation now = this.reconciliations.compare(this.session.id());
		assertThat(now.state()).isEqualTo(Reconciliation.State.COMPARED);
		assertThat(now.open()).hasSize(3)
			.allSatisfy((item) -> assertThat(item.reasons()).containsExactly(Reason.PAGE_UNREAD));
		Spot spot = new Spot(this.sheet.id(), 1, 0.2, 0.24);
		for (ReconciledItem item : now.open()) {
			assertThat(seen(item, spot, "逐人核对").problem()).isNull();
		}
		assertThat(this.reconciliations.of(this.session.id()).clean()).isTrue();
	}

	@Test
	void theDeskShowsNoClearNumberAndOnlyInspectorsDecide() {
		this.sheets.ledger(this.session, this.people);
		this.sheets.read(this.sheet, written(this.people.get(1).onPaper().named("李疆", 0.5)));
		this.reconciliations.compare(this.session.id());
		ActingUser archivist = this.stage.archivist(this.session.organizer());
		String address = "/sessions/" + this.session.id() + "/desk";
		for (ActingUser reader : List.of(archivist, this.stage.inspector)) {
			MvcTestResult page = this.mvc.get().uri(address).with(authentication(CaseStage.as(reader))).exchange();
			assertThat(page).hasStatusOk().bodyText().contains("核对台").doesNotContain("??");
			MvcTestResult state = this.mvc.get()
				.uri(address + "/state")
				.with(authentication(CaseStage.as(reader)))
				.exchange();
			assertThat(state).hasStatusOk()
				.bodyText()
				.contains("辨认不清", "李强", "姓名辨认不清")
				.doesNotContain("李疆")
				.satisfies((text) -> assertThat(ShownNumbers.anyClear(text)).isFalse());
		}
		ReconciledItem item = open().get(0);
		String body = """
				{"key": "%s", "fingerprint": "%s", "verdict": "AGREES", "entryId": null, "reason": ""}"""
			.formatted(item.key(), item.fingerprint());
		assertThat(post(address + "/decisions", body, archivist)).hasStatus(403);
		assertThat(this.mvc.get()
			.uri(address)
			.with(authentication(CaseStage.as(this.stage.archivist(this.stage.organizer()))))).hasStatus(404);
		assertThat(post(address + "/decisions", body, this.stage.inspector)).hasStatusOk()
			.bodyText()
			.contains("\"items\":[]");
		assertThat(entries("line.decided")).isOne();
	}

	@Test
	@DisplayName("F7: where numbers part is told by places, for the ledger's number is masked")
	void F7_theDeskTellsWhichPlacesOfANumberDiffer() {
		this.sheets.ledger(this.session, this.people);
		Person person = this.people.get(1);
		char last = (person.phone().charAt(10) == '7') ? '1' : '7';
		this.sheets.read(this.sheet, written(
				new Written(person.name(), person.idNumber(), person.phone().substring(0, 10) + last, 0.99, true)));
		this.reconciliations.compare(this.session.id());
		assertThat(open()).singleElement()
			.satisfies((item) -> assertThat(item.reasons()).containsExactly(Reason.PHONE_DIFFERS));
		assertThat(this.mvc.get()
			.uri("/sessions/" + this.session.id() + "/desk/state")
			.with(authentication(CaseStage.as(this.stage.inspector)))).hasStatusOk()
			.bodyText()
			.contains("手机号不同（从左数第 11 位与台账不同）")
			.doesNotContain(person.idNumber(), person.phone(), person.phone().substring(0, 10) + last)
			.satisfies((text) -> assertThat(ShownNumbers.anyClear(text)).isFalse());
	}

	private long entries(String action) {
		return this.jdbc.sql("select count(*) from audit_entry where action = ? and organizer_id = ?")
			.params(action, this.session.organizer().id())
			.query(Long.class)
			.single();
	}

	private MvcTestResult post(String address, String body, ActingUser by) {
		return this.mvc.post()
			.uri(address)
			.contentType("application/json")
			.content(body)
			.with(authentication(CaseStage.as(by)))
			.with(csrf())
			.exchange();
	}

	private Answer seen(ReconciledItem item, @Nullable Spot spot, String reason) {
		return this.desk.decide(this.session.id(),
				new Wanted(item.key(), item.fingerprint(), Verdict.SEEN, null, reason, spot), this.stage.inspector);
	}

	private Answer decide(ReconciledItem item, Verdict verdict, String reason) {
		return this.desk.decide(this.session.id(),
				new Wanted(item.key(), item.fingerprint(), verdict, null, reason, null), this.stage.inspector);
	}

	/**
	 * The second line as given, the others as they are in the ledger; more at the end.
	 */
	private List<Written> written(Written second, Written... more) {
		List<Written> lines = new ArrayList<>(
				List.of(this.people.get(0).onPaper(), second, this.people.get(2).onPaper()));
		lines.addAll(List.of(more));
		return lines;
	}

	private List<ReconciledItem> open() {
		return this.reconciliations.of(this.session.id()).open();
	}

	private List<RuleCode> codes() {
		return this.findings.openOf(this.session.id()).stream().map((each) -> each.code()).collect(Collectors.toList());
	}

}
