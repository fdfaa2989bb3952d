package cn.juanzong.journey;

import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Role;
import cn.juanzong.access.Users;
import cn.juanzong.access.factor.Telephone;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * What everybody does with the own account: replace the first password, set up the second
 * factor, make a token; and what the administrator does with somebody else's.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class AccountJourneyIT {

	private static final String FIRST = "first-password-of-somebody";

	private static final String OWN = "kettle oblique vandal 7";

	@LocalServerPort
	private int port;

	@Autowired
	private Users users;

	private Reader reader;

	private Page page;

	@BeforeEach
	void open() {
		this.reader = Reader.open(this.port);
		this.page = this.reader.page();
	}

	@AfterEach
	void close() {
		if (this.reader != null) {
			this.reader.close();
		}
	}

	@Test
	void makesAnAccountOnesOwn() {
		String name = "own." + UUID.randomUUID().toString().substring(0, 8);
		ActingUser user = this.users.register(name, "李检", FIRST, Role.INSPECTOR, null);
		this.users.resetPassword(user.id(), FIRST);
		enter(name, FIRST);
		assertThat(heading()).hasText("修改密码");
		this.reader.look("account-first-password");
		this.page.getByLabel("新密码", exactly()).fill("juanzong2026");
		this.page.getByLabel("再输一次新密码").fill("juanzong2026");
		button("保存新密码").click();
		assertThat(this.page.getByRole(AriaRole.ALERT)).containsText("很容易被猜到");
		this.page.getByLabel("新密码", exactly()).fill(OWN);
		this.page.getByLabel("再输一次新密码").fill(OWN);
		button("保存新密码").click();
		assertThat(this.page.getByText("李检，您好")).isVisible();
		this.page.locator("details.account summary").click();
		this.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("我的账号")).click();
		this.reader.look("account");
		this.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("启用第二步验证")).click();
		this.reader.look("account-enrolment");
		Telephone telephone = new Telephone(this.page.locator("#secret").innerText());
		this.page.getByLabel("验证码").fill(telephone.code());
		this.page.getByLabel("当前密码").fill(OWN);
		button("启用").click();
		assertThat(heading()).hasText("恢复码");
		assertThat(this.page.locator("ul.codes li")).hasCount(10);
		this.reader.look("account-recovery-codes");
		this.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("已经记下")).click();
		this.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("新建令牌")).click();
		this.page.getByLabel("令牌名称").fill("汇总脚本");
		this.page.getByLabel("培训期次").check();
		this.page.getByLabel("当前密码").fill(OWN);
		this.reader.look("account-token-form");
		button("生成令牌").click();
		assertThat(this.page.locator("#token")).containsText("juanzong_");
		this.reader.look("account-token");
		this.reader.go("/account");
		assertThat(this.page.getByText("汇总脚本")).isVisible();
		this.reader.look("account-complete");
		button("English").click();
		this.reader.look("account-complete-english");
		button("中文").click();
		this.page.locator("details.account summary").click();
		button("退出").click();
		enter(name, OWN);
		assertThat(heading()).hasText("第二步验证");
		this.reader.look("sign-in-code");
		this.page.getByLabel("验证码").fill(telephone.next());
		button("验证").click();
		assertThat(this.page.getByText("李检，您好")).isVisible();
	}

	@Test
	void changesSomebodyElsesAccount() {
		String administrator = "admin." + UUID.randomUUID().toString().substring(0, 8);
		this.users.register(administrator, "管理员", OWN, Role.ADMIN, null);
		String name = "other." + UUID.randomUUID().toString().substring(0, 8);
		ActingUser other = this.users.register(name, "王保管", OWN, Role.RETENTION_OFFICER, null);
		this.reader.signIn(administrator, OWN);
		this.reader.go("/users/" + other.id());
		this.page.getByLabel("检查人员").check();
		this.page.getByLabel("有效期至").fill("2099-12-31");
		this.reader.look("administrator-account-change");
		button("保存").click();
		assertThat(this.page.locator("tr", new Page.LocatorOptions().setHasText(name))).containsText("检查人员");
		assertThat(this.page.locator("tr", new Page.LocatorOptions().setHasText(name))).containsText("2099");
		this.reader.look("administrator-accounts-change");
	}

	private void enter(String name, String password) {
		this.reader.go("/sign-in");
		this.page.getByLabel("用户名").fill(name);
		this.page.getByLabel("密码").fill(password);
		button("登录").click();
	}

	private Locator heading() {
		return this.page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
	}

	private Locator button(String name) {
		return this.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
	}

	private static Page.GetByLabelOptions exactly() {
		return new Page.GetByLabelOptions().setExact(true);
	}

}
