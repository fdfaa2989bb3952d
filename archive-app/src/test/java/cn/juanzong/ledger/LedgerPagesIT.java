package cn.juanzong.ledger;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.SignedInAs;
import cn.juanzong.privacy.PersonalNumbers;
import cn.juanzong.privacy.ShownNumbers;
import cn.juanzong.programme.Course;
import cn.juanzong.programme.Organizer;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.MaterialKind;
import cn.juanzong.records.accession.Accessions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest
@AutoConfigureMockMvc
class LedgerPagesIT {

	private static final LocalDate BORN = LocalDate.of(1990, 1, 1);

	private static final Pattern DIGEST = Pattern.compile("acceptedDigest=([0-9a-f]{64})");

	@Autowired
	private ApplicationContext context;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Ledgers ledgers;

	@Autowired
	private JdbcClient jdbc;

	private LedgerStage stage;

	private Organizer ours;

	private Course course;

	private TrainingSession session;

	private ActingUser archivist;

	private ActingUser stranger;

	private String idNumber;

	private String phone;

	private String name;

	@BeforeEach
	void setUp() {
		this.stage = new LedgerStage(this.context);
		this.ours = this.stage.organizer();
		this.course = this.stage.course(TrainingClass.BASIC);
		this.session = this.stage.session(this.ours, this.course, "2022-06-15");
		this.archivist = SignedInAs.archivist(this.ours.id());
		this.stranger = SignedInAs.archivist(this.stage.organizer().id());
		int number = LedgerStage.next();
		this.idNumber = People.idNumber(BORN.plusDays(number), number % 900);
		this.phone = People.phone(number);
		this.name = "欧阳" + Character.toString('一' + number);
	}

	@Test
	void faultsAreNamedAndGoodRowsAreImportedOnlyWhenAccepted() {
		byte[] file = csv(line(), "李四,99999919900101001,139,政策");
		MvcTestResult refused = upload(file, "", this.archivist);
		assertThat(refused).hasStatusOk();
		String page = body(refused);
		assertThat(page).contains("第 3 行").contains("号码是 17 位，应为 18 位").contains("手机号是 3 位");
		assertThat(ShownNumbers.anyClear(page)).isFalse();
		assertThat(this.ledgers.current(this.session.id())).isEmpty();
		Matcher digest = DIGEST.matcher(page);
		assertThat(digest.find()).isTrue();
		// another file than the one whose faults were shown is not accepted
		assertThat(upload(csv(line(), "李四,1,2,政策"), digest.group(1), this.archivist))
			.doesNotContainHeader("HX-Trigger");
		MvcTestResult accepted = upload(file, digest.group(1), this.archivist);
		assertThat(accepted).hasHeader("HX-Trigger", "ledgerChanged");
		assertThat(body(accepted)).contains("1 行正确的已导入，1 行有问题的没有导入");
		assertThat(this.ledgers.current(this.session.id())).hasValueSatisfying((version) -> {
			assertThat(version.rowsGood()).isEqualTo(1);
			assertThat(version.partial()).isTrue();
		});
	}

	@Test
	void theFragmentShowsTotalsAndMasksAndEarlierVersionsStayReadable() {
		upload(csv(line()), "", this.archivist);
		upload(csv(line(), "李四," + People.idNumber(LocalDate.of(1950, 1, 1), 5) + ",13900000005,政策"), "",
				this.archivist);
		String page = body(get("/sessions/" + this.session.id() + "/ledger", this.archivist));
		assertThat(page).contains("参加 2 人次 = 计入 1 + 年龄不计 1 + 重复不计 0 + 待定 0")
			.contains(this.name)
			.contains(PersonalNumbers.maskIdNumber(this.idNumber))
			.contains("超龄，不计");
		assertThat(ShownNumbers.anyClear(page)).isFalse();
		String first = body(get("/sessions/" + this.session.id() + "/ledger/versions/1", this.archivist));
		assertThat(first).contains(this.name).doesNotContain("李四").contains("这是较早的版本");
		assertThat(get("/sessions/" + this.session.id() + "/ledger/versions/3", this.archivist)).hasStatus(404);
	}

