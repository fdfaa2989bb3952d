package cn.juanzong.county;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

import cn.juanzong.consistency.CaseStage;
import cn.juanzong.consistency.Findings;
import cn.juanzong.consistency.RecordedFinding;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.extraction.Box;
import cn.juanzong.extraction.DocumentReader;
import cn.juanzong.extraction.Fact;
import cn.juanzong.extraction.Rendition;
import cn.juanzong.extraction.sheet.Lattice;
import cn.juanzong.extraction.sheet.SheetCell;
import cn.juanzong.extraction.sheet.SheetColumn;
import cn.juanzong.extraction.sheet.SheetLine;
import cn.juanzong.extraction.sheet.SheetPage;
import cn.juanzong.ingest.lookalike.PictureHashes;
import cn.juanzong.ingest.sheet.SheetRows;
import cn.juanzong.ledger.Ledgers;
import cn.juanzong.programme.Course;
import cn.juanzong.programme.Instructors;
import cn.juanzong.programme.Organizer;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.programme.Venues;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.MaterialKind;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Recall and false alarms of the checks of authenticity in a county of some hundred
 * honest sessions, among which each fraud is planted several times. Honest is what looks
 * like fraud and is none: series of courses for one village, families that share a phone
 * and sit together, teachers and halls that change at noon, profiles and courseware used
 * again, one hall and banner on all photos, bursts, pictures that a chat program stripped
 * or that were sent the day after, scans of notices made later. Drawn and hashed are
 * pictures; signatures are drawn as hashes, as far apart as those of painted sheets.
 */
@SpringBootTest(properties = "juanzong.worker.enabled=false")
@AutoConfigureMockMvc
class HonestCountyBenchmark {

	private static final int VILLAGES = Integer.getInteger("juanzong.bench.villages", 64);

	/** Courses that a village takes, one a month. */
	private static final int SERIES = 5;

	private static final int PLANTED = 8;

	private static final Set<RuleCode> CHECKS = EnumSet.copyOf(List.of(RuleCode.values())
		.stream()
		.filter((code) -> code.authenticity() && code.severity() != RuleCode.Severity.NOTICE)
		.toList());

	@Autowired
	private ApplicationContext context;

	@Autowired
	private Findings findings;

	@Autowired
	private Ledgers ledgers;

	@Autowired
	private PictureHashes hashes;

	@Autowired
	private SheetRows rows;

	@Autowired
	private DocumentReader reader;

	@Autowired
	private JdbcClient jdbc;

	private final Random chance = new Random(Long.getLong("juanzong.bench.seed", 1));

	private final Map<RuleCode, Set<UUID>> planted = new TreeMap<>();

	private final Set<UUID> concerned = new HashSet<>();

	private final List<Held> held = new ArrayList<>();

	private CaseStage stage;

	private ScenePicture scenes;

	private int serial;

	@Test
	void recallAndFalseAlarms() throws IOException {
		this.stage = new CaseStage(this.context);
		this.scenes = new ScenePicture(new GlyphPen(GlyphPen.parseFont()));
		List<Organizer> organizers = List.of(this.stage.organizer(), this.stage.organizer(), this.stage.organizer());
		List<Course> courses = IntStream.range(0, SERIES)
			.mapToObj((i) -> this.stage.course(TrainingClass.PUBLICITY))
			.toList();
		List<TrainingSession.Instructor> teachers = IntStream.range(0, VILLAGES / 2)
			.mapToObj((i) -> this.context.getBean(Instructors.class)
				.register(new TrainingSession.Instructor(UUID.randomUUID(), "讲师" + UUID.randomUUID(), "电商讲师证书",
						LocalDate.of(2015, 1, 1)), this.stage.inspector))
			.toList();
		for (int village = 0; village < VILLAGES; village++) {
			Village home = new Village(this.context.getBean(Venues.class)
				.register(new TrainingSession.Venue(UUID.randomUUID(), "礼堂" + UUID.randomUUID(), "村",
						TrainingSession.VenueKind.PUBLIC_SERVICE_CENTRE, null, null, 60), this.stage.inspector),
					families(), this.chance.nextLong(), village % 4 == 3);
			for (int i = 0; i < SERIES; i++) {
				// two villages a day share a teacher: one in the morning, one after noon
				LocalDate day = LocalDate.of(2022, 5 + i, 1 + village / 4 % 28);
				TrainingSession session = session(organizers.get(village % 3), courses.get(i), home.venue(),
						teachers.get(village / 2), day, village % 2 == 0);
				this.held.add(honest(session, home, i));
			}
		}
		plant(organizers, courses, teachers);
		this.stage.checkAll();
		report();
	}

