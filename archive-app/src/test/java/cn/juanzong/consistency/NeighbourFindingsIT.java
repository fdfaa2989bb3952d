package cn.juanzong.consistency;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

import cn.juanzong.extraction.Box;
import cn.juanzong.extraction.DocumentReader;
import cn.juanzong.extraction.Rendition;
import cn.juanzong.extraction.sheet.Lattice;
import cn.juanzong.extraction.sheet.SheetCell;
import cn.juanzong.extraction.sheet.SheetColumn;
import cn.juanzong.extraction.sheet.SheetLine;
import cn.juanzong.extraction.sheet.SheetPage;
import cn.juanzong.ingest.lookalike.PictureHashes;
import cn.juanzong.ingest.sheet.SheetRows;
import cn.juanzong.programme.Organizer;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.MaterialKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

/** What two sessions have in common, on real tables, told in both of them. */
@SpringBootTest(properties = "juanzong.worker.enabled=false")
@AutoConfigureMockMvc
class NeighbourFindingsIT {

	@Autowired
	private ApplicationContext context;

	@Autowired
	private Findings findings;

	@Autowired
	private Sessions sessions;

	@Autowired
	private PictureHashes hashes;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private SheetRows rows;

	@Autowired
	private DocumentReader reader;

	private CaseStage stage;

	private Organizer ours;

	@BeforeEach
	void setUp() {
		this.stage = new CaseStage(this.context);
		this.ours = this.stage.organizer();
		this.stage.checkAll();
	}

	@Test
	void F12_F13_anInstructorAndAVenueInTwoSessionsAtOnceUntilOneMovesToTheEvening() {
		TrainingSession one = basic(this.ours, "2022-06-15");
		TrainingSession other = at(basic(this.stage.organizer(), "2022-06-15"), one, LocalTime.of(9, 0),
				LocalTime.of(12, 0));
		this.stage.checkAll();
		assertThat(codes(one)).contains(RuleCode.INSTRUCTOR_ELSEWHERE, RuleCode.VENUE_TAKEN_TWICE,
				RuleCode.INSTRUCTOR_HOURS_IMPOSSIBLE);
		assertThat(of(other, RuleCode.INSTRUCTOR_ELSEWHERE)).singleElement()
			.satisfies((each) -> assertThat(each.finding().sessions()).containsExactly(one.id()));

		at(other, one, LocalTime.of(18, 0), LocalTime.of(20, 0));
		this.stage.checkAll();
		assertThat(codes(one)).doesNotContain(RuleCode.INSTRUCTOR_ELSEWHERE, RuleCode.VENUE_TAKEN_TWICE)
			.contains(RuleCode.INSTRUCTOR_HOURS_IMPOSSIBLE);
		this.sessions.declareVoid(other.id(), "登记错误", this.stage.inspector);
		this.stage.checkAll();
		assertThat(codes(one)).doesNotContain(RuleCode.INSTRUCTOR_HOURS_IMPOSSIBLE);
	}

	@Test
	@DisplayName("F15: a copied list is found though some were moved, a repeat of the course and a series of courses are not")
	void F15_aListClonedFromAnotherCourseIsFoundAndOneOfTheSameCourseIsNot() {
		List<String> people = IntStream.range(0, 20).mapToObj((i) -> person()).toList();
		TrainingSession one = basic(this.ours, "2022-06-15");
		TrainingSession clone = basic(this.ours, "2022-07-15");
		TrainingSession repeat = this.stage.session(this.ours, one.course(), "2022-08-15", "2022-08-15");
		TrainingSession moved = basic(this.ours, "2022-09-15");
		TrainingSession series = basic(this.ours, "2022-10-15");
		ledger(one, people);
		ledger(clone, people);
		ledger(repeat, people);
		List<String> others = new ArrayList<>(people);
		Collections.swap(others, 3, 11);
		others.set(0, person());
		ledger(moved, others);
		others.set(1, person());
		Collections.shuffle(others, new Random(1));
		ledger(series, others);
		this.stage.checkAll();
		assertThat(of(clone, RuleCode.CLONED_LIST)).anySatisfy((each) -> {
			assertThat(each.finding().sessions()).containsExactly(one.id());
			assertThat(each.finding().facts()).containsEntry("common", "20")
				.containsEntry("similarityPercent", "100")
				.containsEntry("inOrder", "20");
		});
		assertThat(of(moved, RuleCode.CLONED_LIST)).anySatisfy((each) -> {
			assertThat(each.finding().sessions()).containsExactly(one.id());
			assertThat(each.finding().facts()).containsEntry("similarityPercent", "90").containsEntry("inOrder", "17");
		});
		assertThat(of(one, RuleCode.CLONED_LIST)).extracting((each) -> each.finding().sessions())
			.doesNotContain(List.of(repeat.id()));
		assertThat(of(series, RuleCode.CLONED_LIST)).isEmpty();
		assertThat(of(series, RuleCode.SAME_PEOPLE_AGAIN)).singleElement()
			.satisfies((each) -> assertThat(each.finding().sessions()).containsExactlyInAnyOrder(one.id(), clone.id(),
					repeat.id(), moved.id()));
	}

