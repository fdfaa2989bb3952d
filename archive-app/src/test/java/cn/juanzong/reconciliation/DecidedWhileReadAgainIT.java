package cn.juanzong.reconciliation;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import cn.juanzong.consistency.CaseStage;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.reconciliation.ReviewDesk.Answer;
import cn.juanzong.reconciliation.ReviewDesk.Problem;
import cn.juanzong.reconciliation.ReviewDesk.Wanted;
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

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A newer reader and a person at the same sheet at the same time: a decision holds, or is
 * refused because the line is not what was shown.
 */
@SpringBootTest(properties = "juanzong.worker.enabled=false")
@AutoConfigureMockMvc
class DecidedWhileReadAgainIT {

	@Autowired
	private ApplicationContext context;

	@Autowired
	private Reconciliations reconciliations;

	@Autowired
	private ReviewDesk desk;

	private CaseStage stage;

	private SheetStage sheets;

	private RereadSheet newer;

	private TrainingSession session;

	private List<Person> people;

	private ArchivalRecord sheet;

	private ReconciledItem shown;

	@BeforeEach
	void aLineToDecideAbout() {
		this.stage = new CaseStage(this.context);
		this.sheets = new SheetStage(this.context, this.stage);
		this.sheets.signedInAsInspector();
		this.session = this.stage.session(this.stage.organizer(), TrainingClass.BASIC, "2022-06-15", "2022-06-15");
		int number = ThreadLocalRandom.current().nextInt(1, 440_000) * 20;
		this.people = List.of(SheetStage.person("王芳", number + 1), SheetStage.person("李强", number + 2));
		this.sheet = this.sheets.file(this.session, MaterialKind.SIGN_IN_SHEET);
		this.newer = new RereadSheet(this.context, this.sheet);
		this.sheets.ledger(this.session, this.people);
		this.sheets.read(this.sheet, reading(0.5));
		this.shown = this.reconciliations.compare(this.session.id()).open().get(0);
	}

	@AfterEach
	void signOut() {
		SecurityContextHolder.clearContext();
	}

	@Test
	@DisplayName("R12-3: while a newer reading is being stored a decision waits, and is refused if the line changed")
	void R12_3_aDecisionAboutALineThatIsReplacedIsRefused() {
		Answer answer = this.newer.storedWhile(this.sheets.page(this.sheet, reading(0.55)), this::decide);
		assertThat(answer.problem()).isEqualTo(Problem.CHANGED);
		assertThat(answer.now().open()).singleElement()
			.satisfies((now) -> assertThat(now.lineEvidence()).isNotEqualTo(this.shown.lineEvidence()));
		assertThat(this.desk.decisions(this.session.id())).isEmpty();
		assertThat(this.newer.reliedOn()).as("nobody decided").isFalse();
	}

	@Test
	@DisplayName("R12-3: once somebody decided, a newer reading that was begun before changes nothing")
	void R12_3_aDecisionHoldsAgainstAReadingThatComesLater() {
		Answer answer = decide();
		assertThat(answer.problem()).isNull();
		assertThat(this.newer.stored(this.sheets.page(this.sheet, reading(0.55)))).isFalse();
		assertThat(this.reconciliations.compare(this.session.id()).clean()).isTrue();
		assertThat(this.newer.reliedOn()).isTrue();
	}

	private Answer decide() {
		return this.desk.decide(this.session.id(),
				new Wanted(this.shown.key(), this.shown.fingerprint(), Verdict.AGREES, null, "", null),
				this.stage.inspector);
	}

	/** The second line is a name that nobody is sure of. */
	private List<Written> reading(double sure) {
		return List.of(this.people.get(0).onPaper(),
				this.people.get(1).onPaper().named((sure > 0.5) ? "李彊" : "李疆", 0.5));
	}

}
