package cn.juanzong.ledger.intake;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;

import cn.juanzong.programme.Course;
import cn.juanzong.programme.Organizer;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;

/** A session to read ledgers for, without database. */
public final class SomeSession {

	public static final LocalDate DAY = LocalDate.of(2022, 6, 15);

	private SomeSession() {
	}

	public static TrainingSession of(TrainingClass trainingClass) {
		return new TrainingSession(UUID.randomUUID(), 1, "Session", new Organizer(UUID.randomUUID(), "O1", "One"),
				new Course(UUID.randomUUID(), "C1", "Course", trainingClass, List.of()), DAY, DAY, LocalTime.of(9, 0),
				LocalTime.of(12, 0), 1,
				new TrainingSession.Venue(UUID.randomUUID(), "Centre", "Town",
						TrainingSession.VenueKind.PUBLIC_SERVICE_CENTRE, null, null),
				TrainingSession.Mode.ON_SITE, null,
				new TrainingSession.Instructor(UUID.randomUUID(), "Teacher", null, null), BigDecimal.ONE,
				BigDecimal.ONE, "P1", null);
	}

}
