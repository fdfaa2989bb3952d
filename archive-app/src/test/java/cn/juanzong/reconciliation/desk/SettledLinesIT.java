package cn.juanzong.reconciliation.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import cn.juanzong.access.ActingUser;
import cn.juanzong.consistency.CaseStage;
import cn.juanzong.programme.Course;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.reconciliation.Reconciliations;
import cn.juanzong.reconciliation.SheetStage;
import cn.juanzong.reconciliation.SheetStage.Person;
import cn.juanzong.reconciliation.SheetStage.Written;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.MaterialKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.json.JsonPathValueAssert;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

/** What the desk shows of lines that need nobody. */
@SpringBootTest(properties = "juanzong.worker.enabled=false")
@AutoConfigureMockMvc
class SettledLinesIT {

	@Autowired
	private ApplicationContext context;

	@Autowired
	private Reconciliations reconciliations;

	@Autowired
	private MockMvcTester mvc;

	private CaseStage stage;

	private SheetStage sheets;

	private TrainingSession earlier;

	private TrainingSession session;

	/**
	 * A sheet with somebody who counts already in an earlier session of another
	 * contractor.
	 */
	@BeforeEach
	void aRepeat() {
		this.stage = new CaseStage(this.context);
		this.sheets = new SheetStage(this.context, this.stage);
		this.sheets.signedInAsInspector();
		Course course = this.stage.course(TrainingClass.BASIC);
		this.earlier = this.stage.session(this.stage.organizer(), course, "2022-05-15", "2022-05-15");
		this.session = this.stage.session(this.stage.organizer(), course, "2022-06-15", "2022-06-15");
		int number = ThreadLocalRandom.current().nextInt(1, 440_000) * 20;
		Person counted = SheetStage.person("王芳", number + 1);
		Person present = SheetStage.person("李强", number + 2);
		Person absent = SheetStage.person("张建国", number + 3);
		this.sheets.ledger(this.earlier, List.of(counted));
		this.sheets.ledger(this.session, List.of(present, absent));
		ArchivalRecord sheet = this.sheets.file(this.session, MaterialKind.SIGN_IN_SHEET);
		List<Written> lines = new ArrayList<>(List.of(present.onPaper(), counted.onPaper()));
		this.sheets.picture(sheet, lines.size());
		this.sheets.read(sheet, lines);
		this.reconciliations.compare(this.session.id());
	}

	@AfterEach
	void signOut() {
		SecurityContextHolder.clearContext();
	}

	@Test
	@DisplayName("R12-3: settled lines are shown with their picture, a repeat with the session in which it counts")
	void R12_3_settledLinesAreShownWithTheirPicture() {
		ActingUser inspector = this.stage.inspector;
		shown(inspector, "$.settled[0].label").isEqualTo("一致");
		shown(inspector, "$.settled[0].box").isNotNull();
		shown(inspector, "$.settled[0].picture").asString().endsWith("/sheets/1");
		shown(inspector, "$.settled[0].verdicts").asArray().isEmpty();
		shown(inspector, "$.settled[1].reasons").asArray().containsExactly("同一课程已在其他期次计数");
		shown(inspector, "$.settled[1].repeatOf.id").isEqualTo(this.earlier.id().toString());
		shown(inspector, "$.settled[1].repeatOf.label").asString().contains("计入第", this.earlier.title());
		shown(inspector, "$.items[0].todo").asString().contains("从台账删除");
	}

	@Test
	@DisplayName("C9: of another contractor's session only that the person counts there is told")
	void C9_anotherContractorsSessionIsNotTold() {
		ActingUser archivist = this.stage.archivist(this.session.organizer());
		shown(archivist, "$.settled[1].repeatOf.id").isNull();
		shown(archivist, "$.settled[1].repeatOf.label").asString()
			.contains("另一家承办单位")
			.doesNotContain(this.earlier.title());
		shown(archivist, "$.items[0].todo").asString().contains("由检查人员核对");
	}

	private JsonPathValueAssert shown(ActingUser reader, String path) {
		return assertThat(this.mvc.get()
			.uri("/sessions/" + this.session.id() + "/desk/state")
			.with(authentication(CaseStage.as(reader)))).hasStatusOk().bodyJson().extractingPath(path);
	}

}
