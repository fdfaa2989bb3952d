package cn.juanzong.inspection.supervision;

import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Role;
import cn.juanzong.access.Scope;
import cn.juanzong.access.Users;
import cn.juanzong.consistency.CaseStage;
import cn.juanzong.inspection.supervision.Supervision.Blocker;
import cn.juanzong.inspection.supervision.Supervision.Result;
import cn.juanzong.ledger.Correction;
import cn.juanzong.ledger.Corrections;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.reconciliation.Reconciliations;
import cn.juanzong.reconciliation.RereadSheet;
import cn.juanzong.reconciliation.SheetStage;
import cn.juanzong.reconciliation.SheetStage.Person;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.ArchivalRecords;
import cn.juanzong.records.MaterialKind;
import cn.juanzong.storage.ObjectStore;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

/** Closing a session, and what becomes of it when something changes afterwards. */
@SpringBootTest(properties = "juanzong.worker.enabled=false")
@AutoConfigureMockMvc
class SupervisionIT {

	private static final String PASSWORD = "supervision-of-a-session";

	@Autowired
	private ApplicationContext context;

	@Autowired
	private Supervision supervision;

	@Autowired
	private Reconciliations reconciliations;

	@Autowired
	private Corrections corrections;

	@Autowired
	private ArchivalRecords records;

	@Autowired
	private ObjectStore store;

	@Autowired
	private Users users;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	private CaseStage stage;

	private SheetStage sheets;

	private TrainingSession session;

	private ActingUser inspector;

	private ArchivalRecord sheet;

	private ArchivalRecord paperLedger;

	private List<Person> people;

	@BeforeEach
	void setUp() {
		this.stage = new CaseStage(this.context);
		this.sheets = new SheetStage(this.context, this.stage);
		this.inspector = this.users.register("inspector." + UUID.randomUUID().toString().substring(0, 8), "李核查",
				PASSWORD, Role.INSPECTOR, null);
		signIn();
		this.session = this.stage.session(this.stage.organizer(), TrainingClass.BASIC, "2022-06-15", "2022-06-15");
		int number = ThreadLocalRandom.current().nextInt(1, 440_000) * 20;
		this.people = List.of(SheetStage.person("王芳", number + 1), SheetStage.person("李强", number + 2));
		this.sheet = this.sheets.file(this.session, MaterialKind.SIGN_IN_SHEET);
		this.paperLedger = this.sheets.file(this.session, MaterialKind.PAPER_LEDGER);
	}

	private void signIn() {
		SecurityContextHolder.getContext().setAuthentication(CaseStage.as(this.inspector));
	}

	@AfterEach
	void signOut() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void R10_1_R16_2_aSessionWithoutLedgerOrWithOpenLinesIsNotClosed() {
		this.sheets.read(this.sheet, List.of(this.people.get(0).onPaper(), this.people.get(1).onPaper()));
		this.reconciliations.compare(this.session.id());
		assertThat(this.supervision.blockers(this.session)).containsExactlyInAnyOrder(Blocker.NO_LEDGER,
				Blocker.PAPER_BEING_READ, Blocker.NO_PAPER_LEDGER, Blocker.OPEN_LINES);
		this.sheets.read(this.paperLedger, List.of(this.people.get(0).onPaper()));
		this.sheets.ledger(this.session, this.people);
		assertThat(this.supervision.sign(this.session, PASSWORD, this.inspector)).isEqualTo(Result.BLOCKED);
		assertThat(this.supervision.blockers(this.session)).containsExactly(Blocker.OPEN_LINES);
		assertThat(this.supervision.of(this.session)).isEmpty();
	}