	@Test
	void theLedgerInJson() {
		upload(csv(line()), "", this.archivist);
		assertThat(get("/api/v1/sessions/" + this.session.id() + "/ledger", this.archivist)).hasStatusOk()
			.bodyJson()
			.hasPathSatisfying("$.lines[0].idNumber",
					(value) -> value.assertThat().isEqualTo(PersonalNumbers.maskIdNumber(this.idNumber)))
			.hasPathSatisfying("$.totals.counted", (value) -> value.assertThat().isEqualTo(1));
		assertThat(get("/api/v1/sessions/" + this.session.id() + "/ledger/totals", this.archivist)).bodyJson()
			.hasPathSatisfying("$.people", (value) -> value.assertThat().isEqualTo(1));
	}

	@Test
	void aForeignLedgerIsLikeAMissingOne() {
		upload(csv(line()), "", this.archivist);
		for (String path : List.of("/sessions/%s/ledger", "/sessions/%s/ledger/versions/1",
				"/api/v1/sessions/%s/ledger", "/api/v1/sessions/%s/ledger/totals")) {
			assertThat(get(path.formatted(this.session.id()), this.stranger)).hasStatus(404);
		}
		assertThat(upload(csv(line()), "", this.stranger)).hasStatus(404);
		assertThat(post("/sessions/" + this.session.id() + "/ledger/flags", this.stranger)).hasStatus(404);
		assertThat(upload(csv(line()), "", SignedInAs.retentionOfficer())).hasStatus(403);
		assertThat(get("/people", SignedInAs.retentionOfficer())).hasStatus(403);
		assertThat(post("/sessions/" + this.session.id() + "/ledger/flags", SignedInAs.admin())).hasStatus(403);
	}

	@Test
	void R12_5_aPersonIsFoundByNameNumberAndPhoneWithTheSheets() {
		upload(csv(line()), "", this.archivist);
		TrainingSession again = this.stage.session(this.stage.organizer(), this.course, "2022-07-01");
		this.stage.ledger(again, this.name + "," + this.idNumber + "," + this.phone);
		var sheet = this.context.getBean(Accessions.class)
			.accept(this.session.id(), MaterialKind.SIGN_IN_SHEET, "签到表.png",
					new ByteArrayInputStream(("sheet " + this.idNumber.hashCode()).getBytes(StandardCharsets.UTF_8)),
					this.archivist)
			.record();
		for (String q : List.of(this.name, this.name.substring(1), this.idNumber,
				this.idNumber.substring(0, 6) + " " + this.idNumber.substring(6), this.phone, "+86 " + this.phone)) {
			String ours = body(find(q, this.archivist));
			assertThat(ours).as(q)
				.contains(this.session.title())
				.doesNotContain(again.title())
				.contains("/records/" + sheet.id())
				.contains("签到表.png");
			assertThat(ShownNumbers.anyClear(ours)).isFalse();
			assertThat(body(find(q, SignedInAs.inspector()))).contains(this.session.title())
				.contains(again.title())
				.contains("同一课程已在更早的期次计入");
			assertThat(body(find(q, this.stranger))).contains("没有找到这个人");
		}
		assertThat(body(find(this.idNumber.substring(0, 17) + "?", this.archivist))).contains("号码");
		List<String> trail = this.jdbc
			.sql("select subject_id || detail::text from audit_entry where action = 'people.searched'")
			.query(String.class)
			.list();
		assertThat(trail).anyMatch((entry) -> entry.contains(PersonalNumbers.maskIdNumber(this.idNumber)))
			.noneMatch(ShownNumbers::anyClear);
	}