	private void report() {
		Map<RuleCode, Integer> fired = new TreeMap<>();
		List<UUID> honest = this.held.stream()
			.map((each) -> each.session().id())
			.filter((id) -> !this.concerned.contains(id))
			.toList();
		int alarmed = 0;
		int patterns = 0;
		for (UUID session : honest) {
			Set<RuleCode> codes = codes(session);
			patterns += codes.contains(RuleCode.SAME_PEOPLE_AGAIN) ? 1 : 0;
			codes.retainAll(CHECKS);
			codes.forEach((code) -> fired.merge(code, 1, Integer::sum));
			alarmed += codes.isEmpty() ? 0 : 1;
		}
		for (RuleCode code : CHECKS) {
			Set<UUID> of = this.planted.getOrDefault(code, Set.of());
			long found = of.stream().filter((session) -> codes(session).contains(code)).count();
			System.out.printf(Locale.ROOT,
					"{\"benchmark\":\"honest-county\",\"check\":\"%s %s\",\"found\":\"%d/%d\",\"onHonest\":\"%d/%d\"}%n",
					code.requirement(), code, found, of.size(), fired.getOrDefault(code, 0), honest.size());
		}
		System.out.printf(Locale.ROOT,
				"{\"benchmark\":\"honest-county\",\"honest\":%d,\"alarmed\":%d,\"perHundred\":%.2f,\"patternsNoted\":%d}%n",
				honest.size(), alarmed, 100.0 * alarmed / honest.size(), patterns);
		assertThat(honest).hasSizeGreaterThan(100);
	}

	private Set<RuleCode> codes(UUID session) {
		return this.findings.openOf(session)
			.stream()
			.map(RecordedFinding::code)
			.collect(Collectors.toCollection(() -> EnumSet.noneOf(RuleCode.class)));
	}

	/** Families of one to four; most share one telephone among two at most. */
	private List<List<Villager>> families() {
		List<List<Villager>> families = new ArrayList<>();
		for (int people = 0; people < 34;) {
			List<Villager> family = new ArrayList<>();
			for (int i = this.chance.nextInt(4); i >= 0; i--) {
				Villager each = Villager.adult(LocalDate.of(2022, 1, 1).minusYears(this.chance.nextInt(12)),
						this.serial++, this.chance);
				family.add((family.size() == 1) ? each.withPhone(family.get(0).phone()) : each);
			}
			families.add(family);
			people += family.size();
		}
		return families;
	}

	/**
	 * Nearly all families come, as they come; in every fourth village clerks sort by age.
	 */
	private List<Villager> attending(Village home) {
		List<List<Villager>> families = new ArrayList<>(home.families());
		Collections.shuffle(families, this.chance);
		families.removeIf((family) -> this.chance.nextInt(20) == 0);
		families.forEach((family) -> Collections.shuffle(family, this.chance));
		List<Villager> people = new ArrayList<>(families.stream().flatMap(List::stream).toList());
		if (home.sorted()) {
			people.sort((one, other) -> one.birthDate().compareTo(other.birthDate()));
		}
		return people;
	}

	private TrainingSession session(Organizer organizer, Course course, TrainingSession.Venue venue,
			TrainingSession.Instructor teacher, LocalDate day, boolean morning) {
		return this.context.getBean(Sessions.class)
			.register(new TrainingSession(UUID.randomUUID(), 0, "政策宣讲" + UUID.randomUUID(), organizer, course, day, day,
					LocalTime.of(morning ? 9 : 14, 0), LocalTime.of(morning ? 12 : 17, 0), 1, venue,
					TrainingSession.Mode.ON_SITE, null, teacher, new BigDecimal("3"), BigDecimal.ZERO, "2022", null),
					this.stage.inspector);
	}