	@Test
	void R16_3_theRecordIsSignedFiledAndSaysWhatChangedLater() throws Exception {
		this.sheets.ledger(this.session, this.people);
		this.sheets.read(this.sheet, List.of(this.people.get(0).onPaper(), this.people.get(1).onPaper()));
		this.sheets.read(this.paperLedger, List.of(this.people.get(0).onPaper(), this.people.get(1).onPaper()));
		this.stage.checkAll();
		assertThat(this.supervision.sign(this.session, "wrong", this.inspector)).isEqualTo(Result.WRONG_PASSWORD);
		assertThat(this.supervision.sign(this.session, PASSWORD, this.inspector)).isEqualTo(Result.SIGNED);

		assertThat(this.jdbc
			.sql("select count(*) from audit_entry where action = 'supervision.signed' and organizer_id = ?")
			.param(this.session.organizer().id())
			.query(Long.class)
			.single()).isOne();
		SupervisionRecord signed = this.supervision.of(this.session).orElseThrow();
		assertThat(signed.verified()).isTrue();
		assertThat(signed.signedBy()).isEqualTo("李核查");
		assertThat(Covered.read(signed.content())).containsEntry("counts.counted", "2")
			.containsEntry("lines.SIGN_IN_SHEETS.MATCH", "2")
			.containsEntry("lines.PAPER_LEDGER.MATCH", "2")
			.containsValue(this.sheet.sha256().toString());
		assertThat(page()).contains("已办结，核验无误").doesNotContain("??");
		assertThat(this.jdbc.sql("select sheets_relied_on from ingest_object where object_id in (?, ?)")
			.params(this.sheet.id(), this.paperLedger.id())
			.query(Boolean.class)
			.list()).as("a newer reader leaves what was signed for").containsExactly(true, true);
		pdfShowsWhatWasSigned(signed);
		this.stage.checkAll();
		assertThat(this.supervision.of(this.session).orElseThrow().verified()).isTrue();
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> this.jdbc.sql("update supervision_record set content = '{}' where session_id = ?")
				.param(this.session.id())
				.update());

		// a request ends with nobody signed in
		signIn();
		this.corrections.make(this.session.id(),
				new Correction.Wanted(Correction.Kind.CHANGED, 1, "", "", "13800000009", this.sheet.id(), "换了手机"),
				this.inspector);
		assertThat(this.supervision.of(this.session).orElseThrow()).satisfies((now) -> {
			assertThat(now.verified()).isFalse();
			assertThat(now.intact()).isTrue();
			assertThat(now.changed()).contains("ledger.rows", "ledger.version").doesNotContain("session.days");
		});
		assertThat(page()).contains("签署后有变化，核验不通过", "台账各行").doesNotContain("??");
	}

	@Test
	void R16_3_nobodySignsForASheetThatIsBeingReplaced() {
		this.sheets.ledger(this.session, this.people);
		this.sheets.read(this.sheet, List.of(this.people.get(0).onPaper(), this.people.get(1).onPaper()));
		this.sheets.read(this.paperLedger, List.of(this.people.get(0).onPaper(), this.people.get(1).onPaper()));
		RereadSheet newer = new RereadSheet(this.context, this.sheet);
		Result result = newer.storedWhile(this.sheets.page(this.sheet, List.of(this.people.get(0).onPaper())),
				() -> this.supervision.sign(this.session, PASSWORD, this.inspector));
		assertThat(result).isEqualTo(Result.BLOCKED);
		assertThat(this.supervision.blockers(this.session)).containsExactly(Blocker.OPEN_LINES);
		assertThat(this.supervision.of(this.session)).isEmpty();
	}

	private void pdfShowsWhatWasSigned(SupervisionRecord signed) throws Exception {
		ArchivalRecord filed = this.records.find(signed.recordId(), Scope.EVERYTHING).orElseThrow();
		assertThat(filed.kind()).isEqualTo(MaterialKind.SUPERVISION_RECORD);
		assertThat(filed.sessionId()).isEqualTo(this.session.id());
		assertThat(DigestUtils.sha256Hex(signed.content())).isEqualTo(signed.sha256());
		var object = this.records.object(filed.id(), Scope.EVERYTHING).orElseThrow();
		try (InputStream in = this.store.open(object.key()); PDDocument pdf = Loader.loadPDF(in.readAllBytes())) {
			assertThat(new PDFTextStripper().getText(pdf)).contains("监督核查记录", "核对的书面资料", "李核查", "2022-06-15",
					signed.sha256());
			assertThat(pdf.getDocumentCatalog()
				.getNames()
				.getEmbeddedFiles()
				.getNames()
				.get("supervision.json")
				.getEmbeddedFile()
				.toByteArray()).asString(java.nio.charset.StandardCharsets.UTF_8).isEqualTo(signed.content());
		}
	}

	private String page() {
		try {
			return this.mvc.get()
				.uri("/sessions/" + this.session.id() + "/supervision")
				.with(authentication(CaseStage.as(this.inspector)))
				.exchange()
				.getResponse()
				.getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
		}
		catch (java.io.IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
