package cn.juanzong.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Scope;
import cn.juanzong.access.SignedInAs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@SpringBootTest
@AutoConfigureMockMvc
@RecordApplicationEvents
class SessionsIT {

	private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

	@Autowired
	private Sessions sessions;

	@Autowired
	private SessionListing listing;

	@Autowired
	private Organizers organizers;

	@Autowired
	private Courses courses;

	@Autowired
	private Venues venues;

	@Autowired
	private Instructors instructors;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	private SomeSessions some;

	private Organizer ours;

	private Organizer theirs;

	@BeforeEach
	void enterContractors() {
		this.some = new SomeSessions(this.organizers, this.courses, this.venues, this.instructors, this.sessions);
		this.ours = this.some.organizer("甲公司");
		this.theirs = this.some.organizer("乙公司");
	}

	@Test
	void whatIsRegisteredIsFoundWithItsNumberAndLeavesAnAuditEntry(ApplicationEvents events) {
		TrainingSession first = this.some.on(DAY, this.ours, "第一期");
		TrainingSession second = this.some.on(DAY, this.ours, "第二期");
		assertThat(second.number()).isGreaterThan(first.number());
		assertThat(this.sessions.find(first.id(), Scope.EVERYTHING)).contains(first);
		assertThat(events.stream(TrainingSession.Registered.class)).hasSize(2);
		assertThat(this.jdbc.sql("select count(*) from audit_entry where subject_id = ? and action = ?")
			.params(first.id().toString(), "session.registered")
			.query(Long.class)
			.single()).isOne();
	}

	@Test
	void R10_3_aCourseKeepsItsClassSoThatNoLedgerMixesClasses() {
		TrainingSession session = this.some.on(DAY, this.ours, "第一期");
		Course course = session.course();
		this.courses.change(new Course(course.id(), course.code(), "新名称", TrainingClass.PUBLICITY, course.topics()),
				SignedInAs.inspector());
		Course after = this.sessions.find(session.id(), Scope.EVERYTHING).orElseThrow().course();
		assertThat(after.title()).isEqualTo("新名称");
		assertThat(after.trainingClass()).isEqualTo(TrainingClass.BASIC);
	}

	@Test
	void aForeignSessionAnswersLikeAMissingOne() {
		TrainingSession foreign = this.some.on(DAY, this.theirs, "别家的");
		ActingUser archivist = SignedInAs.archivist(this.ours.id());
		assertThat(this.sessions.find(foreign.id(), archivist.scope())).isEmpty();
		assertThat(this.sessions.list(archivist.scope())).isEmpty();
		assertThat(this.sessions.overlapping(DAY, DAY, archivist.scope())).isEmpty();
		assertThatThrownBy(() -> this.sessions.register(this.some.draft(DAY, this.theirs, "冒名"), archivist))
			.isInstanceOf(AccessDeniedException.class);
		assertThatThrownBy(() -> this.sessions.change(foreign, archivist)).isInstanceOf(AccessDeniedException.class);
	}

	@Test
	void C4_aVoidSessionStaysReadableAndIsTold(ApplicationEvents events) {
		TrainingSession session = this.some.on(DAY, this.ours, "将作废");
		ActingUser inspector = SignedInAs.inspector();
		this.sessions.declareVoid(session.id(), "重复登记", inspector);
		this.sessions.declareVoid(session.id(), "再说一次", inspector);
		assertThat(this.sessions.find(session.id(), Scope.EVERYTHING)).get()
			.extracting(TrainingSession::voidedReason)
			.isEqualTo("重复登记");
		assertThat(events.stream(SessionVoided.class))
			.containsExactly(new SessionVoided(session.id(), this.ours.id(), "重复登记"));
		assertThat(this.sessions.overlapping(DAY, DAY, Scope.of(this.ours.id()))).isEmpty();
	}

