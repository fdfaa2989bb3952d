package cn.juanzong.records;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Role;
import cn.juanzong.access.Users;
import cn.juanzong.programme.Course;
import cn.juanzong.programme.Courses;
import cn.juanzong.programme.Instructors;
import cn.juanzong.programme.Organizer;
import cn.juanzong.programme.Organizers;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.Topic;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.programme.TrainingSession.Instructor;
import cn.juanzong.programme.TrainingSession.Mode;
import cn.juanzong.programme.TrainingSession.Venue;
import cn.juanzong.programme.TrainingSession.VenueKind;
import cn.juanzong.programme.Venues;

import org.springframework.boot.test.context.TestComponent;

/**
 * What tests of records begin with: a contractor, its archivist and a session, all new.
 */
@TestComponent
public class RecordsCase {

	/** The password of every account made here. */
	public static final String PASSWORD = "a long enough password";

	private final Users users;

	private final Organizers organizers;

	private final Courses courses;

	private final Venues venues;

	private final Instructors instructors;

	private final Sessions sessions;

	RecordsCase(Users users, Organizers organizers, Courses courses, Venues venues, Instructors instructors,
			Sessions sessions) {
		this.users = users;
		this.organizers = organizers;
		this.courses = courses;
		this.venues = venues;
		this.instructors = instructors;
		this.sessions = sessions;
	}

	public ActingUser archivist() {
		ActingUser inspector = inspector();
		Organizer organizer = this.organizers.register(new Organizer(UUID.randomUUID(), code(), "承办单位" + code()),
				inspector);
		return this.users.register(code(), "张档", PASSWORD, Role.ARCHIVIST, organizer.id());
	}

	public ActingUser inspector() {
		return this.users.register(code(), "李检", PASSWORD, Role.INSPECTOR, null);
	}

	/** A session of this archivist's contractor. */
	public TrainingSession session(ActingUser archivist, LocalDate day) {
		ActingUser inspector = inspector();
		Organizer organizer = this.organizers.find(archivist.organizerId()).orElseThrow();
		Course course = this.courses.register(
				new Course(UUID.randomUUID(), code(), "网店开设", TrainingClass.BASIC, List.of(Topic.values()[0].name())),
				inspector);
		Venue venue = this.venues.register(
				new Venue(UUID.randomUUID(), "服务中心" + code(), "紫荆路街道", VenueKind.PUBLIC_SERVICE_CENTRE, null, null),
				inspector);
		Instructor instructor = this.instructors.register(new Instructor(UUID.randomUUID(), "李静", null, null),
				inspector);
		return this.sessions.register(new TrainingSession(UUID.randomUUID(), 0, "第一期", organizer, course, day, day,
				LocalTime.of(9, 0), LocalTime.of(17, 0), 1, venue, Mode.ON_SITE, null, instructor, BigDecimal.ONE,
				BigDecimal.ONE, "2022", null), inspector);
	}

	private static String code() {
		return "t" + UUID.randomUUID().toString().substring(0, 8).toLowerCase(Locale.ROOT);
	}

}
