package cn.juanzong.journey;

import java.time.LocalDate;
import java.util.UUID;

import cn.juanzong.access.Role;
import cn.juanzong.access.Users;
import cn.juanzong.programme.Courses;
import cn.juanzong.programme.Instructors;
import cn.juanzong.programme.Organizer;
import cn.juanzong.programme.Organizers;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.SomeSessions;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.programme.Venues;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What an archivist does: sign in, find the own session, enter a new one. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ArchivistJourneyIT {

	private static final String PASSWORD = "journey-of-an-archivist";

	@LocalServerPort
	private int port;

	@Autowired
	private Users users;

	@Autowired
	private Organizers organizers;

	@Autowired
	private Courses courses;

	@Autowired
	private Venues venues;

	@Autowired
	private Instructors instructors;

	@Autowired
	private Sessions sessions;

	private Reader reader;

	private Page page;

	private TrainingSession session;

	private TrainingSession foreign;

	private String name;

	@BeforeEach
	void enterSessions() {
		this.reader = Reader.open(this.port);
		this.page = this.reader.page();
		SomeSessions some = new SomeSessions(this.organizers, this.courses, this.venues, this.instructors,
				this.sessions);
		Organizer own = some.organizer("巩义市云上电商服务有限公司");
		this.session = some.on(LocalDate.of(2026, 3, 16), own, "紫荆路街道电商基础知识培训（第一期）");
		some.on(LocalDate.of(2026, 4, 20), own, "紫荆路街道电商基础知识培训（第二期）");
		this.foreign = some.on(LocalDate.of(2026, 4, 1), some.organizer("别家公司"), "别家的培训");
		this.name = "archivist." + UUID.randomUUID().toString().substring(0, 8);
		this.users.register(this.name, "王档案", PASSWORD, Role.ARCHIVIST, own.id());
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
		this.reader.signIn(this.name, PASSWORD);
		PlaywrightAssertions.assertThat(this.page.getByText("王档案，您好")).isVisible();
		this.reader.look("archivist-home");
		this.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("培训期次").setExact(true)).click();
		PlaywrightAssertions.assertThat(this.page.getByText(this.foreign.title())).hasCount(0);
		this.reader.look("sessions");
		this.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(this.session.title())).click();
		this.reader.settle();
		for (String part : new String[] { "材料齐全性", "问题", "材料", "台账", "保管期限" }) {
			PlaywrightAssertions
				.assertThat(
						this.page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(part).setExact(true))
							.first())
				.isVisible();
		}
		PlaywrightAssertions.assertThat(this.page.locator(".part .notice.red")).hasCount(0);
		this.reader.look("session");
		this.reader.go("/sessions/new");
		this.page.getByLabel("线上", new Page.GetByLabelOptions().setExact(true)).check();
		this.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("保存")).click();
		PlaywrightAssertions.assertThat(this.page.getByText("采用线上培训必须写明原因（第六条）。")).isVisible();
		this.reader.look("session-form-faults");
		enter("新的一期");
		PlaywrightAssertions.assertThat(this.page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
			.hasText("新的一期");
	}

	@Test
	void aForeignSessionLooksLikeNoneAndTheLanguageCanBeChanged() {
		this.reader.signIn(this.name, PASSWORD);
		this.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("English")).click();
		PlaywrightAssertions.assertThat(this.page.getByText("Hello, 王档案")).isVisible();
		this.reader.look("home-english");
		this.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("中文")).click();
		this.page.navigate(this.page.url() + "sessions/" + this.foreign.id());
		PlaywrightAssertions.assertThat(this.page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
			.hasText("没有找到");
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
		this.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("保存")).click();
	}

}
