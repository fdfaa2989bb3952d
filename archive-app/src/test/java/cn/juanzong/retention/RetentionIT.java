package cn.juanzong.retention;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import cn.juanzong.access.ActingUser;
import cn.juanzong.consistency.CaseStage;
import cn.juanzong.programme.Organizer;
import cn.juanzong.programme.SettingKey;
import cn.juanzong.programme.Settings;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.MaterialKind;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** Until when real files are kept, and that nobody gets rid of them before. */
@SpringBootTest(properties = "juanzong.worker.enabled=false")
@AutoConfigureMockMvc
class RetentionIT {

	@Autowired
	private ApplicationContext context;

	@Autowired
	private RetentionTerms terms;

	@Autowired
	private ExpiryReports reports;

	@Autowired
	private Settings settings;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	private CaseStage stage;

	private Organizer organizer;

	@BeforeEach
	void setUp() {
		this.stage = new CaseStage(this.context);
		this.organizer = this.stage.organizer();
	}

	@AfterEach
	void recommendedAnchor() {
		this.settings.change(SettingKey.RETENTION_ANCHOR, "FILE_CLOSED", this.stage.inspector);
	}

	@Test
	void A7_recordAddedLaterExtendsTheWholeFile() {
		TrainingSession session = session("2022-12-30", "2023-01-02");
		assertThat(term(session).keepThrough()).isEqualTo(LocalDate.of(2033, 12, 31));
		this.stage.file(session, MaterialKind.OTHER, "x.txt", UUID.randomUUID().toString());
		assertThat(term(session).extended()).isFalse();
		ArchivalRecord notice = file(session);
		int year = RetentionSchedule.yearFormed(notice.acceptedAt());
		assertThat(term(session).anchorYear()).isEqualTo(year);
		assertThat(term(session).appraisableFrom()).isEqualTo(LocalDate.of(year + 11, 1, 1));
	}

	@Test
	void A7_anchorOfSessionEndIsNotMovedByRecordsAndShortensNothing() {
		TrainingSession before = session("2022-06-15", "2022-06-15");
		ArchivalRecord notice = file(before);
		this.settings.change(SettingKey.RETENTION_ANCHOR, "SESSION_END", this.stage.inspector);
		TrainingSession after = session("2022-06-15", "2022-06-15");
		file(after);
		assertThat(term(after).keepThrough()).isEqualTo(LocalDate.of(2032, 12, 31));
		assertThat(term(before).anchorYear()).isEqualTo(RetentionSchedule.yearFormed(notice.acceptedAt()));
	}

