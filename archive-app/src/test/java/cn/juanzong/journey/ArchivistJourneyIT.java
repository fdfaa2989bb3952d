package cn.juanzong.journey;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.stream.IntStream;

import cn.juanzong.access.Role;
import cn.juanzong.ledger.People;
import cn.juanzong.programme.Organizer;
import cn.juanzong.programme.TrainingSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * What an archivist does: sign in, find the own session, hand over its files, import its
 * ledger and correct it, enter a new session.
 */
@Journey
class ArchivistJourneyIT {

	/** Until the page has heard from the server, on the slowest machine. */
	private static final LocatorAssertions.IsVisibleOptions IN_TIME = new LocatorAssertions.IsVisibleOptions()
		.setTimeout(240_000);

	/** As many bytes as a name may have. */
	private static final String LONG_NAME = "春".repeat(83) + "ab.txt";

	@LocalServerPort
	private int port;

	@Autowired
	private JourneyStage stage;

	private Reader reader;

	private Page page;

	private TrainingSession session;

	private TrainingSession foreign;

	private String name;

	@BeforeEach
	void enterSessions() {
		this.reader = Reader.open(this.port);
		this.page = this.reader.page();
		Organizer own = this.stage.organizer("巩义市云上电商服务有限公司");
		this.session = this.stage.session(LocalDate.of(2026, 3, 16), own, "紫荆路街道电商基础知识培训（第一期）");
		this.stage.session(LocalDate.of(2026, 4, 20), own, "紫荆路街道电商基础知识培训（第二期）");
		this.foreign = this.stage.session(LocalDate.of(2026, 4, 1), this.stage.organizer("别家公司"), "别家的培训");
		this.name = this.stage.account("王档案", Role.ARCHIVIST, own).signInName();
	}

	@AfterEach
	void closeBrowser() {
		if (this.reader != null) {
			this.reader.close();
		}
	}

