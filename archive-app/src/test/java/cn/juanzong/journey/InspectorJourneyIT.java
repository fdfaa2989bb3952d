package cn.juanzong.journey;

import java.time.LocalDate;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Role;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.MaterialKind;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an inspector does: find evidence by words and facets, open it, find a person by ID
 * number, judge a contradiction.
 */
@Journey
class InspectorJourneyIT {

	/** Stands in the file of this journey only. */
	private final String word = "w" + UUID.randomUUID().toString().substring(0, 8);

	@LocalServerPort
	private int port;

	@Autowired
	private JourneyStage stage;

	private Reader reader;

	private Page page;

	private TrainingSession session;

	private ArchivalRecord notice;

	@BeforeEach
	void begin() {
		this.reader = Reader.open(this.port);
		this.page = this.reader.page();
		this.session = this.stage.session(LocalDate.of(2026, 3, 18), this.stage.organizer("巩义市检验单位"),
				"检查途中的一期 " + this.word);
		this.notice = this.stage.file(this.session, MaterialKind.NOTICE, "培训通知.txt",
				"关于举办农村电商培训班的通知 " + this.word + "\n请各村组织有意愿的群众参加。");
		this.stage.file(this.session, MaterialKind.TIMETABLE, "课程表.txt", "课程表 " + this.word + "\n上午：网店开设。");
		this.stage.ledger(this.session);
		ActingUser inspector = this.stage.account("周检查", Role.INSPECTOR, null);
		this.reader.signIn(inspector.signInName(), JourneyStage.PASSWORD);
	}

	@AfterEach
	void closeBrowser() {
		if (this.reader != null) {
			this.reader.close();
		}
	}

	@Test
	void findsEvidenceByWordsAndFacetsAndOpensIt() {
		this.reader.until("/search?q=" + this.word, () -> hits().count() == 2 && facet("已处理").count() == 1);
		for (String name : new String[] { "培训类别", "承办单位", "年度", "材料种类", "处理状态" }) {
			assertThat(this.page.locator("#facets").getByRole(AriaRole.HEADING, named(name))).isVisible();
		}
		this.reader.look("inspector-search");
		this.page.locator("#facets").getByRole(AriaRole.LINK, named("培训通知")).click();
		assertThat(hits()).hasCount(1);
		assertThat(this.page.url()).contains("kind=NOTICE", this.word);
		assertThat(hits().locator("mark").first()).hasText(this.word);
		hits().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("培训通知.txt")).click();
		assertThat(heading()).hasText("培训通知.txt");
		assertThat(this.page.getByText("请各村组织有意愿的群众参加。")).isVisible();
		assertThat(this.page.getByText(this.notice.sha256().hex())).isVisible();
		this.reader.look("inspector-record");
	}

	@Test
	void findsAPersonByIdNumberAndKeepsItOutOfTheAddress() {
		this.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("人员查询").setExact(true)).click();
		this.page.getByLabel("姓名、身份证号码或手机号").fill(JourneyStage.ID_NUMBER);
		this.page.getByLabel("姓名、身份证号码或手机号").press("Enter");
		Locator person = this.page.locator("article").filter(new Locator.FilterOptions().setHasText("张三丰"));
		assertThat(person).containsText("999999********" + JourneyStage.ID_NUMBER.substring(14));
		assertThat(person.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(this.session.title())))
			.isVisible();
		assertThat(this.page.content()).doesNotContain(JourneyStage.ID_NUMBER);
		assertThat(this.page.url()).doesNotContain(JourneyStage.ID_NUMBER);
		this.reader.look("inspector-person");
	}

	@Test
	void judgesAContradictionAndIsLedOn() {
		// what a check of authenticity says would take a second inspector
		Locator findings = this.page.locator("#findings article[data-code=SESSION_FILE_INCOMPLETE]");
		this.reader.until("/sessions/" + this.session.id(), () -> findings.count() > 0);
		findings.first().getByRole(AriaRole.HEADING).getByRole(AriaRole.LINK).click();
		assertThat(this.page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("证据"))).isVisible();
		this.reader.look("inspector-finding");
		this.page.getByLabel("理由").fill("已电话核实，材料尚未移交。");
		this.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("属实")).click();
		assertThat(this.page.getByText("核查结论已记录。")).isVisible();
		assertThat(this.page.getByText("已电话核实，材料尚未移交。")).isVisible();
		assertThat(this.page.getByRole(AriaRole.STATUS).getByRole(AriaRole.LINK)).isVisible();
		this.reader.go("/findings?state=CONFIRMED");
		assertThat(
				this.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(this.session.title())).first())
			.isVisible();
		this.reader.look("inspector-worklist");
	}

	private Locator hits() {
		return this.page.locator("li.hit");
	}

	private Locator facet(String value) {
		return this.page.locator("#facets").getByRole(AriaRole.LINK, named(value));
	}

	private static Locator.GetByRoleOptions named(String name) {
		return new Locator.GetByRoleOptions().setName(name);
	}

	private Locator heading() {
		return this.page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
	}

}
