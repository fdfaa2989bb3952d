package cn.juanzong.county;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.county.CountyPlan.PlannedCourse;
import cn.juanzong.county.CountyPlan.PlannedInstructor;
import cn.juanzong.county.CountyPlan.PlannedOrganizer;
import cn.juanzong.county.CountyPlan.PlannedVenue;
import cn.juanzong.programme.Course;
import cn.juanzong.programme.Courses;
import cn.juanzong.programme.Instructors;
import cn.juanzong.programme.Organizer;
import cn.juanzong.programme.Organizers;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.programme.TrainingSession.Instructor;
import cn.juanzong.programme.TrainingSession.Mode;
import cn.juanzong.programme.TrainingSession.Venue;
import cn.juanzong.programme.Venues;

import org.springframework.stereotype.Component;

/**
 * Enters the planned contractors, courses, venues, instructors and sessions, each unless
 * it is there.
 */
@Component
class CountyProgramme {

	private final Organizers organizers;

	private final Courses courses;

	private final Venues venues;

	private final Instructors instructors;

	private final Sessions sessions;

	CountyProgramme(Organizers organizers, Courses courses, Venues venues, Instructors instructors, Sessions sessions) {
		this.organizers = organizers;
		this.courses = courses;
		this.venues = venues;
		this.instructors = instructors;
		this.sessions = sessions;
	}

	Organizer organizer(PlannedOrganizer planned, ActingUser by) {
		return this.organizers.all()
			.stream()
			.filter((organizer) -> organizer.code().equals(planned.code()))
			.findFirst()
			.orElseGet(() -> this.organizers.register(new Organizer(UUID.randomUUID(), planned.code(), planned.name()),
					by));
	}

	Map<PlannedSession, TrainingSession> enter(CountyPlan plan, Map<String, ActingUser> archivists) {
		Map<PlannedSession, TrainingSession> entered = new LinkedHashMap<>();
		for (PlannedSession planned : plan.sessions) {
			ActingUser archivist = Objects.requireNonNull(archivists.get(planned.organizerCode()));
			entered.put(planned, session(plan, planned, archivist));
		}
		return entered;
	}

	private TrainingSession session(CountyPlan plan, PlannedSession planned, ActingUser archivist) {
		return this.sessions.list(archivist.scope())
			.stream()
			.filter((session) -> session.title().equals(planned.title()))
			.findFirst()
			.orElseGet(() -> this.sessions.register(draft(plan, planned, archivist), archivist));
	}

	private TrainingSession draft(CountyPlan plan, PlannedSession planned, ActingUser archivist) {
		return new TrainingSession(UUID.randomUUID(), 0, planned.title(),
				organizer(plan.organizer(planned.organizerCode()), archivist),
				course(plan.course(planned.courseCode()), archivist), planned.startsOn(), planned.endsOn(),
				planned.startsAt(), planned.endsAt(), planned.halfDays(), venue(plan.venue(planned.venue()), archivist),
				(planned.onlineReason() == null) ? Mode.ON_SITE : Mode.ONLINE, planned.onlineReason(),
				instructor(plan.instructor(planned.instructor()), archivist), planned.theoryHours(),
				planned.practiceHours(), CountyPlan.PROJECT, null);
	}

	private Course course(PlannedCourse planned, ActingUser by) {
		return this.courses.all()
			.stream()
			.filter((course) -> course.code().equals(planned.code()))
			.findFirst()
			.orElseGet(() -> this.courses.register(new Course(UUID.randomUUID(), planned.code(), planned.title(),
					planned.trainingClass(), planned.topics()), by));
	}

	private Venue venue(PlannedVenue planned, ActingUser by) {
		return this.venues.all()
			.stream()
			.filter((venue) -> venue.name().equals(planned.name()))
			.findFirst()
			.orElseGet(() -> this.venues.register(new Venue(UUID.randomUUID(), planned.name(), planned.village(),
					planned.kind(), planned.latitude(), planned.longitude(), planned.capacity()), by));
	}

	private Instructor instructor(PlannedInstructor planned, ActingUser by) {
		return this.instructors.all()
			.stream()
			.filter((instructor) -> instructor.name().equals(planned.name()))
			.findFirst()
			.orElseGet(() -> this.instructors.register(
					new Instructor(UUID.randomUUID(), planned.name(), planned.credential(), planned.practiceSince()),
					by));
	}

}
