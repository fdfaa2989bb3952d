package cn.juanzong.county;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.text.Collator;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import cn.juanzong.consistency.CaseStage;
import cn.juanzong.programme.Course;
import cn.juanzong.programme.Instructors;
import cn.juanzong.programme.Organizer;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.programme.TrainingSession.Instructor;
import cn.juanzong.programme.TrainingSession.Mode;
import cn.juanzong.programme.TrainingSession.Venue;
import cn.juanzong.programme.TrainingSession.VenueKind;
import cn.juanzong.programme.Venues;

import org.springframework.context.ApplicationContext;

/**
 * Villages that each take a series of courses, honestly, with what looks like fraud and
 * is none: families of similar names that sit together and share a phone, elders with the
 * number of a cadre for whom a clerk signs, the same villagers again and again, lists
 * sorted by name or by age, teachers and halls that change at noon or in the evening, an
 * online session at the same time, one hall and banner on all photos.
 */
final class HonestCounty {

	/** Courses that a village takes, one a month. */
	static final int SERIES = 5;

	/** Somebody in so many signs alike, so that one pair of signatures in eight is. */
	private static final double SIGNS_ALIKE = Math.sqrt(0.125);

	private static final double CLERK_SIGNS_ALIKE = 0.6;

	final CaseStage stage;

	final HonestPapers papers;

	final List<Organizer> organizers;

	final List<Course> courses;

	final List<Village> villages = new ArrayList<>();

	final List<Held> held = new ArrayList<>();

	final Random chance;

	private final ApplicationContext context;

	private int serial;

	private int places;

	HonestCounty(ApplicationContext context, int villages, long seed) throws IOException {
		this.context = context;
		this.chance = new Random(seed);
		this.stage = new CaseStage(context);
		this.papers = new HonestPapers(context, this.stage, this.chance);
		this.organizers = List.of(this.stage.organizer(), this.stage.organizer(), this.stage.organizer());
		this.courses = IntStream.range(0, SERIES).mapToObj((i) -> this.stage.course(TrainingClass.PUBLICITY)).toList();
		Instructor teacher = teacher();
		for (int number = 0; number < villages; number++) {
			teacher = (number % 2 == 0) ? teacher() : teacher;
			List<List<Villager>> families = families(10 + this.chance.nextInt(30));
			this.villages.add(new Village(number, venue(60), teacher, families, elders(families.get(0).get(0)),
					this.chance.nextLong()));
		}
	}

	/** Two villages a day share a teacher: one in the morning, one after noon. */
	void hold() throws IOException {
		for (Village village : this.villages) {
			for (int i = 0; i < SERIES; i++) {
				boolean sameEvening = village.number() % 8 == 1 && i == SERIES - 1;
				LocalDate day = LocalDate.of(2022, 5 + (sameEvening ? i - 1 : i), 1 + village.number() / 4 % 28);
				int hour = sameEvening ? 18 : village.hour();
				TrainingSession session = session(this.organizers.get(village.number() % 3), this.courses.get(i),
						village.venue(), village.teacher(), day, hour, Mode.ON_SITE);
				hold(session, village, attending(village), i);
			}
			if (village.number() % 8 == 2) {
				List<Villager> others = families(12).stream().flatMap(List::stream).toList();
				hold(session(this.organizers.get(0), this.courses.get(0), village.venue(), teacher(),
						LocalDate.of(2022, 5, 1 + village.number() / 4 % 28), village.hour(), Mode.ONLINE), village,
						others, 0);
			}
		}
	}

