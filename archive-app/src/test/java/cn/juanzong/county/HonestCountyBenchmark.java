package cn.juanzong.county;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import cn.juanzong.consistency.Findings;
import cn.juanzong.consistency.RecordedFinding;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.county.HonestCounty.Held;
import cn.juanzong.county.HonestCounty.Village;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.programme.TrainingSession.Instructor;
import cn.juanzong.programme.TrainingSession.Mode;
import cn.juanzong.records.MaterialKind;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Recall and false alarms of the checks of authenticity (F1 to F15) over some hundred
 * honest sessions, among which each fraud is planted several times. Goal of row 38: at
 * most one false alarm in a hundred honest sessions. Photos are drawn and hashed;
 * signatures are drawn as hashes, as far apart as those of painted sheets.
 */
@SpringBootTest(properties = "juanzong.worker.enabled=false")
@AutoConfigureMockMvc
class HonestCountyBenchmark {

	private static final int VILLAGES = Integer.getInteger("juanzong.bench.villages", 40);

	private static final Set<RuleCode> CHECKS = EnumSet.copyOf(List.of(RuleCode.values())
		.stream()
		.filter((code) -> code.authenticity() && code.severity() != RuleCode.Severity.NOTICE)
		.toList());

	@Autowired
	private ApplicationContext context;

	@Autowired
	private Findings findings;

	private final Map<RuleCode, Set<UUID>> planted = new TreeMap<>();

	/** Sessions whose materials turn up elsewhere: they are told as well. */
	private final Set<UUID> concerned = new HashSet<>();

	private final Set<UUID> wrongClocks = new HashSet<>();

	private final Map<PhotoCopies, Set<UUID>> copies = new TreeMap<>();

	@Test
	void recallAndFalseAlarms() throws IOException {
		HonestCounty county = new HonestCounty(this.context, VILLAGES, Long.getLong("juanzong.bench.seed", 1));
		county.hold();
		for (Village village : county.villages) {
			if (village.number() % 8 == 0) {
				plant(county, village);
			}
			else if (village.number() % 8 == 4) {
				plantCopies(county, village);
			}
			else if (village.number() % 8 == 3) {
				TrainingSession session = county.of(village).get(0).session();
				county.papers.photo(session, county.papers.scene(village.hall(), 20), HonestPapers.Clock.NEVER_SET, 0,
						village.venue());
				this.wrongClocks.add(session.id());
			}
		}
		county.stage.checkAll();
		report(county);
	}

	private void report(HonestCounty county) {
		List<UUID> honest = county.held.stream()
			.map((each) -> each.session().id())
			.filter((id) -> !this.concerned.contains(id) && !this.wrongClocks.contains(id))
			.toList();
		Map<RuleCode, Integer> fired = new TreeMap<>();
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
		this.copies.forEach((way, of) -> System.out.printf(Locale.ROOT,
				"{\"benchmark\":\"honest-county\",\"copy\":\"%s\",\"found\":\"%d/%d\"}%n", way,
				of.stream().filter((session) -> codes(session).contains(RuleCode.LOOKALIKE_PHOTO)).count(), of.size()));
		long told = this.wrongClocks.stream()
			.flatMap((session) -> this.findings.openOf(session).stream())
			.filter((each) -> each.code() == RuleCode.CAPTURED_OUTSIDE_SESSION)
			.count();
		System.out.printf(Locale.ROOT,
				"{\"benchmark\":\"honest-county\",\"honest\":%d,\"alarmed\":%d,\"perHundred\":%.2f,\"patternsNoted\":%d,"
						+ "\"cameraNeverSet\":\"%d/%d\"}%n",
				honest.size(), alarmed, 100.0 * alarmed / honest.size(), patterns, told, this.wrongClocks.size());
		assertThat(honest).hasSizeGreaterThan(100);
	}

	private Set<RuleCode> codes(UUID session) {
		return this.findings.openOf(session)
			.stream()
			.map(RecordedFinding::code)
			.collect(Collectors.toCollection(() -> EnumSet.noneOf(RuleCode.class)));
	}