	@Test
	@DisplayName("F15: two lists sorted by ID number are a series of courses, not a copy")
	void F15_listsSortedByNumberAreNoCopies() {
		List<String> people = IntStream.range(0, 20).mapToObj((i) -> person()).toList();
		TrainingSession one = basic(this.ours, "2022-06-16");
		TrainingSession other = basic(this.ours, "2022-07-16");
		for (TrainingSession session : List.of(one, other)) {
			ledger(session, people);
			// two districts one after the other, each from the oldest to the youngest
			this.context.getBean(JdbcClient.class)
				.sql("""
						update ledger_entry set id_mask = (case when line_number <= 10 then '999998' else '999999' end) || substr(id_mask, 7),
						  birth_date = date '1960-01-01' + ((line_number - 1) % 10) * 400 + line_number
						where session_id = ? and current""")
				.param(session.id())
				.update();
		}
		this.stage.checkAll();
		assertThat(codes(other)).contains(RuleCode.SAME_PEOPLE_AGAIN).doesNotContain(RuleCode.CLONED_LIST);
	}

	@Test
	@DisplayName("F15: two lists sorted by surname, as surnames are pronounced, are a series of courses, not a copy")
	void F15_listsSortedBySurnameAreNoCopies() {
		List<String> people = IntStream.range(0, 20).mapToObj((i) -> person()).toList();
		// elsewhere this surname is another word and stands under C
		String names = "陈安 陈东 段平 冯建 高山 何敏 姜雪 孔凤 廖海 龙兰 卢东 石禾 谢芳 谢平 曾海涛 曾华 曾勇凤 曾勇生 周晓 朱收";
		TrainingSession one = basic(this.ours, "2022-06-17");
		TrainingSession other = basic(this.ours, "2022-07-17");
		for (TrainingSession session : List.of(one, other)) {
			ledger(session, people);
			this.context.getBean(JdbcClient.class)
				.sql("update ledger_entry set name = split_part(?, ' ', line_number) where session_id = ? and current")
				.param(names)
				.param(session.id())
				.update();
		}
		this.stage.checkAll();
		assertThat(codes(other)).contains(RuleCode.SAME_PEOPLE_AGAIN).doesNotContain(RuleCode.CLONED_LIST);
	}

	private void ledger(TrainingSession session, List<String> people) {
		this.stage.ledger(session, people.toArray(String[]::new));
	}

	@Test
	@DisplayName("F4: a photo that was trimmed and saved again is found in both sessions, another one of the same hall in none")
	void F4_photosThatLookTheSameAreFoundInBothSessions() throws IOException {
		TrainingSession one = basic(this.ours, "2022-06-15");
		TrainingSession other = basic(this.stage.organizer(), "2022-07-15");
		TrainingSession honest = basic(this.ours, "2022-08-15");
		ArchivalRecord photo = this.stage.file(one, MaterialKind.SITE_PHOTO, "一.jpg", UUID.randomUUID().toString());
		ArchivalRecord copy = this.stage.file(other, MaterialKind.GROUP_PHOTO, "二.jpg", UUID.randomUUID().toString());
		ArchivalRecord sheet = this.stage.file(other, MaterialKind.SIGN_IN_SHEET, "三.jpg",
				UUID.randomUUID().toString());
		ArchivalRecord again = this.stage.file(honest, MaterialKind.SITE_PHOTO, "四.jpg", UUID.randomUUID().toString());
		long hall = 20220615;
		BufferedImage picture = hall(hall, 1);
		looks(photo, picture);
		looks(copy, picture.getSubimage(32, 24, 576, 432));
		looks(sheet, picture);
		looks(again, hall(hall, 2));
		List.of(photo, copy, sheet, again).forEach((each) -> this.stage.read(each));
		this.stage.checkAll();
		assertThat(of(one, RuleCode.LOOKALIKE_PHOTO)).singleElement()
			.satisfies((each) -> assertThat(each.finding().records()).containsExactlyInAnyOrder(photo.id(), copy.id()));
		assertThat(of(other, RuleCode.LOOKALIKE_PHOTO)).singleElement()
			.satisfies((each) -> assertThat(each.finding().sessions()).containsExactly(one.id()));
		assertThat(of(honest, RuleCode.LOOKALIKE_PHOTO)).isEmpty();
	}

