package cn.juanzong.consistency;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import cn.juanzong.access.Scope;
import cn.juanzong.consistency.RecordedFinding.Disposition;
import cn.juanzong.programme.Organizer;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.ArchivalRecords;
import cn.juanzong.records.MaterialKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static cn.juanzong.consistency.CaseStage.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

/** From what happens to a session to what stands about it, on real tables. */
@SpringBootTest(properties = "juanzong.worker.enabled=false")
@AutoConfigureMockMvc
class ConsistencyCheckIT {

	@Autowired
	private ApplicationContext context;

	@Autowired
	private Findings findings;

	@Autowired
	private DueSessions due;

	@Autowired
	private ConsistencyCheck check;

	@Autowired
	private ArchivalRecords records;

	@Autowired
	private Sessions sessions;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	private CaseStage stage;

	private Organizer ours;

	@BeforeEach
	void setUp() {
		this.stage = new CaseStage(this.context);
		this.ours = this.stage.organizer();
		this.stage.checkAll();
	}

	@Test
	void R09_1_aNewSessionLacksEverythingAndAnUploadClosesOneFinding() {
		TrainingSession session = basic("2022-06-15");
		assertThat(this.due.pending(session.id())).isTrue();
		this.stage.checkAll();
		assertThat(kinds(session, RuleCode.SESSION_FILE_INCOMPLETE)).hasSize(9).contains("SITE_VIDEO", "E_LEDGER");
		assertThat(kinds(session, RuleCode.WRITTEN_FILING_INCOMPLETE)).hasSize(4);
		RecordedFinding video = only(session, RuleCode.SESSION_FILE_INCOMPLETE, "SITE_VIDEO");

		this.stage.file(session, MaterialKind.SITE_VIDEO, "现场.mp4", "film");
		this.stage.checkAll();
		assertThat(kinds(session, RuleCode.SESSION_FILE_INCOMPLETE)).hasSize(8).doesNotContain("SITE_VIDEO");
		RecordedFinding closed = this.findings.find(video.id(), Scope.EVERYTHING).orElseThrow();
		assertThat(closed.open()).isFalse();
		assertThat(this.findings.checkedAt(session.id())).isPresent();
	}

	@Test
	void C14_checkingTwiceChangesNothing() {
		TrainingSession session = basic("2022-06-15");
		this.stage.ledger(session, person("张"), person("李"));
		this.stage.checkAll();
		List<RecordedFinding> first = this.findings.openOf(session.id());
		this.check.checkNow(session.id());
		assertThat(this.findings.openOf(session.id())).isEqualTo(first).isNotEmpty();
		assertThat(this.due.pending(session.id())).isFalse();
	}

	@Test
	void F3_sameBytesAreFoundInBothSessionsAndMarkedOnBothRecords() {
		TrainingSession one = basic("2022-06-15");
		TrainingSession other = this.stage.session(this.stage.organizer(), TrainingClass.BASIC, "2022-07-15",
				"2022-07-15");
		String bytes = UUID.randomUUID().toString();
		ArchivalRecord photo = this.stage.file(one, MaterialKind.SITE_PHOTO, "a.jpg", bytes);
		this.stage.read(photo);
		this.stage.checkAll();
		assertThat(codes(one)).doesNotContain(RuleCode.SAME_BYTES);

		ArchivalRecord twin = this.stage.file(other, MaterialKind.GROUP_PHOTO, "b.jpg", bytes);
		this.stage.read(twin);
		this.stage.checkAll();
		assertThat(codes(one)).contains(RuleCode.SAME_BYTES);
		assertThat(codes(other)).contains(RuleCode.SAME_BYTES);
		assertThat(marks(photo)).containsExactly("SAME_BYTES");
		assertThat(marks(twin)).containsExactly("SAME_BYTES");

		this.sessions.declareVoid(other.id(), "重复登记", this.stage.inspector);
		this.stage.checkAll();
		assertThat(codes(one)).doesNotContain(RuleCode.SAME_BYTES);
		assertThat(this.findings.openOf(other.id())).isEmpty();
		assertThat(marks(photo)).isEmpty();
	}

