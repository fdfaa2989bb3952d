package cn.juanzong.inspection;

import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Role;
import cn.juanzong.access.Scope;
import cn.juanzong.consistency.CaseStage;
import cn.juanzong.consistency.Findings;
import cn.juanzong.consistency.RecordedFinding;
import cn.juanzong.consistency.RecordedFinding.Disposition;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.inspection.Verdict.Outcome;
import cn.juanzong.programme.Organizer;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** The inspector's way from the list to a verdict. */
@SpringBootTest(properties = "juanzong.worker.enabled=false")
@AutoConfigureMockMvc
class WorklistIT {

	@Autowired
	private ApplicationContext context;

	@Autowired
	private Worklist worklist;

	@Autowired
	private Findings findings;

	@Autowired
	private Verdicts verdicts;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	private CaseStage stage;

	private Organizer organizer;

	private TrainingSession session;

	private String same;

	@BeforeEach
	void setUp() {
		this.stage = new CaseStage(this.context);
		this.organizer = this.stage.organizer();
		this.session = this.stage.session(this.organizer, TrainingClass.BASIC, "2022-06-15", "2022-06-15");
		this.same = "同一人" + this.session.id();
		this.stage.ledger(this.session, this.same, this.same, "另一人" + this.session.id());
		this.stage.checkAll();
	}

	@Test
	void listIsFilteredByContractorSeverityAndCode() {
		String list = text("/findings?organizer=" + this.organizer.id(), this.stage.inspector);
		assertThat(list).contains("问题清单", "共 12 个问题", "同一人在一期中重复登记", this.session.title()).doesNotContain("??");
		assertThat(text("/findings?severity=RED&organizer=" + this.organizer.id(), this.stage.inspector))
			.contains("共 1 个问题", "data-code=\"DOUBLE_LINE\"")
			.doesNotContain("data-code=\"SESSION_FILE_INCOMPLETE\"");
		assertThat(text("/findings?code=DOUBLE_LINE&state=ALL&organizer=" + this.organizer.id(), this.stage.inspector))
			.contains("共 1 个问题");
		assertThat(text("/findings?state=CONFIRMED&organizer=" + this.organizer.id(), this.stage.inspector))
			.contains("没有符合条件的问题");
	}

	@Test
	void pagesFollowEachOtherAndKeepTheFilter() {
		for (int i = 0; i < 2; i++) {
			this.stage.session(this.organizer, TrainingClass.BASIC, "2022-06-15", "2022-06-15");
		}
		this.stage.checkAll();
		String query = "/findings?organizer=" + this.organizer.id();
		assertThat(text(query, this.stage.inspector)).contains("共 38 个问题", "第 1 页，共 2 页",
				"/findings?organizer=" + this.organizer.id() + "&amp;page=1");
		assertThat(text(query + "&page=1", this.stage.inspector)).contains("第 2 页，共 2 页");
		assertThat(text(query + "&page=99", this.stage.inspector)).contains("第 2 页，共 2 页");
	}

	@Test
	void archivistSeesTheOwnFindingsOnlyWhateverContractorIsAskedFor() {
		Organizer other = this.stage.organizer();
		ActingUser stranger = this.stage.archivist(other);
		assertThat(text("/findings?organizer=" + this.organizer.id(), stranger)).contains("共 0 个问题")
			.doesNotContain(this.session.title(), this.organizer.name());
		assertThat(get("/findings/" + doubleLine().id(), stranger)).hasStatus(404);
		assertThat(text("/findings?severity=RED", this.stage.archivist(this.organizer))).contains("共 1 个问题");
	}

	@Test
	void findingShowsClaimBesideEvidenceMasked() {
		assertThat(text("/findings/" + doubleLine().id(), this.stage.inspector))
			.contains("登记的内容", "证据", "999999********0000", "138****0000", "序号", "第 5 条", "可能的正当原因", "记为一次培训",
					"name=\"outcome\"")
			.doesNotContain("??");
		assertThat(text("/findings/" + doubleLine().id(), this.stage.archivist(this.organizer)))
			.doesNotContain("name=\"outcome\"");
	}