	@Test
	void R13_1_termIsNeverShortenedNotEvenBySql() {
		TrainingSession session = session("2022-06-15", "2022-06-15");
		for (String attempt : List.of("update retention_term set anchor_year = 2000", "delete from retention_term",
				"truncate retention_term")) {
			assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> this.jdbc.sql(attempt).update());
		}
		assertThat(term(session).keepThrough()).isEqualTo(LocalDate.of(2032, 12, 31));
	}

	@Test
	void R13_1_nobodyDeletesAnAcceptedRecordByAnyWay() {
		TrainingSession session = session("2022-06-15", "2022-06-15");
		ArchivalRecord record = file(session);
		for (String attempt : List.of("delete from archival_record where record_id = '" + record.id() + "'",
				"truncate archival_record cascade",
				"delete from training_session where session_id = '" + session.id() + "'",
				"delete from ingest_object where false; delete from archival_record")) {
			assertThatExceptionOfType(DataAccessException.class).as(attempt)
				.isThrownBy(() -> this.jdbc.sql(attempt).update());
		}
		for (ActingUser user : List.of(this.stage.archivist(this.organizer), this.stage.inspector,
				this.stage.officer())) {
			for (String path : List.of("/records/", "/records/{id}/original", "/records/{id}/content", "/sessions/",
					"/api/v1/records/", "/api/v1/sessions/")) {
				UUID id = path.contains("sessions") ? session.id() : record.id();
				String address = path.contains("{id}") ? path.replace("{id}", id.toString()) : path + id;
				assertThat(this.mvc.delete()
					.uri(address)
					.with(csrf())
					.with(authentication(CaseStage.as(user)))
					.exchange()
					.getResponse()
					.getStatus()).as(user.role() + " " + address).isIn(403, 404, 405);
			}
		}
		assertThat(this.jdbc.sql("select count(*) from archival_record where record_id = ?")
			.param(record.id())
			.query(Long.class)
			.single()).isOne();
	}

	@Test
	void R13_1_recordAndSessionSayUntilWhenTheyAreKept() {
		TrainingSession session = session("2022-06-15", "2022-06-15");
		assertThat(text("/sessions/" + session.id() + "/retention", this.stage.officer()))
			.contains("2032-12-31", "2033-01-01", "2022 年（培训结束年度）", "任何人都不能删除")
			.doesNotContain("??");
		ArchivalRecord record = file(session);
		int year = RetentionSchedule.yearFormed(record.acceptedAt());
		assertThat(text("/records/" + record.id() + "/retention", this.stage.archivist(this.organizer)))
			.contains((year + 10) + "-12-31", "培训于 2022 年结束，此后又有材料归入");
		ActingUser stranger = this.stage.archivist(this.stage.organizer());
		assertThat(get("/sessions/" + session.id() + "/retention", stranger)).hasStatus(404);
		assertThat(get("/records/" + record.id() + "/retention", stranger)).hasStatus(404);
	}

	@Test
	void reportOnScreenAndAsSpreadsheetAgreeWithTheTables() throws Exception {
		session("2022-06-15", "2022-06-15");
		TrainingSession filed = this.stage.session(this.organizer, TrainingClass.PRACTICAL, "2022-07-01", "2022-07-02");
		ArchivalRecord record = file(filed);
		int lastYear = RetentionSchedule.yearFormed(record.acceptedAt()) + 10;
		ExpiryReport report = this.reports.current();
		assertThat(report.lines()).contains(
				new ExpiryReport.Line(2032, TrainingClass.BASIC, this.organizer.name(), 1, 0, 0), new ExpiryReport.Line(
						lastYear, TrainingClass.PRACTICAL, this.organizer.name(), 1, 1, record.sizeBytes()));
		assertThat(report.total()).isEqualTo(this.jdbc.sql("""
				select (select count(*) from training_session) as sessions, count(*) as records,
				coalesce(sum(size_bytes), 0)::bigint as bytes from archival_record""")
			.query(ExpiryReport.Amount.class)
			.single());

		String page = text("/retention", this.stage.officer());
		assertThat(page).contains(this.organizer.name(), "2032 年小计", "案卷最后一份材料形成的年度").doesNotContain("??");
		MvcTestResult download = get("/retention/report.xlsx", this.stage.officer());
		assertThat(download).hasStatusOk();
		try (ReadableWorkbook book = new ReadableWorkbook(
				new ByteArrayInputStream(download.getResponse().getContentAsByteArray()));
				Stream<Row> rows = book.getFirstSheet().openStream()) {
			List<Row> read = rows.toList();
			assertThat(read).hasSize(report.lines().size() + 2);
			for (int i = 0; i < report.lines().size(); i++) {
				ExpiryReport.Line line = report.lines().get(i);
				Row row = read.get(i + 1);
				assertThat(row.getCellAsNumber(0).orElseThrow().intValue()).isEqualTo(line.lastYear());
				assertThat(row.getCellAsString(2)).contains(line.organizer());
				assertThat(row.getCellAsNumber(3).orElseThrow().longValue()).isEqualTo(line.sessions());
				assertThat(row.getCellAsNumber(4).orElseThrow().longValue()).isEqualTo(line.records());
				assertThat(row.getCellAsNumber(5).orElseThrow().longValue()).isEqualTo(line.bytes());
				assertThat(page).contains(">" + String.format(java.util.Locale.ROOT, "%,d", line.bytes()) + "<");
			}
			Row total = read.get(read.size() - 1);
			assertThat(total.getCellAsNumber(5).orElseThrow().longValue()).isEqualTo(report.total().bytes());
		}
	}

	@Test
	void reportPrintsOnePageAcrossWithItsHeadingsOnEveryPage() throws IOException {
		byte[] bytes = get("/retention/report.xlsx", this.stage.officer()).getResponse().getContentAsByteArray();
		try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
			XSSFSheet sheet = book.getSheetAt(0);
			assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
			assertThat(sheet.getFitToPage()).isTrue();
			assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
			assertThat(sheet.getPrintSetup().getFitHeight()).isZero();
			assertThat(sheet.getRepeatingRows().formatAsString()).isEqualTo("1:1");
		}
	}

	@Test
	void reportIsTheRetentionOfficersAlone() {
		for (ActingUser user : List.of(this.stage.inspector, this.stage.archivist(this.organizer))) {
			assertThat(get("/retention", user)).hasStatus(403);
			assertThat(get("/retention/report.xlsx", user)).hasStatus(403);
		}
	}

	private TrainingSession session(String startsOn, String endsOn) {
		return this.stage.session(this.organizer, TrainingClass.BASIC, startsOn, endsOn);
	}

	private ArchivalRecord file(TrainingSession session) {
		return this.stage.file(session, MaterialKind.NOTICE, "培训通知.txt", UUID.randomUUID().toString());
	}

	private RetentionTerm term(TrainingSession session) {
		return this.terms.of(session.id()).orElseThrow();
	}

	private MvcTestResult get(String path, ActingUser user) {
		return this.mvc.get().uri(path).with(authentication(CaseStage.as(user))).exchange();
	}

	private String text(String path, ActingUser user) {
		MvcTestResult result = get(path, user);
		assertThat(result).hasStatusOk();
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

}