	private Held honest(TrainingSession session, Village home, int month) throws IOException {
		List<Villager> people = attending(home);
		ledger(session, people);
		List<Long> ink = new ArrayList<>(people.stream().map(this::signature).toList());
		sheet(session, ink, 0);
		// the same files serve many sessions, a notice is scanned later
		this.stage.file(session, MaterialKind.TEACHER_PROFILE, "简介.pdf", "profile of " + session.instructor().id());
		this.stage.file(session, MaterialKind.COURSEWARE, "课件.pptx", "courseware of " + session.course().id());
		made(this.stage.file(session, MaterialKind.NOTICE, "通知.pdf", UUID.randomUUID().toString()), "application/pdf",
				Fact.CREATED_AT, session.startsOn().plusDays(20) + "T02:00:00Z");
		List<BufferedImage> photos = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			photos.add(scene(home.hall(), people.size(), this.chance.nextLong()));
			photo(session, photos.get(i), month % 3, 0);
		}
		return new Held(session, home, people, ink, photos.get(0));
	}

	/** Wall, screen and banner are those of the hall, the people are those of the day. */
	private BufferedImage scene(long hall, int people, long day) throws IOException {
		BufferedImage room = this.scenes.draw("电商培训", 0, 640, 480, new Random(hall));
		BufferedImage crowd = this.scenes.draw("电商培训", people, 640, 480, new Random(day));
		room.createGraphics().drawImage(crowd.getSubimage(0, 250, 640, 230), 0, 250, null);
		return room;
	}

	/** Taken that day, sent the day after, or stripped by a chat program. */
	private void photo(TrainingSession session, BufferedImage picture, int way, int daysOff) throws IOException {
		ArchivalRecord record = this.stage.file(session, MaterialKind.SITE_PHOTO, "照片.jpg",
				UUID.randomUUID().toString());
		ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
		ImageIO.write(picture, "jpeg", jpeg);
		this.hashes.replace(record.id(), new Rendition(Rendition.Kind.THUMBNAIL, 1, "image/jpeg", picture.getWidth(),
				picture.getHeight(), jpeg.toByteArray()));
		LocalDate day = session.startsOn().plusDays((way == 1) ? 1 : 0).plusDays(daysOff);
		if (way == 2 && daysOff == 0) {
			this.stage.read(record);
		}
		else {
			this.stage.read(record, Fact.CAPTURED_AT, day + "T10:15:00", Fact.CAMERA, "Camera");
		}
	}

	private void ledger(TrainingSession session, List<Villager> people) {
		String csv = people.stream()
			.map((each) -> each.name() + "," + each.idNumber() + "," + each.phone() + ",网店开设\n")
			.collect(Collectors.joining("", "姓名,身份证号码,手机号,培训内容\n", ""));
		this.ledgers.importFile(session.id(), "台账.csv",
				new java.io.ByteArrayInputStream(csv.getBytes(java.nio.charset.StandardCharsets.UTF_8)), true,
				this.stage.archivist(session.organizer()));
	}

	/**
	 * Whoever signs twice writes much alike: one in eight differs in at most ten bits.
	 */
	private long signature(Villager person) {
		long own = new Random(person.idNumber().hashCode()).nextLong();
		return turned(own, (this.chance.nextInt(8) == 0) ? 5 : 12);
	}

	private long turned(long hash, int bits) {
		long turned = hash;
		for (int i = 0; i < bits; i++) {
			turned ^= 1L << this.chance.nextInt(64);
		}
		return turned;
	}

	private void sheet(TrainingSession session, List<Long> ink, int daysOff) {
		ArchivalRecord sheet = this.stage.file(session, MaterialKind.SIGN_IN_SHEET, "签到表.jpg",
				UUID.randomUUID().toString());
		List<SheetLine> lines = new ArrayList<>();
		Box box = new Box(0, 0, 1, 1);
		for (long each : ink) {
			lines.add(new SheetLine(lines.size() + 1, box, List
				.of(new SheetCell(SheetColumn.SIGNATURE, null, box, "签名", 0.9, 0.1, true, each, Lattice.EMPTY))));
		}
		this.rows.replace(sheet.id(), new SheetPage(1, 1200, 1700, null, null, null, List.of(SheetColumn.SIGNATURE),
				List.of(), lines, this.reader.sheetVersion()));
		made(sheet, "image/jpeg", Fact.CAPTURED_AT, session.startsOn().plusDays(daysOff) + "T18:00:00");
	}

	private void made(ArchivalRecord record, String mediaType, String... facts) {
		this.jdbc.sql("update ingest_object set media_type = ? where object_id = ?")
			.params(mediaType, record.id())
			.update();
		this.stage.read(record, facts);
	}

	/** Each fraud in sessions of its own, in places where nobody else is. */
	private void plant(List<Organizer> organizers, List<Course> courses, List<TrainingSession.Instructor> teachers)
			throws IOException {
		for (int i = 0; i < PLANTED; i++) {
			Held source = this.held.get(i * 4 % VILLAGES * SERIES);
			LocalDate later = LocalDate.of(2023, 2, 1 + i);
			this.concerned.add(source.session().id());
			Held copy = fraud(organizers.get(2 - i % 3), this.stage.course(TrainingClass.PUBLICITY), null, null, later,
					60);
			ledger(copy.session(), source.people());
			this.planted.computeIfAbsent(RuleCode.CLONED_LIST, (code) -> new HashSet<>()).add(copy.session().id());
			sheet(copy.session(), source.ink().stream().map((each) -> turned(each, 4)).toList(), -2);
			mark(copy, RuleCode.SHEET_REUSED, RuleCode.IMPOSSIBLE_ORDER);
			photo(copy.session(), changed(source.photo(), i), 0, -20);
			mark(copy, RuleCode.LOOKALIKE_PHOTO, RuleCode.CAPTURED_OUTSIDE_SESSION);
			Held twin = fraud(organizers.get(i % 3), courses.get(0), source.session().venue(),
					source.session().instructor(), source.session().startsOn(), 20);
			List<Villager> taken = new ArrayList<>(source.people().subList(0, 3));
			for (int n = 0; n < 4; n++) {
				taken.add(Villager.adult(later, this.serial++, this.chance).withPhone("19911112222"));
			}
			taken.add(Villager.adult(later, this.serial++, this.chance).mistyped());
			ledger(twin.session(), taken);
			mark(twin, RuleCode.OVERLAPPING_ATTENDANCE, RuleCode.PHONE_SHARED, RuleCode.ID_NUMBER_REFUSED,
					RuleCode.INSTRUCTOR_ELSEWHERE, RuleCode.VENUE_TAKEN_TWICE);
			String bytes = UUID.randomUUID().toString();
			this.stage.file(twin.session(), MaterialKind.SITE_PHOTO, "照片9.jpg", bytes);
			this.stage.file(copy.session(), MaterialKind.GROUP_PHOTO, "合影.jpg", bytes);
			mark(twin, RuleCode.SAME_BYTES);
			Held full = fraud(organizers.get(i % 3), courses.get(1), null, null, later.plusMonths(1), 4);
			ledger(full.session(), this.held.get((i * 4 + 1) % VILLAGES * SERIES).people().subList(0, 6));
			mark(full, RuleCode.VENUE_OVERFULL);
		}
	}

	private void mark(Held session, RuleCode... codes) {
		for (RuleCode code : codes) {
			this.planted.computeIfAbsent(code, (each) -> new HashSet<>()).add(session.session().id());
		}
	}

	private Held fraud(Organizer organizer, Course course, TrainingSession.Venue where, TrainingSession.Instructor who,
			LocalDate day, int capacity) {
		TrainingSession.Venue venue = (where != null) ? where
				: this.context.getBean(Venues.class)
					.register(
							new TrainingSession.Venue(UUID.randomUUID(), "礼堂" + UUID.randomUUID(), "村",
									TrainingSession.VenueKind.PUBLIC_SERVICE_CENTRE, null, null, capacity),
							this.stage.inspector);
		TrainingSession.Instructor teacher = (who != null) ? who
				: this.context.getBean(Instructors.class)
					.register(new TrainingSession.Instructor(UUID.randomUUID(), "讲师" + UUID.randomUUID(), "电商讲师证书",
							LocalDate.of(2015, 1, 1)), this.stage.inspector);
		boolean morning = this.held.stream()
			.filter((each) -> each.session().venue().id().equals(venue.id()))
			.allMatch((each) -> each.session().startsAt().getHour() == 9);
		return new Held(session(organizer, course, venue, teacher, day, morning), null, List.of(), List.of(), null);
	}

	/** What is done to a photo before it is handed in once more. */
	private static BufferedImage changed(BufferedImage photo, int way) {
		BufferedImage cut = switch (way % 4) {
			case 0 -> photo;
			case 1 -> photo.getSubimage(20, 15, 600, 450);
			case 2 -> photo.getSubimage(0, 0, 640, 450);
			default -> photo.getSubimage(38, 0, 602, 480);
		};
		BufferedImage changed = new BufferedImage(500, 375, BufferedImage.TYPE_INT_RGB);
		changed.createGraphics().drawImage(cut, (way < 4) ? 0 : 500, 0, (way < 4) ? 500 : -500, 375, null);
		return changed;
	}

	private record Village(TrainingSession.Venue venue, List<List<Villager>> families, long hall, boolean sorted) {

	}

	private record Held(TrainingSession session, @org.jspecify.annotations.Nullable Village home, List<Villager> people,
			List<Long> ink, @org.jspecify.annotations.Nullable BufferedImage photo) {

	}

}