	@Test
	void R16_3_verdictIsKeptWithReasonAndTakenBackByAnother() {
		RecordedFinding finding = doubleLine();
		assertThat(judge(finding, "EXPLAINED", "两次登记，电话 13800000000 已核实", this.stage.inspector)).hasStatus(302);
		assertThat(reread(finding).disposition()).isEqualTo(Disposition.EXPLAINED);
		assertThat(text("/findings?organizer=" + this.organizer.id(), this.stage.inspector)).contains("共 11 个问题");

		assertThat(judge(finding, "WITHDRAWN", "看错了", this.stage.inspector)).hasStatus(302);
		assertThat(reread(finding).disposition()).isNull();
		assertThat(this.verdicts.of(finding.id())).extracting(Verdict::outcome)
			.containsExactly(Outcome.WITHDRAWN, Outcome.EXPLAINED);
		assertThat(this.verdicts.of(finding.id()).get(1).reason()).contains("138****0000")
			.doesNotContain("13800000000");
		assertThat(text("/findings/" + finding.id(), this.stage.inspector)).contains("看错了", "检查员", "撤回");
		assertThat(this.jdbc.sql("select count(*) from audit_entry where action = 'finding.judged' and subject_id = ?")
			.param(finding.id().toString())
			.query(Long.class)
			.single()).isEqualTo(2);
	}

	@Test
	void verdictNeedsAReasonTheRoleAndTheEvidenceThatWasSeen() {
		RecordedFinding finding = doubleLine();
		judge(finding, "WRONG", " ", this.stage.inspector);
		assertThat(judge(finding, "WRONG", "不对", this.stage.archivist(this.organizer))).hasStatus(403);
		this.stage.ledger(this.session, this.same, this.same, this.same);
		this.stage.checkAll();
		judge(finding, "WRONG", "不对", this.stage.inspector);
		assertThat(this.verdicts.of(finding.id())).isEmpty();
		assertThat(reread(finding).disposition()).isNull();
	}