	@Test
	void signsInFindsTheOwnSessionAndEntersANewOne() {
		this.reader.go("/sessions");
		this.reader.look("sign-in");
		this.reader.signIn(this.name, JourneyStage.PASSWORD);
		assertThat(this.page.getByText(this.session.title())).isVisible();
		this.reader.go("/");
		assertThat(this.page.getByText("王档案，您好")).isVisible();
		this.reader.look("archivist-home");
		this.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("培训期次").setExact(true)).click();
		assertThat(this.page.getByText(this.foreign.title())).hasCount(0);
		assertThat(this.page.getByText("未导入台账")).hasCount(2);
		this.reader.look("sessions");
		this.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(this.session.title())).click();
		this.reader.settle();
		for (String part : new String[] { "材料齐全性", "问题", "材料", "台账", "保管期限" }) {
			assertThat(this.page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(part).setExact(true))
				.first()).isVisible();
		}
		assertThat(this.page.locator(".part .notice.red")).hasCount(0);
		this.reader.look("session");
		this.reader.go("/sessions/new");
		this.page.getByLabel("线上", new Page.GetByLabelOptions().setExact(true)).check();
		button("保存").click();
		assertThat(this.page.getByText("采用线上培训必须写明原因（第六条）。")).isVisible();
		this.reader.look("session-form-faults");
		enter("新的一期");
		assertThat(heading()).hasText("新的一期");
	}

	@Test
	void handsOverFilesAndTheLedgerByKeyboardAlone() {
		this.reader.go("/sign-in");
		this.page.keyboard().type(this.name);
		this.reader.tabTo("密码");
		this.page.keyboard().type(JourneyStage.PASSWORD);
		this.reader.press("Enter");
		assertThat(this.page.getByText("王档案，您好")).isVisible();
		this.reader.settle();
		this.reader.tabTo("培训期次");
		this.reader.press("Enter");
		assertThat(heading()).hasText("培训期次");
		this.reader.settle();
		this.reader.tabTo(this.session.title());
		this.reader.press("Enter");
		assertThat(heading()).hasText(this.session.title());
		this.reader.settle();
		this.reader.tabTo("选择文件");
		// the dialogue that Enter opens belongs to the system
		this.page.locator("[data-pick]")
			.first()
			.setInputFiles(new FilePayload[] { text("培训通知.txt", "关于举办培训班的通知"), text("签到表.txt", "签到表"),
					text(LONG_NAME, "文件名有 255 个字节") });
		Locator chosen = this.page.locator("[data-chosen] tbody tr");
		assertThat(chosen).hasCount(3);
		assertThat(chosen.nth(0).getByRole(AriaRole.COMBOBOX)).hasValue("NOTICE");
		assertThat(chosen.nth(1).getByRole(AriaRole.COMBOBOX)).hasValue("SIGN_IN_SHEET");
		this.reader.look("archivist-files-chosen");
		this.reader.tabTo("开始上传");
		this.reader.press("Enter");
		assertThat(this.page.locator("ul.gallery").getByText(LONG_NAME).first()).isVisible(IN_TIME);
		assertThat(this.page.locator("ul.gallery .chip.green").nth(2)).isVisible(IN_TIME);
		importLedger(IntStream.rangeClosed(1, 40).mapToObj(ArchivistJourneyIT::faulty).toArray(String[]::new));
		assertThat(this.page.locator("tr[data-fault]")).hasCount(40);
		assertThat(this.page.locator("tr[data-row='2']")).containsText("号码变成了科学计数法");
		assertThat(this.page.locator("tr[data-row='3']")).containsText("号码校验不通过");
		assertThat(this.page.locator("tr[data-row='40']")).containsText("手机号");
		this.reader.look("archivist-ledger-faults");
		importLedger("张三丰," + People.idNumber(LocalDate.of(1980, 5, 4), 1) + "," + People.phone(1),
				"年过七旬," + People.idNumber(LocalDate.of(1950, 5, 4), 2) + "," + People.phone(2));
		assertThat(this.page.getByText("参加 2 人次 = 计入 1 + 年龄不计 1 + 重复不计 0 + 待定 0")).isVisible(IN_TIME);
		this.reader.look("archivist-session-filled");
	}

	@Test
	void aForeignSessionLooksLikeNoneAndTheLanguageCanBeChanged() {
		this.reader.signIn(this.name, JourneyStage.PASSWORD);
		button("English").click();
		assertThat(this.page.getByText("Hello, 王档案")).isVisible();
		this.reader.look("home-english");
		this.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sessions").setExact(true)).click();
		this.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(this.session.title())).click();
		this.reader.look("session-english");
		button("中文").click();
		this.reader.go("/sessions/" + this.foreign.id());
		assertThat(heading()).hasText("没有找到");
	}

	private void importLedger(String... lines) {
		this.page.locator("#ledger-file").setInputFiles(text("电子台账.csv", JourneyStage.ledgerOf(lines)));
		this.reader.tabTo("检查并导入");
		this.reader.press("Enter");
		this.reader.settle();
	}

	/**
	 * A damaged line: what Excel makes of a number, a wrong check digit, a short phone.
	 */
	private static String faulty(int number) {
		String idNumber = People.idNumber(LocalDate.of(1980, 5, 4), number);
		char last = idNumber.charAt(17);
		return switch (number % 3) {
			case 1 -> "张三丰,9.99999E+17," + People.phone(number);
			case 2 -> "张三丰," + idNumber.substring(0, 17) + ((last == '1') ? '2' : '1') + "," + People.phone(number);
			default -> "张三丰," + idNumber + ",1390000";
		};
	}

	private static FilePayload text(String name, String content) {
		return new FilePayload(name, "text/plain", content.getBytes(StandardCharsets.UTF_8));
	}

	private Locator button(String name) {
		return this.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
	}

	private Locator heading() {
		return this.page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
	}

	private void enter(String title) {
		this.page.getByLabel("标题").fill(title);
		this.page.getByLabel("项目").fill("2026");
		this.page.getByLabel("课程").selectOption(this.session.course().id().toString());
		this.page.getByLabel("讲师").selectOption(this.session.instructor().id().toString());
		this.page.getByLabel("开始日期").fill("2026-05-11");
		this.page.getByLabel("结束日期").fill("2026-05-11");
		this.page.getByLabel("理论课时").fill("4");
		this.page.getByLabel("实操课时").fill("4");
		this.page.getByLabel("培训场所").selectOption(this.session.venue().id().toString());
		this.page.getByLabel("现场", new Page.GetByLabelOptions().setExact(true)).check();
		button("保存").click();
	}

}
