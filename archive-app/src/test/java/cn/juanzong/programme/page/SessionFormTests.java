package cn.juanzong.programme.page;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import cn.juanzong.programme.Course;
import cn.juanzong.programme.Organizer;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.programme.TrainingSession.Instructor;
import cn.juanzong.programme.TrainingSession.Venue;
import cn.juanzong.programme.TrainingSession.VenueKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SessionFormTests {

	private static final String ID = "6f1c2a7e-0000-4000-8000-000000000001";

	private static final UUID SESSION = UUID.fromString("6f1c2a7e-0000-4000-8000-000000000009");

	private final SessionForm.Known known = new SessionForm.Known((id) -> only(id, new Organizer(id, "AA", "甲公司")),
			(id) -> only(id, new Course(id, "C-1", "网店开设", TrainingClass.BASIC, List.of())),
			(id) -> only(id, new Venue(id, "公共服务中心", "城区", VenueKind.PUBLIC_SERVICE_CENTRE, null, null)),
			(id) -> only(id, new Instructor(id, "李老师", null, null)));

	private final Faults faults = new Faults();

	@Test
	void aWholeFormIsASession() {
		Optional<TrainingSession> session = form("2026-03-02", "2026-03-03", "4", "ON_SITE", "", "3.5", "4")
			.read(SESSION, this.known, this.faults);
		assertThat(this.faults.byField()).isEmpty();
		assertThat(session).get().satisfies((read) -> {
			assertThat(read.id()).isEqualTo(SESSION);
			assertThat(read.halfDays()).isEqualTo(4);
			assertThat(read.theoryHours()).isEqualByComparingTo(new BigDecimal("3.5"));
			assertThat(read.onlineReason()).isNull();
			assertThat(read.voided()).isFalse();
		});
	}

	@Test
	void allFaultsAreNamedInOnePass() {
		new SessionForm(null, null, null, "2026-02-30", null, "25:00", null, "x", null, null, null, null, "1.25", "-1",
				null)
			.read(SESSION, this.known, this.faults);
		assertThat(this.faults.byField()).containsOnlyKeys("title", "organizerId", "courseId", "startsOn", "endsOn",
				"startsAt", "endsAt", "halfDays", "venueId", "mode", "instructorId", "theoryHours", "practiceHours",
				"project");
		assertThat(this.faults.of("startsOn")).isEqualTo("programme.fault.day");
		assertThat(this.faults.of("endsOn")).isEqualTo("programme.fault.required");
	}

	@Test
	void R06_4_onlineWithoutReasonIsRefused() {
		assertThat(
				form("2026-03-02", "2026-03-02", "2", "ONLINE", "  ", "4", "4").read(SESSION, this.known, this.faults))
			.isEmpty();
		assertThat(this.faults.byField())
			.containsExactly(java.util.Map.entry("onlineReason", "programme.fault.onlineReason"));
	}

	@Test
	void R06_4_onlineWithReasonIsAccepted() {
		assertThat(
				form("2026-03-02", "2026-03-02", "2", "ONLINE", "疫情防控", "4", "4").read(SESSION, this.known, this.faults)
					.map(TrainingSession::onlineReason))
			.contains("疫情防控");
	}

	@Test
	void daysAndHalfDaysMustFit() {
		form("2026-03-02", "2026-03-01", "2", "ON_SITE", "", "4", "4").read(SESSION, this.known, this.faults);
		assertThat(this.faults.of("endsOn")).isEqualTo("programme.fault.endsBeforeStart");
		Faults more = new Faults();
		form("2026-03-02", "2026-03-02", "3", "ON_SITE", "", "4", "4").read(SESSION, this.known, more);
		assertThat(more.of("halfDays")).isEqualTo("programme.fault.moreHalfDaysThanDays");
		Faults none = new Faults();
		form("2026-03-02", "2026-03-02", "2", "ON_SITE", "", "0", "0").read(SESSION, this.known, none);
		assertThat(none.of("theoryHours")).isEqualTo("programme.fault.noHours");
	}

	@Test
	void whatIsNotKnownMustBeChosenAgain() {
		SessionForm form = new SessionForm("题", SESSION.toString(), ID, "2026-03-02", "2026-03-02", "09:00", "17:00",
				"2", ID, "ON_SITE", "", ID, "4", "4", "2026");
		assertThat(form.read(SESSION, this.known, this.faults)).isEmpty();
		assertThat(this.faults.byField()).containsOnlyKeys("organizerId");
	}

	private static SessionForm form(String from, String to, String halfDays, String mode, @Nullable String reason,
			String theory, String practice) {
		return new SessionForm("三月培训", ID, ID, from, to, "09:00", "17:00", halfDays, ID, mode, reason, ID, theory,
				practice, "2026");
	}

	private static <T> Optional<T> only(UUID id, T thing) {
		return id.toString().equals(ID) ? Optional.of(thing) : Optional.empty();
	}

}
