package cn.juanzong.programme;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.SignedInAs;
import cn.juanzong.programme.TrainingSession.Instructor;
import cn.juanzong.programme.TrainingSession.Mode;
import cn.juanzong.programme.TrainingSession.Venue;
import cn.juanzong.programme.TrainingSession.VenueKind;

/** Enters what tests of every room need: a contractor with a course and sessions. */
public final class SomeSessions {

	private final Sessions sessions;

	private final Course course;

	private final Venue venue;

	private final Instructor instructor;

	private final Organizers organizers;

	private final ActingUser inspector = SignedInAs.inspector();

	public SomeSessions(Organizers organizers, Courses courses, Venues venues, Instructors instructors,
			Sessions sessions) {
		this.sessions = sessions;
		this.organizers = organizers;
		this.course = courses.register(new Course(UUID.randomUUID(), code("C"), "网店开设与装修", TrainingClass.BASIC,
				List.of(Topic.SHOP_OPENING.name(), Topic.SHOP_DESIGN.name())), this.inspector);
		this.venue = venues.register(
				new Venue(UUID.randomUUID(), "电子商务公共服务中心", "紫荆路街道", VenueKind.PUBLIC_SERVICE_CENTRE, 34.7466, 112.9828),
				this.inspector);
		this.instructor = instructors.register(
				new Instructor(UUID.randomUUID(), "李静", "电商讲师证书 2021-015", LocalDate.of(2018, 5, 1)), this.inspector);
	}

	/** A contractor nobody else uses. */
	public Organizer organizer(String name) {
		String code = code("");
		return this.organizers.register(new Organizer(UUID.randomUUID(), code, name + code), this.inspector);
	}

	/** A basic session of one day. */
	public TrainingSession on(LocalDate day, Organizer organizer, String title) {
		return this.sessions.register(draft(day, organizer, title), this.inspector);
	}

	/** A session that is not entered yet. */
	public TrainingSession draft(LocalDate day, Organizer organizer, String title) {
		return new TrainingSession(UUID.randomUUID(), 0, title, organizer, this.course, day, day, LocalTime.of(9, 0),
				LocalTime.of(17, 0), 2, this.venue, Mode.ON_SITE, null, this.instructor, new BigDecimal("4.0"),
				new BigDecimal("4.0"), "2026", null);
	}

	private static String code(String prefix) {
		return prefix + UUID.randomUUID().toString().substring(0, 6).toUpperCase(java.util.Locale.ROOT);
	}

}