	/** Each fraud in sessions of its own, in places where nobody else is. */
	private void plant(HonestCounty county, Village village) throws IOException {
		int i = village.number() / 8;
		Held source = county.of(village).get(0);
		this.concerned.add(source.session().id());
		LocalDate later = LocalDate.of(2023, 2, 1).plusDays(i);
		TrainingSession copy = county.session(county.organizers.get(i % 3),
				county.stage.course(TrainingClass.PUBLICITY), county.venue(60), county.teacher(), later, 9,
				Mode.ON_SITE);
		List<Villager> copied = new ArrayList<>(source.people());
		if (i % 2 == 1) {
			copied.remove(2);
			Collections.swap(copied, 1, copied.size() - 2);
		}
		county.papers.ledger(copy, copied);
		// of signatures that were scanned again, one in four is read otherwise
		county.papers.sheet(copy,
				source.ink()
					.stream()
					.map((each) -> HonestPapers.turned(each, (county.chance.nextInt(4) == 0) ? 20 : 4, county.chance))
					.toList(),
				0, -2);
		county.papers.photo(copy, changed(source.photo(), i), HonestPapers.Clock.RIGHT, -20, village.venue());
		mark(copy, RuleCode.CLONED_LIST, RuleCode.SHEET_REUSED, RuleCode.IMPOSSIBLE_ORDER, RuleCode.LOOKALIKE_PHOTO,
				RuleCode.CAPTURED_OUTSIDE_SESSION, RuleCode.CAPTURED_ELSEWHERE);
		TrainingSession twin = county.session(county.organizers.get((i + 1) % 3), county.courses.get(0),
				village.venue(), village.teacher(), source.session().startsOn(), village.hour(), Mode.ON_SITE);
		List<Villager> taken = new ArrayList<>(source.people().subList(0, 3));
		for (int n = 0; n < 4; n++) {
			taken.add(county.adult().withPhone("19911112222"));
		}
		taken.add(county.adult().mistyped());
		county.papers.ledger(twin, taken);
		String bytes = UUID.randomUUID().toString();
		county.stage.file(twin, MaterialKind.SITE_PHOTO, "照片.jpg", bytes);
		county.stage.file(copy, MaterialKind.GROUP_PHOTO, "合影.jpg", bytes);
		mark(twin, RuleCode.OVERLAPPING_ATTENDANCE, RuleCode.PHONE_SHARED, RuleCode.ID_NUMBER_REFUSED,
				RuleCode.INSTRUCTOR_ELSEWHERE, RuleCode.VENUE_TAKEN_TWICE, RuleCode.SAME_BYTES);
		TrainingSession full = county.session(county.organizers.get(i % 3), county.courses.get(1), county.venue(6),
				county.teacher(), later.plusMonths(1), 9, Mode.ON_SITE);
		List<Villager> crowd = new ArrayList<>();
		for (int n = 0; n < 7; n++) {
			crowd.add(county.adult());
		}
		county.papers.ledger(full, crowd);
		mark(full, RuleCode.VENUE_OVERFULL);
		plantTyping(county, i);
	}

	/**
	 * Photos of two sessions turn up again elsewhere, each in each way in which photos
	 * are copied.
	 */
	private void plantCopies(HonestCounty county, Village village) throws IOException {
		for (PhotoCopies way : PhotoCopies.values()) {
			Held source = county.of(village).get(way.ordinal() % 2);
			this.concerned.add(source.session().id());
			TrainingSession copy = county.session(county.organizers.get(way.ordinal() % 3),
					county.stage.course(TrainingClass.PUBLICITY), county.venue(60), county.teacher(),
					LocalDate.of(2023, 3, 1 + way.ordinal()), 9, Mode.ON_SITE);
			county.papers.photo(copy, way.of(source.photo()), HonestPapers.Clock.STRIPPED, 0, village.venue());
			mark(copy, RuleCode.LOOKALIKE_PHOTO);
			this.copies.computeIfAbsent(way, (each) -> new HashSet<>()).add(copy.id());
		}
	}

	/**
	 * What a clerk types beside the numbers, and a teacher who teaches from nine to nine.
	 */
	private void plantTyping(HonestCounty county, int i) {
		LocalDate day = LocalDate.of(2023, 6, 1).plusDays(i);
		Instructor teacher = county.teacher();
		for (int hour = 9; hour < 21; hour += 3) {
			mark(county.session(county.organizers.get(i % 3), county.courses.get(hour / 3 - 3), county.venue(60),
					teacher, day, hour, Mode.ON_SITE), RuleCode.INSTRUCTOR_HOURS_IMPOSSIBLE);
		}
		TrainingSession typed = county.session(county.organizers.get(i % 3), county.courses.get(2), county.venue(60),
				county.teacher(), day.plusMonths(1), 9, Mode.ON_SITE);
		List<Villager> people = new ArrayList<>();
		for (int n = 0; n < 8; n++) {
			people.add(county.adult());
		}
		people.set(3, people.get(3).withPhone((i % 2 == 0) ? "03711234567" : "1993333222"));
		county.papers.ledger(typed, people, people.get(5));
		county.papers.phoneOfOldLedger(typed);
		mark(typed, RuleCode.ID_NUMBER_INVALID, RuleCode.PHONE_REFUSED, RuleCode.PHONE_INVALID);
	}

	private void mark(TrainingSession session, RuleCode... codes) {
		for (RuleCode code : codes) {
			this.planted.computeIfAbsent(code, (each) -> new HashSet<>()).add(session.id());
		}
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
		boolean mirrored = way % 3 == 2;
		HonestPapers.draw(changed, cut, mirrored ? 500 : 0, 0, mirrored ? -500 : 500, 375);
		return changed;
	}

}