	@Test
	void aCorrectionTellsBeforeAndAfter(ApplicationEvents events) {
		TrainingSession session = this.some.on(DAY, this.ours, "更正前");
		ActingUser archivist = SignedInAs.archivist(this.ours.id());
		TrainingSession after = this.sessions.change(
				new TrainingSession(session.id(), 0, "更正后", session.organizer(), session.course(), DAY.plusDays(1),
						DAY.plusDays(1), session.startsAt(), session.endsAt(), 2, session.venue(), session.mode(), null,
						session.instructor(), session.theoryHours(), session.practiceHours(), session.project(), null),
				archivist);
		assertThat(after.number()).isEqualTo(session.number());
		assertThat(after.title()).isEqualTo("更正后");
		assertThat(events.stream(SessionChanged.class)).containsExactly(new SessionChanged(session, after));
	}

	@Test
	void theListIsFilteredAndSorted() {
		TrainingSession march = this.some.on(DAY, this.ours, "百分之100%直播");
		TrainingSession january = this.some.on(LocalDate.of(2025, 1, 5), this.ours, "一月基础");
		Scope scope = Scope.of(this.ours.id());
		assertThat(page(scope, null, null).sessions()).containsExactly(march, january);
		assertThat(page(scope, "100%", null).sessions()).containsExactly(march);
		assertThat(page(scope, "1_0", null).sessions()).isEmpty();
		assertThat(page(scope, null, 2025).sessions()).containsExactly(january);
		assertThat(page(scope, String.valueOf(january.number()), null).sessions()).contains(january);
		assertThat(this.listing.years(scope)).containsExactly(2026, 2025);
		assertThat(this.sessions.findAll(List.of(march.id(), UUID.randomUUID()))).containsOnlyKeys(march.id());
	}

	@Test
	void pagesAndJsonKeepToTheScope() {
		TrainingSession own = this.some.on(DAY, this.ours, "自家的一期");
		TrainingSession foreign = this.some.on(DAY, this.theirs, "别家的一期");
		var archivist = SignedInAs.user(SignedInAs.archivist(this.ours.id()));
		assertThat(this.mvc.get().uri("/sessions").with(archivist)).hasStatusOk()
			.bodyText()
			.contains("自家的一期")
			.doesNotContain("别家的一期");
		assertThat(this.mvc.get().uri("/sessions/{id}", own.id()).with(archivist)).hasStatusOk()
			.bodyText()
			.contains("hx-get=\"/sessions/" + own.id() + "/completeness\"")
			.contains("hx-get=\"/sessions/" + own.id() + "/ledger\"");
		assertThat(this.mvc.get().uri("/sessions/{id}", foreign.id()).with(archivist)).hasStatus(404);
		assertThat(this.mvc.get().uri("/sessions/{id}/edit", foreign.id()).with(archivist)).hasStatus(404);
		assertThat(this.mvc.get().uri("/api/v1/sessions/{id}", foreign.id()).with(archivist)).hasStatus(404);
		assertThat(this.mvc.get().uri("/api/v1/sessions").with(archivist)).hasStatusOk()
			.bodyJson()
			.extractingPath("$.sessions[*].title")
			.asArray()
			.containsExactly("自家的一期");
		assertThat(this.mvc.post()
			.uri("/sessions/{id}/void", own.id())
			.param("reason", "想作废")
			.with(archivist)
			.with(SecurityMockMvcRequestPostProcessors.csrf())).hasStatus(403);
	}

	@Test
	void R06_4_theFormShowsAllFaultsNextToTheFieldsInChinese() {
		assertThat(this.mvc.post()
			.uri("/sessions")
			.param("mode", "ONLINE")
			.with(SignedInAs.user(SignedInAs.archivist(this.ours.id())))
			.with(SecurityMockMvcRequestPostProcessors.csrf())).hasStatusOk()
			.bodyText()
			.contains("采用线上培训必须写明原因（第六条）。", "请填写这一项。", "请从列表中选择一项。", "aria-invalid=\"true\"");
	}

	private SessionListing.Page page(Scope scope, String text, Integer year) {
		return this.listing.page(new SessionListing.Filter(text, null, null, year, SessionListing.Sort.LATEST, 1),
				scope);
	}

}
