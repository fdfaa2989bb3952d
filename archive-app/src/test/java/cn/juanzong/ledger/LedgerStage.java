package cn.juanzong.ledger;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.SignedInAs;
import cn.juanzong.programme.Course;
import cn.juanzong.programme.Courses;
import cn.juanzong.programme.Instructors;
import cn.juanzong.programme.Organizer;
import cn.juanzong.programme.Organizers;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.programme.Venues;

import org.springframework.context.ApplicationContext;

/** Sets up contractors, courses, sessions and ledgers through the real services. */
public class LedgerStage {

	public static final ActingUser ADMIN = SignedInAs.admin();

	private static final AtomicInteger NUMBERS = new AtomicInteger(100);

	private final ApplicationContext context;

	private final TrainingSession.Venue venue;

	private final TrainingSession.Instructor instructor;

	public LedgerStage(ApplicationContext context) {
		this.context = context;
		this.venue = context.getBean(Venues.class)
			.register(new TrainingSession.Venue(UUID.randomUUID(), "Centre " + next(), "Town",
					TrainingSession.VenueKind.PUBLIC_SERVICE_CENTRE, null, null), ADMIN);
		this.instructor = context.getBean(Instructors.class)
			.register(new TrainingSession.Instructor(UUID.randomUUID(), "Teacher " + next(), "Certificate 1", null),
					ADMIN);
	}

	public static int next() {
		return NUMBERS.incrementAndGet();
	}

	public Organizer organizer() {
		int number = next();
		return this.context.getBean(Organizers.class)
			.register(new Organizer(UUID.randomUUID(), "O" + number, "Contractor " + number), ADMIN);
	}

	public Course course(TrainingClass trainingClass) {
		int number = next();
		return this.context.getBean(Courses.class)
			.register(new Course(UUID.randomUUID(), "C" + number, "Course " + number, trainingClass, List.of()), ADMIN);
	}

	public TrainingSession session(Organizer organizer, Course course, String day) {
		return session(organizer, course, LocalDate.parse(day), LocalDate.parse(day), "09:00", "P1");
	}

	public TrainingSession session(Organizer organizer, Course course, LocalDate first, LocalDate last, String at,
			String project) {
		LocalTime begin = LocalTime.parse(at);
		return this.context.getBean(Sessions.class)
			.register(new TrainingSession(UUID.randomUUID(), 0, "Session " + next(), organizer, course, first, last,
					begin, begin.plusHours(3), 1, this.venue, TrainingSession.Mode.ON_SITE, null, this.instructor,
					BigDecimal.ONE, BigDecimal.ONE, project, null), ADMIN);
	}

	/** Imports a ledger of lines "name,ID number,phone". */
	public ImportOutcome ledger(TrainingSession session, String... lines) {
		StringBuilder csv = new StringBuilder("姓名,身份证号码,手机号,培训内容\n");
		for (String line : lines) {
			csv.append(line).append(",电子商务政策\n");
		}
		return this.context.getBean(Ledgers.class)
			.importFile(session.id(), "ledger.csv",
					new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)), false, ADMIN);
	}

	/** A line of a person that stands for itself by number. */
	public static String person(String name, LocalDate birth, int sequence) {
		return name + "," + People.idNumber(birth, sequence) + "," + People.phone(sequence);
	}

}