	private void hold(TrainingSession session, Village village, List<Villager> people, int month) throws IOException {
		List<Long> ink = people.stream().map((each) -> signature(each, village)).toList();
		this.papers.ledger(session, people);
		this.papers.sheet(session, ink, month, 0);
		this.papers.shared(session, village.number(), people);
		List<BufferedImage> photos = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			photos.add(this.papers.scene(village.hall(), people.size()));
			this.papers.photo(session, photos.get(i), HonestPapers.Clock.values()[(month + i) % 3], 0, village.venue());
		}
		this.held.add(new Held(session, village, people, ink, photos.get(0)));
	}

	/** The sessions of a village on site, in the order of its series. */
	List<Held> of(Village village) {
		return this.held.stream()
			.filter((each) -> each.village() == village && each.session().mode() == Mode.ON_SITE)
			.toList();
	}

	TrainingSession session(Organizer organizer, Course course, Venue venue, Instructor teacher, LocalDate day,
			int hour, Mode mode) {
		return this.context.getBean(Sessions.class)
			.register(new TrainingSession(UUID.randomUUID(), 0, "政策宣讲" + UUID.randomUUID(), organizer, course, day, day,
					LocalTime.of(hour, 0), LocalTime.of(hour + 3, 0), 1, venue, mode,
					(mode == Mode.ONLINE) ? "疫情防控" : null, teacher, new BigDecimal("3"), BigDecimal.ZERO, "2022", null),
					this.stage.inspector);
	}

	/** Each some kilometres from the others. */
	Venue venue(int capacity) {
		int place = this.places++;
		return this.context.getBean(Venues.class)
			.register(new Venue(UUID.randomUUID(), "礼堂" + UUID.randomUUID(), "村", VenueKind.PUBLIC_SERVICE_CENTRE,
					34 + 0.07 * (place % 10), 113 + 0.08 * (place / 10 % 10), capacity), this.stage.inspector);
	}

	Instructor teacher() {
		return this.context.getBean(Instructors.class)
			.register(new Instructor(UUID.randomUUID(), "讲师" + UUID.randomUUID(), "电商讲师证书", LocalDate.of(2015, 1, 1)),
					this.stage.inspector);
	}

	Villager adult() {
		return Villager.adult(LocalDate.of(2022, 1, 1).minusYears(this.chance.nextInt(4)), this.serial++, this.chance);
	}

	/** Families of one to four, whose names are alike and of whom two share a phone. */
	private List<List<Villager>> families(int people) {
		List<List<Villager>> families = new ArrayList<>();
		for (int count = 0; count < people;) {
			List<Villager> family = new ArrayList<>();
			for (int i = this.chance.nextInt(4); i >= 0; i--) {
				Villager each = adult();
				if (family.size() == 1) {
					each = new Villager(family.get(0).name().substring(0, 2) + each.name().substring(1, 2),
							each.birthDate(), each.idNumber(), family.get(0).phone());
				}
				family.add(each);
			}
			families.add(family);
			count += family.size();
		}
		return families;
	}

	/** Beyond the age range, without a phone of their own. */
	private List<Villager> elders(Villager cadre) {
		return IntStream.range(0, 3)
			.mapToObj((i) -> Villager
				.born(LocalDate.of(1940, 1, 1).plusDays(this.chance.nextInt(4000)), this.serial++, this.chance)
				.withPhone(cadre.phone()))
			.toList();
	}

	/** Nearly all families come, as they come; some clerks sort by name or by age. */
	private List<Villager> attending(Village village) {
		List<List<Villager>> families = new ArrayList<>(village.families());
		families.add(village.elders());
		Collections.shuffle(families, this.chance);
		families.removeIf((family) -> this.chance.nextInt(20) == 0);
		families.forEach((family) -> {
			if (family != village.elders()) {
				Collections.shuffle(family, this.chance);
			}
		});
		List<Villager> people = new ArrayList<>(families.stream().flatMap(List::stream).toList());
		Collator sound = Collator.getInstance(Locale.CHINA);
		switch (village.number() % 8) {
			case 5 -> people.sort((one, other) -> sound.compare(one.name(), other.name()));
			case 6 -> people.sort(Comparator.comparing(Villager::birthDate));
			case 7 -> people.sort(Comparator.comparing(Villager::idNumber).reversed());
			default -> {
				// as they come
			}
		}
		return people;
	}

	private long signature(Villager person, Village village) {
		boolean alike = this.chance
			.nextDouble() < (village.elders().contains(person) ? CLERK_SIGNS_ALIKE : SIGNS_ALIKE);
		return HonestPapers.turned(new Random(person.idNumber().hashCode()).nextLong(), alike ? 5 : 20, this.chance);
	}

	/**
	 * A village.
	 *
	 * @param number from 0
	 * @param venue its hall
	 * @param teacher who comes there
	 * @param families who lives there
	 * @param elders who is too old to be counted
	 * @param hall what the hall looks like
	 */
	record Village(int number, Venue venue, Instructor teacher, List<List<Villager>> families, List<Villager> elders,
			long hall) {

		/** Every other one after noon, some as soon as the morning is over. */
		int hour() {
			return (this.number % 2 == 0) ? 9 : (this.number % 8 == 5) ? 12 : 14;
		}

	}

	/**
	 * A session that was held.
	 *
	 * @param session the session
	 * @param village where
	 * @param people who came, as they stand in the ledger
	 * @param ink their signatures
	 * @param photo one of its photos
	 */
	record Held(TrainingSession session, Village village, List<Villager> people, List<Long> ink, BufferedImage photo) {

	}

}