	@Test
	void F2_overlapIsFoundFromBothSidesAndEndsWhenTheDateIsCorrected() {
		TrainingSession one = basic("2022-06-15");
		TrainingSession other = this.stage.session(this.stage.organizer(), TrainingClass.BASIC, "2022-06-15",
				"2022-06-15");
		String person = person("王");
		this.stage.ledger(one, person, person("赵"));
		this.stage.ledger(other, person);
		this.stage.checkAll();
		RecordedFinding overlap = only(one, RuleCode.OVERLAPPING_ATTENDANCE, other.id().toString());
		assertThat(overlap.finding().entries()).hasSize(1);
		only(other, RuleCode.OVERLAPPING_ATTENDANCE, one.id().toString());

		this.jdbc
			.sql("update training_session set starts_on = '2022-06-16', ends_on = '2022-06-16' where session_id = ?")
			.param(other.id())
			.update();
		this.due.add(List.of(other.id()));
		this.stage.checkAll();
		assertThat(codes(one)).doesNotContain(RuleCode.OVERLAPPING_ATTENDANCE);
	}

	@Test
	void decisionSurvivesWhileTheEvidenceIsTheSame() {
		TrainingSession session = basic("2022-06-15");
		ArchivalRecord photo = this.stage.file(session, MaterialKind.SITE_PHOTO, "a.jpg", UUID.randomUUID().toString());
		this.stage.read(photo, "captured-at", "2022-05-01T08:00:00", "camera", "vivo X80");
		this.stage.checkAll();
		RecordedFinding finding = only(session, RuleCode.CAPTURED_OUTSIDE_SESSION, "vivo X80");
		assertThat(marks(photo)).containsExactly("CAPTURED_OUTSIDE_SESSION");
		assertThat(this.findings.decide(finding.id(), finding.fingerprint(), Disposition.EXPLAINED)).isTrue();
		assertThat(marks(photo)).isEmpty();

		this.stage.ledger(session, person("张"));
		this.stage.checkAll();
		assertThat(reread(finding).disposition()).isEqualTo(Disposition.EXPLAINED);
		assertThat(marks(photo)).isEmpty();

		ArchivalRecord second = this.stage.file(session, MaterialKind.SITE_PHOTO, "b.jpg",
				UUID.randomUUID().toString());
		this.stage.read(second, "captured-at", "2022-05-02T08:00:00", "camera", "vivo X80");
		this.stage.checkAll();
		assertThat(reread(finding).disposition()).isNull();
		assertThat(marks(photo)).containsExactly("CAPTURED_OUTSIDE_SESSION");
		assertThat(this.findings.decide(finding.id(), finding.fingerprint(), Disposition.WRONG)).isFalse();
	}

	@Test
	void R12_3_headCountIsComparedOnceTheSheetIsRead() {
		TrainingSession session = basic("2022-06-15");
		String[] people = new String[20];
		for (int i = 0; i < people.length; i++) {
			people[i] = person("甲" + i);
		}
		this.stage.ledger(session, people);
		ArchivalRecord sheet = this.stage.file(session, MaterialKind.SIGN_IN_SHEET, "签到表.jpg",
				UUID.randomUUID().toString());
		this.stage.checkAll();
		assertThat(codes(session)).doesNotContain(RuleCode.HEAD_COUNT_DIFFERS, RuleCode.SHEET_UNREADABLE);
		assertThat(this.due.pending(session.id())).isTrue();
		this.stage.read(sheet, "readable-lines", "12");
		this.stage.checkAll();
		assertThat(only(session, RuleCode.HEAD_COUNT_DIFFERS, "sheets").finding().facts()).containsEntry("people", "20")
			.containsEntry("readableLines", "12");
		assertThat(this.due.pending(session.id())).isFalse();
	}

	@Test
	void severalProcessesCheckEverySessionAndDoubleNothing() throws Exception {
		List<TrainingSession> many = new ArrayList<>();
		for (int i = 0; i < 12; i++) {
			many.add(basic("2022-06-15"));
		}
		ExecutorService workers = Executors.newFixedThreadPool(4);
		try {
			List<Future<?>> ends = new ArrayList<>();
			for (int i = 0; i < 4; i++) {
				ends.add(workers.submit(() -> this.stage.checkAll()));
			}
			for (Future<?> end : ends) {
				end.get(5, TimeUnit.MINUTES);
			}
		}
		finally {
			workers.shutdownNow();
		}
		assertThat(many).allSatisfy((session) -> {
			assertThat(this.due.pending(session.id())).isFalse();
			assertThat(this.findings.openOf(session.id())).hasSize(13);
		});
	}

