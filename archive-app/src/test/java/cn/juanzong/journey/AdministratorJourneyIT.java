package cn.juanzong.journey;

import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Role;
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
 * What an administrator does: open an account and hand its password over once, close it
 * again, read a setting beside the words of the measure and change it.
 */
@Journey
class AdministratorJourneyIT {

	@LocalServerPort
	private int port;

	@Autowired
	private JourneyStage stage;

	private Reader reader;

	private Page page;

	@BeforeEach
	void begin() {
		this.reader = Reader.open(this.port);
		this.page = this.reader.page();
		ActingUser administrator = this.stage.account("管理员", Role.ADMIN, null);
		this.reader.signIn(administrator.signInName(), JourneyStage.PASSWORD);
	}

	@AfterEach
	void closeBrowser() {
		if (this.reader != null) {
			this.reader.close();
		}
	}

	@Test
	void opensAnAccountAndClosesIt() {
		String name = "new." + UUID.randomUUID().toString().substring(0, 8);
		this.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("用户").setExact(true)).click();
		this.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("新建账号")).click();
		button("建立账号").click();
		assertThat(this.page.getByRole(AriaRole.ALERT)).isVisible();
		this.reader.look("administrator-account-faults");
		this.page.getByLabel("用户名").fill(name);
		this.page.getByLabel("姓名").fill("新来的检查员");
		this.page.getByLabel("检查人员").check();
		button("建立账号").click();
		String password = this.page.locator("#password").innerText().strip();
		assertThat(password).hasSizeGreaterThanOrEqualTo(16);
		this.reader.look("administrator-password");
		this.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("已经记下")).click();
		assertThat(this.page.content()).doesNotContain(password);
		Locator row = this.page.locator("tr").filter(new Locator.FilterOptions().setHasText(name));
		assertThat(row).containsText("启用");
		this.reader.look("administrator-accounts");
		row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("停用 " + name)).click();
		assertThat(row).containsText("已停用");
	}

	@Test
	void changesASettingReadBesideTheWordsOfTheMeasure() {
		this.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("口径设置").setExact(true)).click();
		assertThat(this.page.locator("section.setting")).hasCount(20);
		Locator setting = this.page.locator("#A6");
		assertThat(setting).containsText("每期培训结束后，应及时将培训通知、课程表、签到表等书面资料整理归档");
		setting.getByLabel("现行口径").fill("12");
		setting.getByRole(AriaRole.BUTTON).click();
		assertThat(this.page.getByText("已保存 A6")).isVisible();
		assertThat(setting).containsText("已改动");
		assertThat(setting).containsText("管理员");
		this.reader.look("administrator-settings");
		setting.getByLabel("现行口径").fill("10");
		setting.getByRole(AriaRole.BUTTON).click();
		assertThat(setting).not().containsText("已改动");
	}

	@Test
	void readsInWordsWhatWorks() {
		this.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("运行状况").setExact(true)).first().click();
		Locator parts = this.page.locator("table.data tbody tr");
		assertThat(parts).hasCount(3);
		assertThat(parts.nth(0)).containsText("正常应答");
		assertThat(parts.nth(1)).containsText("可以使用");
		assertThat(parts.nth(2)).containsText("数据完整");
		this.reader.look("administrator-health");
	}

	private Locator button(String name) {
		return this.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
	}

}