	@Test
	void C7_anInspectorSettlesTheNames() {
		upload(csv(line()), "", this.archivist);
		TrainingSession other = this.stage.session(this.ours, this.course, "2022-07-01");
		this.stage.ledger(other, "李四," + this.idNumber + "," + this.phone);
		String line = "/sessions/" + this.session.id() + "/ledger/lines/1/";
		assertThat(body(get("/sessions/" + this.session.id() + "/ledger", SignedInAs.inspector()))).contains("核实姓名");
		assertThat(post(line + "names", this.archivist)).hasStatus(403);
		assertThat(body(post(line + "names", SignedInAs.inspector()))).contains(this.name).contains("李四");
		assertThat(body(this.mvc.post()
			.uri(line + "one-person")
			.param("reason", " ")
			.with(SignedInAs.user(SignedInAs.inspector()))
			.with(SecurityMockMvcRequestPostProcessors.csrf())
			.exchange())).contains("请写明依据");
		assertThat(this.mvc.post()
			.uri(line + "one-person")
			.param("reason", "former name")
			.with(SignedInAs.user(SignedInAs.inspector()))
			.with(SecurityMockMvcRequestPostProcessors.csrf())
			.exchange()).hasHeader("HX-Trigger", "ledgerChanged");
		assertThat(this.ledgers.totals(this.session.id()).counted()).isEqualTo(1);
		assertThat(this.ledgers.totals(other.id()).repeatExcluded()).isEqualTo(1);
		this.stage.ledger(other, "王五," + this.idNumber + "," + this.phone);
		assertThat(this.ledgers.totals(this.session.id()).unresolved()).isEqualTo(1);
	}

	@Test
	void R09_3_flagsAreShownOnDemandAndTheReadingIsRecorded() {
		byte[] file = ("姓名,身份证号码,手机号,培训内容,残疾人\n" + line() + ",是\n").getBytes(StandardCharsets.UTF_8);
		upload(file, "", this.archivist);
		assertThat(body(get("/sessions/" + this.session.id() + "/ledger", this.archivist))).doesNotContain(">残疾人<");
		assertThat(body(post("/sessions/" + this.session.id() + "/ledger/flags", this.archivist))).contains(this.name)
			.contains("残疾人");
		assertThat(
				this.jdbc.sql("select count(*) from audit_entry where action = 'ledger.flagsRead' and subject_id = ?")
					.param(this.session.id().toString())
					.query(Integer.class)
					.single())
			.isEqualTo(1);
	}

	@Test
	void noTableHoldsAClearNumber() {
		byte[] file = ("姓名,身份证号码,手机号,培训内容,备注\n" + line() + ",联系人 " + this.phone + "\n")
			.getBytes(StandardCharsets.UTF_8);
		upload(file, "", this.archivist);
		find(this.idNumber, this.archivist);
		for (String table : List.of("ledger_entry", "ledger_import", "audit_entry", "personal_identity",
				"secret_keyset")) {
			List<String> rows = this.jdbc.sql("select t::text from " + table + " t").query(String.class).list();
			assertThat(rows).isNotEmpty().noneMatch((row) -> row.contains(this.idNumber) || row.contains(this.phone));
		}
	}

	@Test
	void theTemplateIsHandedOut() {
		assertThat(get("/ledger/template.xlsx", this.archivist)).hasStatusOk()
			.hasHeader("Content-Disposition", "attachment; filename=\"ledger-template.xlsx\"");
	}

	private String line() {
		return this.name + "," + this.idNumber + "," + this.phone + ",电商政策";
	}

	private static byte[] csv(String... lines) {
		return ("姓名,身份证号码,手机号,培训内容\n" + String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
	}

	private MvcTestResult upload(byte[] file, String acceptedDigest, ActingUser user) {
		return this.mvc.post()
			.uri("/sessions/" + this.session.id() + "/ledger")
			.multipart()
			.file(new MockMultipartFile("file", "ledger.csv", "text/csv", file))
			.param("acceptedDigest", acceptedDigest)
			.with(SignedInAs.user(user))
			.with(SecurityMockMvcRequestPostProcessors.csrf())
			.exchange();
	}

	private MvcTestResult get(String path, ActingUser user) {
		return this.mvc.get().uri(path).with(SignedInAs.user(user)).exchange();
	}

	private MvcTestResult post(String path, ActingUser user) {
		return this.mvc.post()
			.uri(path)
			.with(SignedInAs.user(user))
			.with(SecurityMockMvcRequestPostProcessors.csrf())
			.exchange();
	}

	private MvcTestResult find(String q, ActingUser user) {
		return this.mvc.post()
			.uri("/people")
			.param("q", q)
			.with(SignedInAs.user(user))
			.with(SecurityMockMvcRequestPostProcessors.csrf())
			.exchange();
	}

	private static String body(MvcTestResult result) {
		assertThat(result).hasStatusOk();
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

}
