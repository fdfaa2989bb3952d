package cn.juanzong.county;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import cn.juanzong.consistency.RuleCode;
import cn.juanzong.consistency.RuleCode.Severity;
import cn.juanzong.county.PlannedSession.Planted;
import cn.juanzong.storage.ObjectKey;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The county that fills an empty archive against its truth: what is planted is found, by
 * the check that is there for it, and nothing else is.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class CountyTruthIT {

	private static final Map<Planted, RuleCode> CHECKS = Map.ofEntries(
			Map.entry(Planted.MISSING_VIDEO, RuleCode.SESSION_FILE_INCOMPLETE),
			Map.entry(Planted.TOO_FEW_PHOTOS, RuleCode.SESSION_FILE_INCOMPLETE),
			Map.entry(Planted.REPEATS, RuleCode.REPEAT_ATTENDANCE),
			Map.entry(Planted.SHARED_PHOTO, RuleCode.SAME_BYTES),
			Map.entry(Planted.OVERLAPPING_PERSON, RuleCode.OVERLAPPING_ATTENDANCE),
			Map.entry(Planted.PHOTOS_TAKEN_BEFORE, RuleCode.CAPTURED_OUTSIDE_SESSION),
			Map.entry(Planted.INVENTED_TRAINEES, RuleCode.HEAD_COUNT_DIFFERS),
			Map.entry(Planted.SHARED_PHONE, RuleCode.PHONE_SHARED),
			Map.entry(Planted.MISTYPED_ID, RuleCode.ID_NUMBER_REFUSED),
			Map.entry(Planted.UNQUALIFIED_VENUE, RuleCode.VENUE_NOT_QUALIFIED),
			Map.entry(Planted.NO_PRACTICE_HOURS, RuleCode.HOURS_NOT_SPLIT),
			Map.entry(Planted.ENCRYPTED_COURSEWARE, RuleCode.MATERIAL_UNREADABLE),
			Map.entry(Planted.TRUNCATED_PHOTO, RuleCode.MATERIAL_UNREADABLE),
			Map.entry(Planted.WRONG_EXTENSION, RuleCode.WRONG_EXTENSION),
			Map.entry(Planted.LOOKALIKE_PHOTO, RuleCode.LOOKALIKE_PHOTO),
			Map.entry(Planted.SHEET_TAKEN_BEFORE, RuleCode.IMPOSSIBLE_ORDER),
			Map.entry(Planted.INSTRUCTOR_ELSEWHERE, RuleCode.INSTRUCTOR_ELSEWHERE),
			Map.entry(Planted.CLONED_LIST, RuleCode.CLONED_LIST), Map.entry(Planted.OLD_SHEET, RuleCode.SHEET_REUSED),
			Map.entry(Planted.OVERFULL_VENUE, RuleCode.VENUE_OVERFULL));

	/** Follow from what is planted, on the same or on the other side. */
	private static final Map<Planted, Set<RuleCode>> CONSEQUENCES = Map.of(Planted.MISTYPED_ID,
			EnumSet.of(RuleCode.LEDGER_ROWS_LEFT_OUT), Planted.INSTRUCTOR_ELSEWHERE,
			EnumSet.of(RuleCode.INSTRUCTOR_HOURS_IMPOSSIBLE), Planted.SHARED_PHOTO,
			EnumSet.of(RuleCode.CAPTURED_OUTSIDE_SESSION));

	/** What finds it as well, and better, once the lines of the sheets are compared. */
	private static final Map<Planted, RuleCode> ALSO = Map.of(Planted.INVENTED_TRAINEES, RuleCode.SHEETS_DISAGREE);

	/** Lines that wait for a person are no alarm. */
	private static final Set<RuleCode> WAITING = EnumSet.of(RuleCode.SHEETS_UNDECIDED, RuleCode.PAPER_LEDGER_UNDECIDED);

	/** Sessions whose materials turn up elsewhere, by number: they are told as well. */
	private static final Map<Integer, Set<RuleCode>> OTHER_SIDE = Map.of(2, EnumSet.of(RuleCode.SAME_BYTES), 4,
			EnumSet.of(RuleCode.LOOKALIKE_PHOTO), 5, EnumSet.of(RuleCode.CLONED_LIST, RuleCode.SHEET_REUSED));

	@Autowired
	private JdbcClient jdbc;

	@Value("${juanzong.county.seed:7}")
	private long seed;

	@Test
	void row38_whatIsPlantedIsFoundAndNothingElse() {
		await().atMost(Duration.ofMinutes(15)).pollInterval(Duration.ofSeconds(2)).until(this::everythingIsChecked);
		CountyPlan plan = new CountyPlan(this.seed);
		List<String> missed = new ArrayList<>();
		Map<Planted, int[]> recall = new TreeMap<>();
		List<String> falseAlarms = new ArrayList<>();
		for (PlannedSession session : plan.sessions) {
			Set<RuleCode> found = found(session.title());
			Set<RuleCode> explained = EnumSet
				.copyOf(OTHER_SIDE.getOrDefault(session.number(), EnumSet.noneOf(RuleCode.class)));
			for (Planted planted : session.planted()) {
				explained.addAll(CONSEQUENCES.getOrDefault(planted, Set.of()));
				RuleCode check = CHECKS.get(planted);
				if (check != null) {
					explained.add(check);
					explained.add(ALSO.getOrDefault(planted, check));
					int[] counts = recall.computeIfAbsent(planted, (each) -> new int[2]);
					counts[1]++;
					if (found.contains(check) || found.contains(ALSO.getOrDefault(planted, check))) {
						counts[0]++;
					}
					else {
						missed.add(session.number() + " " + planted);
					}
				}
			}
			found.stream()
				.filter((code) -> code.severity() != Severity.NOTICE && !explained.contains(code)
						&& !WAITING.contains(code))
				.forEach((code) -> falseAlarms.add(session.number() + " " + code));
		}
		System.out.printf("honest sessions: %d, false alarms: %s%n",
				plan.sessions.stream().filter((each) -> each.planted().isEmpty()).count(), falseAlarms);
		recall.forEach((planted, counts) -> System.out.printf("%s: found %d of %d%n", planted, counts[0], counts[1]));
		assertThat(missed).isEmpty();
		assertThat(falseAlarms).isEmpty();
		straightenedSheetsAreEncryptedAsTheSheetsAre();
	}

	/** A15: a view of a sheet shows the same numbers. */
	private void straightenedSheetsAreEncryptedAsTheSheetsAre() {
		List<String> keys = this.jdbc.sql("""
				select v.object_key from object_rendition v join archival_record r on r.record_id = v.object_id
				where v.kind = 'SHEET' and r.kind = 'SIGN_IN_SHEET'""").query(String.class).list();
		assertThat(keys).isNotEmpty().allMatch((key) -> new ObjectKey(key).sealed());
	}

	private Set<RuleCode> found(String title) {
		Set<RuleCode> codes = new TreeSet<>();
		this.jdbc.sql("""
				select distinct f.code from finding f join training_session s on s.session_id = f.session_id
				where s.title = :title and f.closed_at is null""")
			.param("title", title)
			.query(String.class)
			.list()
			.forEach((code) -> codes.add(RuleCode.valueOf(code)));
		return codes;
	}

	private boolean everythingIsChecked() {
		return this.jdbc.sql("""
				select count(*) from training_session s join organizer o using (organizer_id)
				where o.code in ('HM', 'CF') and (
				  exists (select from consistency_due d where d.session_id = s.session_id)
				  or exists (select from archival_record r left join ingest_object i on i.object_id = r.record_id
				    where r.session_id = s.session_id and (i.stage is null or i.stage not in
				      ('INGESTED', 'UNREADABLE', 'DAMAGED'))))""").query(Integer.class).single() == 0
				&& this.jdbc.sql("select count(*) from county_seeding where finished_at is not null")
					.query(Integer.class)
					.single() > 0;
	}

}