	@Test
	void verdictsAreNeverChanged() {
		RecordedFinding finding = doubleLine();
		judge(finding, "CONFIRMED", "属实", this.stage.inspector);
		for (String attempt : new String[] { "update verdict set reason = 'x'", "delete from verdict",
				"truncate verdict" }) {
			assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> this.jdbc.sql(attempt).update());
		}
	}

	@Test
	@DisplayName("F2, 5.4: what a check of authenticity says is confirmed by two people, one after the other")
	void F2_confirmingACheckOfAuthenticityTakesTwo() {
		this.stage.ledger(this.stage.session(this.organizer, TrainingClass.BASIC, "2022-06-15", "2022-06-15"),
				this.same);
		this.stage.checkAll();
		RecordedFinding finding = open(RuleCode.OVERLAPPING_ATTENDANCE);
		ActingUser second = new ActingUser(UUID.randomUUID(), "second", "复核员", Role.INSPECTOR, null);
		judge(finding, "CONFIRMED", "两期同时", this.stage.inspector);
		judge(finding, "CONFIRMED", "再点一次", this.stage.inspector);
		assertThat(reread(finding).disposition()).isNull();
		assertThat(this.verdicts.of(finding.id())).hasSize(1);
		assertThat(text("/findings?state=SECOND&organizer=" + this.organizer.id(), second))
			.contains("data-code=\"OVERLAPPING_ATTENDANCE\"");
		assertThat(text("/findings/" + finding.id(), this.stage.inspector)).contains("待第二人确认")
			.doesNotContain("value=\"CONFIRMED\"");
		assertThat(text("/findings/" + finding.id(), second)).contains("同意属实（第二人）");
		judge(finding, "CONFIRMED", "同意", second);
		assertThat(reread(finding).disposition()).isEqualTo(Disposition.CONFIRMED);
		judge(finding, "EXPLAINED", "一期改了日期", second);
		assertThat(reread(finding).disposition()).isEqualTo(Disposition.EXPLAINED);
	}

	@Test
	@DisplayName("F2, 5.4: whoever has confirmed is led on, and not back to what waits for another person")
	void F2_theNextFindingIsOneThatThisPersonCanDecideOn() {
		this.stage.ledger(this.stage.session(this.organizer, TrainingClass.BASIC, "2022-06-15", "2022-06-15"),
				this.same);
		this.stage.checkAll();
		this.jdbc.sql("update finding set opened_at = timestamp '2020-01-01' where finding_id = ?")
			.param(open(RuleCode.OVERLAPPING_ATTENDANCE).id())
			.update();
		RecordedFinding waiting = open(RuleCode.OVERLAPPING_ATTENDANCE);
		ActingUser second = new ActingUser(UUID.randomUUID(), "second", "复核员", Role.INSPECTOR, null);
		assertThat(this.worklist.next(doubleLine().id(), this.stage.inspector)).contains(waiting.id());
		judge(waiting, "CONFIRMED", "两期同时", this.stage.inspector);
		assertThat(this.worklist.next(doubleLine().id(), this.stage.inspector)).isPresent()
			.get()
			.isNotEqualTo(waiting.id());
		assertThat(this.worklist.next(doubleLine().id(), second)).contains(waiting.id());
		assertThat(this.worklist.next(waiting.id(), second)).isPresent().get().isNotEqualTo(waiting.id());
		judge(waiting, "CONFIRMED", "同意", second);
		assertThat(this.worklist.next(doubleLine().id(), second)).get().isNotEqualTo(waiting.id());
	}

	@Test
	@DisplayName("5.4: a check that is wrong more often than right after 50 decisions falls silent, and speaks again")
	void aCheckThatIsMostlyWrongFallsSilent() {
		this.stage.ledger(this.stage.session(this.organizer, TrainingClass.BASIC, "2022-06-15", "2022-06-15"),
				this.same);
		this.stage.checkAll();
		RecordedFinding finding = open(RuleCode.OVERLAPPING_ATTENDANCE);
		String list = "/findings?organizer=" + this.organizer.id();
		try {
			decided("WRONG", 60);
			assertThat(text(list, this.stage.inspector)).doesNotContain("data-code=\"OVERLAPPING_ATTENDANCE\"");
			assertThat(text(list + "&code=OVERLAPPING_ATTENDANCE", this.stage.inspector))
				.contains(finding.id().toString());
			assertThat(this.findings.openOf(this.session.id())).extracting(RecordedFinding::code)
				.doesNotContain(RuleCode.OVERLAPPING_ATTENDANCE)
				.contains(RuleCode.DOUBLE_LINE);
			assertThat(text("/settings/checks", this.stage.inspector)).contains("真实性检查的准确率", "静默").doesNotContain("??");
			decided("CONFIRMED", 60);
			assertThat(text(list, this.stage.inspector)).contains("data-code=\"OVERLAPPING_ATTENDANCE\"");
		}
		finally {
			this.jdbc.sql("update finding set disposition = null where subject like 'case %'").update();
		}
	}

	/** As if so many findings of the check had been closed with a decision. */
	private void decided(String disposition, int cases) {
		this.jdbc
			.sql("""
					insert into finding (finding_id, session_id, organizer_id, code, subject, facts, record_ids, entry_ids,
					 session_ids, fingerprint, opened_at, closed_at, disposition)
					select gen_random_uuid(), :session, :organizer, 'OVERLAPPING_ATTENDANCE', 'case ' || :disposition || n, '{}',
					 '{}', '{}', '{}', '', now(), now(), :disposition from generate_series(1, :cases) n""")
			.param("session", this.session.id())
			.param("organizer", this.organizer.id())
			.param("disposition", disposition)
			.param("cases", cases)
			.update();
	}

	private RecordedFinding open(RuleCode code) {
		return this.findings.openOf(this.session.id())
			.stream()
			.filter((each) -> each.code() == code)
			.findFirst()
			.orElseThrow();
	}

	private RecordedFinding doubleLine() {
		return this.findings.openOf(this.session.id())
			.stream()
			.filter((each) -> each.code() == RuleCode.DOUBLE_LINE)
			.findFirst()
			.orElseThrow();
	}

	private RecordedFinding reread(RecordedFinding finding) {
		return this.findings.find(finding.id(), Scope.EVERYTHING).orElseThrow();
	}

	private MvcTestResult judge(RecordedFinding finding, String outcome, String reason, ActingUser by) {
		return this.mvc.post()
			.uri("/findings/{id}/verdict", finding.id())
			.param("outcome", outcome)
			.param("reason", reason)
			.param("fingerprint", finding.fingerprint())
			.with(csrf())
			.with(authentication(CaseStage.as(by)))
			.exchange();
	}

	private MvcTestResult get(String path, ActingUser user) {
		return this.mvc.get().uri(path).with(authentication(CaseStage.as(user))).exchange();
	}

	private String text(String path, ActingUser user) {
		MvcTestResult result = get(path, user);
		assertThat(result).hasStatusOk();
		return new String(result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
	}

}