	@Test
	void fragmentsSayWhatIsMissingByArticleAndForeignSessionsAreNotThere() {
		TrainingSession session = basic("2022-06-15");
		this.stage.file(session, MaterialKind.NOTICE, "培训通知.pdf", UUID.randomUUID().toString());
		this.stage.checkAll();
		var archivist = as(this.stage.archivist(this.ours));
		assertThat(this.mvc.get().uri("/sessions/{id}/completeness", session.id()).with(authentication(archivist)))
			.hasStatusOk()
			.bodyText()
			.contains("第九条", "第十二条", "data-kind=\"SITE_VIDEO\"", "已齐 1 类，共 9 类", "请在“台账”处导入电子台账")
			.doesNotContain("??");
		assertThat(this.mvc.get().uri("/sessions/{id}/findings", session.id()).with(authentication(archivist)))
			.hasStatusOk()
			.bodyText()
			.contains("第九条材料不齐", "怎么处理", "可能的正当原因", "培训现场照片及视频")
			.doesNotContain("??");
		assertThat(this.mvc.get().uri("/api/v1/sessions/{id}/findings", session.id()).with(authentication(archivist)))
			.hasStatusOk()
			.bodyJson()
			.extractingPath("$.findings[0].article")
			.isEqualTo(9);
		var stranger = as(this.stage.archivist(this.stage.organizer()));
		for (String path : List.of("/sessions/{id}/completeness", "/sessions/{id}/findings",
				"/api/v1/sessions/{id}/findings")) {
			assertThat(this.mvc.get().uri(path, session.id()).with(authentication(stranger))).hasStatus(404);
		}
	}

	@Test
	void aCardSaysNothingOfAnotherContractorsSession() {
		TrainingSession one = basic("2022-06-15");
		TrainingSession other = this.stage.session(this.stage.organizer(), TrainingClass.BASIC, "2022-07-15",
				"2022-07-15");
		String bytes = UUID.randomUUID().toString();
		ArchivalRecord ours = this.stage.file(one, MaterialKind.SITE_PHOTO, "ours.jpg", bytes);
		ArchivalRecord theirs = this.stage.file(other, MaterialKind.SITE_PHOTO, "theirs.jpg", bytes);
		this.stage.checkAll();
		var archivist = as(this.stage.archivist(this.ours));
		for (String path : List.of("/sessions/" + one.id() + "/findings", "/records/" + ours.id() + "/findings",
				"/api/v1/sessions/" + one.id() + "/findings")) {
			assertThat(this.mvc.get().uri(path).with(authentication(archivist))).hasStatusOk()
				.bodyText()
				.contains("ours.jpg")
				.doesNotContain("theirs.jpg", other.title(), other.organizer().name(), other.id().toString(),
						theirs.id().toString());
		}
		assertThat(
				this.mvc.get().uri("/sessions/{id}/findings", one.id()).with(authentication(as(this.stage.inspector))))
			.bodyText()
			.contains("theirs.jpg", other.title());
	}

	private TrainingSession basic(String day) {
		return this.stage.session(this.ours, TrainingClass.BASIC, day, day);
	}

	private static String person(String name) {
		return name + UUID.randomUUID();
	}

	private List<RuleCode> codes(TrainingSession session) {
		return this.findings.openOf(session.id()).stream().map(RecordedFinding::code).toList();
	}

	private List<String> kinds(TrainingSession session, RuleCode code) {
		return this.findings.openOf(session.id())
			.stream()
			.filter((each) -> each.code() == code)
			.map((each) -> each.finding().facts().get("kind"))
			.toList();
	}

	private RecordedFinding only(TrainingSession session, RuleCode code, String subject) {
		return this.findings.openOf(session.id())
			.stream()
			.filter((each) -> each.code() == code && each.finding().subject().equals(subject))
			.findFirst()
			.orElseThrow(() -> new AssertionError(code + " is not open: " + codes(session)));
	}

	private RecordedFinding reread(RecordedFinding finding) {
		return this.findings.find(finding.id(), Scope.EVERYTHING).orElseThrow();
	}

	private List<String> marks(ArchivalRecord record) {
		return this.records.find(record.id(), Scope.EVERYTHING).orElseThrow().findings();
	}

}
