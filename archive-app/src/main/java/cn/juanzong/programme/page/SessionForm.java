package cn.juanzong.programme.page;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import cn.juanzong.programme.Course;
import cn.juanzong.programme.Organizer;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.programme.TrainingSession.Instructor;
import cn.juanzong.programme.TrainingSession.Mode;
import cn.juanzong.programme.TrainingSession.Venue;
import org.jspecify.annotations.Nullable;

/**
 * A session as typed into the form; absent fields are empty. {@link #read} decides
 * whether it is one.
 */
record SessionForm(String title, String organizerId, String courseId, String startsOn, String endsOn, String startsAt,
		String endsAt, String halfDays, String venueId, String mode, String onlineReason, String instructorId,
		String theoryHours, String practiceHours, String project) {

	/** Longest session accepted, in days. */
	static final int LONGEST = 30;

	SessionForm(@Nullable String title, @Nullable String organizerId, @Nullable String courseId,
			@Nullable String startsOn, @Nullable String endsOn, @Nullable String startsAt, @Nullable String endsAt,
			@Nullable String halfDays, @Nullable String venueId, @Nullable String mode, @Nullable String onlineReason,
			@Nullable String instructorId, @Nullable String theoryHours, @Nullable String practiceHours,
			@Nullable String project) {
		this.title = typed(title);
		this.organizerId = typed(organizerId);
		this.courseId = typed(courseId);
		this.startsOn = typed(startsOn);
		this.endsOn = typed(endsOn);
		this.startsAt = typed(startsAt);
		this.endsAt = typed(endsAt);
		this.halfDays = typed(halfDays);
		this.venueId = typed(venueId);
		this.mode = typed(mode);
		this.onlineReason = typed(onlineReason);
		this.instructorId = typed(instructorId);
		this.theoryHours = typed(theoryHours);
		this.practiceHours = typed(practiceHours);
		this.project = typed(project);
	}

	static SessionForm empty(@Nullable UUID organizerId) {
		return new SessionForm(null, (organizerId != null) ? organizerId.toString() : null, null, null, null, "09:00",
				"17:00", "2", null, Mode.ON_SITE.name(), null, null, null, null, null);
	}

	static SessionForm of(TrainingSession session) {
		return new SessionForm(session.title(), session.organizer().id().toString(), session.course().id().toString(),
				session.startsOn().toString(), session.endsOn().toString(), session.startsAt().toString(),
				session.endsAt().toString(), String.valueOf(session.halfDays()), session.venue().id().toString(),
				session.mode().name(), session.onlineReason(), session.instructor().id().toString(),
				session.theoryHours().toPlainString(), session.practiceHours().toPlainString(), session.project());
	}

	/**
	 * Reads the form.
	 * @param id the id of the session
	 * @param known where to look up what the form refers to
	 * @param faults receives every fault found
	 * @return the session with number 0, or empty if there is a fault
	 */
	Optional<TrainingSession> read(UUID id, Known known, Faults faults) {
		Optional<String> aTitle = faults.text("title", this.title, 200);
		Optional<Organizer> organizer = find(this.organizerId, "organizerId", known.organizer(), faults);
		Optional<Course> course = find(this.courseId, "courseId", known.course(), faults);
		Optional<LocalDate> from = faults.day("startsOn", this.startsOn);
		Optional<LocalDate> to = faults.day("endsOn", this.endsOn);
		Optional<LocalTime> begin = faults.time("startsAt", this.startsAt);
		Optional<LocalTime> end = faults.time("endsAt", this.endsAt);
		Optional<Integer> halves = faults.whole("halfDays", this.halfDays, 1, 2 * LONGEST, "halfDays");
		Optional<Venue> venue = find(this.venueId, "venueId", known.venue(), faults);
		Optional<Mode> how = faults.choice("mode", this.mode, Mode.class);
		Optional<Instructor> instructor = find(this.instructorId, "instructorId", known.instructor(), faults);
		Optional<BigDecimal> theory = faults.hours("theoryHours", this.theoryHours);
		Optional<BigDecimal> practice = faults.hours("practiceHours", this.practiceHours);
		Optional<String> contract = faults.text("project", this.project, 100);
		checkDays(from, to, halves, faults);
		if (begin.isPresent() && end.isPresent() && !begin.get().isBefore(end.get())) {
			faults.add("endsAt", "endsBeforeBegin");
		}
		boolean online = how.filter(Mode.ONLINE::equals).isPresent();
		if (online && this.onlineReason.isBlank()) {
			faults.add("onlineReason", "onlineReason");
		}
		if (theory.isPresent() && practice.isPresent() && theory.get().add(practice.get()).signum() == 0) {
			faults.add("theoryHours", "noHours");
		}
		if (!faults.none()) {
			return Optional.empty();
		}
		return Optional.of(new TrainingSession(id, 0, aTitle.orElseThrow(), organizer.orElseThrow(),
				course.orElseThrow(), from.orElseThrow(), to.orElseThrow(), begin.orElseThrow(), end.orElseThrow(),
				halves.orElseThrow(), venue.orElseThrow(), how.orElseThrow(), online ? this.onlineReason : null,
				instructor.orElseThrow(), theory.orElseThrow(), practice.orElseThrow(), contract.orElseThrow(), null));
	}

	private static void checkDays(Optional<LocalDate> from, Optional<LocalDate> to, Optional<Integer> halves,
			Faults faults) {
		if (from.isEmpty() || to.isEmpty()) {
			return;
		}
		long days = ChronoUnit.DAYS.between(from.get(), to.get()) + 1;
		if (days < 1) {
			faults.add("endsOn", "endsBeforeStart");
		}
		else if (days > LONGEST) {
			faults.add("endsOn", "tooManyDays");
		}
		else if (halves.isPresent() && halves.get() > 2 * days) {
			faults.add("halfDays", "moreHalfDaysThanDays");
		}
	}

	private static <T> Optional<T> find(String value, String field, Function<UUID, Optional<T>> source, Faults faults) {
		Optional<T> found = faults.id(field, value).flatMap(source);
		if (found.isEmpty()) {
			faults.add(field, "choose");
		}
		return found;
	}

	private static String typed(@Nullable String value) {
		return (value != null) ? value.strip() : "";
	}

	/**
	 * Where to look up what a form refers to.
	 *
	 * @param organizer contractors the user may enter sessions for
	 * @param course the courses
	 * @param venue the venues
	 * @param instructor the instructors
	 */
	record Known(Function<UUID, Optional<Organizer>> organizer, Function<UUID, Optional<Course>> course,
			Function<UUID, Optional<Venue>> venue, Function<UUID, Optional<Instructor>> instructor) {

	}

}