	@Test
	@DisplayName("F9: an old sheet under a new heading is found in both sessions, the same people signing again in none")
	void F9_anOldSheetUnderANewHeadingIsFound() {
		TrainingSession one = basic(this.ours, "2022-06-15");
		TrainingSession other = basic(this.stage.organizer(), "2022-07-15");
		TrainingSession honest = basic(this.ours, "2022-08-15");
		Random pen = new Random();
		long[] ink = pen.longs(9).toArray();
		ArchivalRecord sheet = signed(one, ink);
		ArchivalRecord again = signed(other, Arrays.stream(ink).map((each) -> each ^ 1L << pen.nextInt(16)).toArray());
		ArchivalRecord anew = signed(honest, Arrays.stream(ink).map((each) -> each ^ 0xffff00L).toArray());
		List.of(sheet, again, anew).forEach((each) -> this.stage.read(each));
		this.stage.checkAll();
		assertThat(of(one, RuleCode.SHEET_REUSED)).singleElement().satisfies((each) -> {
			assertThat(each.finding().facts()).containsEntry("alike", "9").containsEntry("signed", "9");
			assertThat(each.finding().sessions()).containsExactly(other.id());
		});
		assertThat(of(other, RuleCode.SHEET_REUSED)).singleElement()
			.satisfies(
					(each) -> assertThat(each.finding().records()).containsExactlyInAnyOrder(sheet.id(), again.id()));
		assertThat(of(honest, RuleCode.SHEET_REUSED)).isEmpty();
		UUID finding = of(one, RuleCode.SHEET_REUSED).get(0).id();
		assertThat(this.mvc.get().uri("/findings/" + finding).with(authentication(CaseStage.as(this.stage.inspector))))
			.hasStatusOk()
			.bodyText()
			.contains("marked-sheet", "/records/" + sheet.id() + "/sheets/1", "/records/" + again.id() + "/sheets/1",
					"标出 9 行", "须由两人先后确认")
			.doesNotContain("??");
		assertThat(this.mvc.get()
			.uri("/findings/" + finding)
			.with(authentication(CaseStage.as(this.stage.archivist(this.ours))))).hasStatusOk()
			.bodyText()
			.contains("/records/" + sheet.id() + "/sheets/1", "共 — 行签名", "对应另一页第 — 行")
			.doesNotContain(again.id().toString());
		assertThat(this.mvc.get()
			.uri("/api/v1/sessions/" + one.id() + "/findings")
			.with(authentication(CaseStage.as(this.stage.archivist(this.ours))))).hasStatusOk()
			.bodyJson()
			.extractingPath("$.findings[?(@.code == 'SHEET_REUSED')].facts.otherLines")
			.asArray()
			.containsExactly("—");
	}

	/** As if ingest had read a sheet with a signature a line. */
	private ArchivalRecord signed(TrainingSession session, long[] ink) {
		ArchivalRecord sheet = this.stage.file(session, MaterialKind.SIGN_IN_SHEET, "签到表.jpg",
				UUID.randomUUID().toString());
		Box box = new Box(0, 0, 1, 1);
		List<SheetLine> lines = new ArrayList<>();
		for (long each : ink) {
			lines.add(new SheetLine(lines.size() + 1, box, List
				.of(new SheetCell(SheetColumn.SIGNATURE, null, box, "签名", 0.9, 0.1, true, each, Lattice.EMPTY))));
		}
		this.rows.replace(sheet.id(), new SheetPage(1, 1200, 1700, null, null, null, List.of(SheetColumn.SIGNATURE),
				List.of(), lines, this.reader.sheetVersion()));
		return sheet;
	}

	/** A hall, the same on every day, and people who sit otherwise each day. */
	private static BufferedImage hall(long hall, long day) {
		BufferedImage picture = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
		Graphics2D canvas = picture.createGraphics();
		Random walls = new Random(hall);
		for (int i = 0; i < 30; i++) {
			canvas.setColor(new Color(walls.nextInt(0x1000000)));
			canvas.fillRect(walls.nextInt(640) - 60, walls.nextInt(480) - 60, 120, 120);
		}
		Random people = new Random(hall + day);
		for (int i = 0; i < 60; i++) {
			canvas.setColor(new Color(people.nextInt(0x1000000)));
			canvas.fillOval(people.nextInt(640) - 20, 240 + people.nextInt(240), 40, 50);
		}
		canvas.dispose();
		return picture;
	}

	/** As if ingest had made a view of the picture. */
	private void looks(ArchivalRecord record, BufferedImage picture) throws IOException {
		ByteArrayOutputStream png = new ByteArrayOutputStream();
		ImageIO.write(picture, "png", png);
		this.hashes.replace(record.id(), new Rendition(Rendition.Kind.THUMBNAIL, 1, "image/png", picture.getWidth(),
				picture.getHeight(), png.toByteArray()));
	}

	/** Moves a session to the place and teacher of another one. */
	private TrainingSession at(TrainingSession session, TrainingSession place, LocalTime from, LocalTime to) {
		return this.sessions.change(new TrainingSession(session.id(), session.number(), session.title(),
				session.organizer(), session.course(), session.startsOn(), session.endsOn(), from, to,
				session.halfDays(), place.venue(), session.mode(), null, place.instructor(), session.theoryHours(),
				session.practiceHours(), session.project(), null), this.stage.inspector);
	}

	private TrainingSession basic(Organizer organizer, String day) {
		return this.stage.session(organizer, TrainingClass.BASIC, day, day);
	}

	private List<RecordedFinding> of(TrainingSession session, RuleCode code) {
		return this.findings.openOf(session.id()).stream().filter((each) -> each.code() == code).toList();
	}

	private List<RuleCode> codes(TrainingSession session) {
		return this.findings.openOf(session.id()).stream().map(RecordedFinding::code).toList();
	}

	private static String person() {
		return "人" + UUID.randomUUID();
	}

}
