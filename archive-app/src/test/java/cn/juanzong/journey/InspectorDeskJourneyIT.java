package cn.juanzong.journey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

import cn.juanzong.access.Role;
import cn.juanzong.access.Users;
import cn.juanzong.consistency.CaseStage;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.reconciliation.Reconciliations;
import cn.juanzong.reconciliation.SheetStage;
import cn.juanzong.reconciliation.SheetStage.Person;
import cn.juanzong.reconciliation.SheetStage.Written;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.MaterialKind;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What an inspector does at the review desk, with the keyboard alone. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class InspectorDeskJourneyIT {

	private static final String PASSWORD = "journey-of-an-inspector";

	private static final int LINES = 12;

	@LocalServerPort
	private int port;

	@Autowired
	private ApplicationContext context;

	@Autowired
	private Reconciliations reconciliations;

	@Autowired
	private Users users;

	@Autowired
	private JdbcClient jdbc;

	private Reader reader;

	private Page page;

	private TrainingSession session;

	private String name;

	private SheetStage sheets;

	private List<Person> people;

	@BeforeEach
	void setUp() {
		this.reader = Reader.open(this.port);
		this.page = this.reader.page();
		CaseStage stage = new CaseStage(this.context);
		this.sheets = new SheetStage(this.context, stage);
		this.session = stage.session(stage.organizer(), TrainingClass.BASIC, "2022-06-15", "2022-06-15");
		int number = ThreadLocalRandom.current().nextInt(1, 440_000) * 20;
		this.people = IntStream.rangeClosed(1, LINES)
			.mapToObj((i) -> SheetStage.person("王李张刘陈杨赵黄周吴徐孙".substring(i - 1, i) + "建国", number + i))
			.toList();
		this.sheets.ledger(this.session, this.people);
		// all lines but two are written so that somebody must look
		List<Written> lines = new ArrayList<>(IntStream.range(0, LINES)
			.mapToObj((i) -> (i < 2) ? this.people.get(i).onPaper()
					: this.people.get(i).onPaper().named(this.people.get(i).name().substring(0, 1) + "健国", 0.5))
			.toList());
		lines.add(new Written("郑访客", "", "", 0.99, true));
		ArchivalRecord sheet = this.sheets.file(this.session, MaterialKind.SIGN_IN_SHEET);
		Awaitility.await()
			.atMost(Duration.ofMinutes(3))
			.until(() -> this.jdbc.sql("select finished_at is not null from ingest_object where object_id = ?")
				.param(sheet.id())
				.query(Boolean.class)
				.single());
		this.sheets.picture(sheet, lines.size());
		this.sheets.read(sheet, lines);
		this.reconciliations.compare(this.session.id());
		this.name = "inspector." + UUID.randomUUID().toString().substring(0, 8);
		this.users.register(this.name, "李核查", PASSWORD, Role.INSPECTOR, null);
	}

	@AfterEach
	void closeBrowser() {
		if (this.reader != null) {
			this.reader.close();
		}
	}

	@Test
	void decidesLineByLineWithTheKeyboardAlone() {
		this.reader.signIn(this.name, PASSWORD);
		this.reader.go("/sessions/" + this.session.id() + "/desk");
		left(LINES - 1);
		this.reader.look("desk");
		this.page.keyboard().press("?");
		PlaywrightAssertions.assertThat(this.page.locator("#desk-help")).isVisible();
		this.page.keyboard().press("Escape");
		PlaywrightAssertions.assertThat(this.page.locator("#desk-help")).isHidden();
		this.page.keyboard().press("z");
		this.page.keyboard().press("a");
		left(LINES - 2);
		this.page.keyboard().press("u");
		left(LINES - 1);
		this.page.keyboard().press("i");
		this.page.keyboard().type("签名处污损，现场照片可见本人");
		this.page.keyboard().press("Enter");
		left(LINES - 2);
		long begin = System.nanoTime();
		int decided = 0;
		for (int i = LINES - 2; i > 1; i--) {
			this.page.keyboard().press((i % 4 == 0) ? "p" : "a");
			left(i - 1);
			decided++;
		}
		long millis = Math.max(1, (System.nanoTime() - begin) / 1_000_000);
		System.out.println("{\"benchmark\": \"desk\", \"decisions\": " + decided + ", \"millis\": " + millis
				+ ", \"linesPerMinute\": " + decided * 60_000L / millis + "}");
		this.page.keyboard().press("v");
		PlaywrightAssertions.assertThat(this.page.locator("#desk-left")).hasText("全部核对完毕", patient());
		assertThat(this.reconciliations.of(this.session.id()).clean()).isTrue();
		PlaywrightAssertions.assertThat(this.page.locator("#desk-idle")).isVisible();
		PlaywrightAssertions.assertThat(this.page.locator("#desk-explained-lines")).containsText("来访人员");
		this.reader.look("desk-done");
		this.page.keyboard().press("l");
		this.page.keyboard().press("j");
		PlaywrightAssertions.assertThat(this.page.locator("#desk-current")).containsText(this.people.get(1).name());
		PlaywrightAssertions.assertThat(this.page.locator("#desk-line")).isVisible();
		this.page.keyboard().press("Escape");
		PlaywrightAssertions.assertThat(this.page.locator("#desk-line")).isHidden();
	}

	@Test
	void R16_2_findsOnThePageWhomReadingMissed() {
		List<Person> more = new ArrayList<>(this.people);
		more.add(SheetStage.person("钱找见", ThreadLocalRandom.current().nextInt(1, 440_000) * 20));
		this.sheets.ledger(this.session, more);
		this.reconciliations.compare(this.session.id());
		this.reader.signIn(this.name, PASSWORD);
		this.reader.go("/sessions/" + this.session.id() + "/desk");
		left(LINES);
		this.page.keyboard().press("k");
		for (int i = 1; i < LINES; i++) {
			this.page.keyboard().press("j");
		}
		PlaywrightAssertions.assertThat(this.page.locator("#desk-current")).containsText("钱找见");
		PlaywrightAssertions.assertThat(this.page.locator("#desk-leaf")).containsText("1 / 1");
		this.page.keyboard().press("f");
		PlaywrightAssertions.assertThat(this.page.locator("#notices")).containsText("请先在页面上点出");
		PlaywrightAssertions.assertThat(this.page.locator("#desk-line")).isHidden();
		this.page.locator("#desk-page").click();
		PlaywrightAssertions.assertThat(this.page.locator("#desk-line")).isVisible();
		this.page.keyboard().press("Shift+ArrowDown");
		this.reader.look("desk-seek");
		this.page.keyboard().press("f");
		this.page.keyboard().type("字迹太淡，末行可见本人签名");
		this.page.keyboard().press("Enter");
		left(LINES - 1);
		PlaywrightAssertions.assertThat(this.page.locator("#desk-decided")).containsText("字迹太淡");
		assertThat(this.reconciliations.of(this.session.id()).open()).noneMatch((item) -> !item.read());
	}

	private void left(int lines) {
		PlaywrightAssertions.assertThat(this.page.locator("#desk-left")).hasText("还剩 " + lines + " 行", patient());
	}

	private static LocatorAssertions.HasTextOptions patient() {
		return new LocatorAssertions.HasTextOptions().setTimeout(30_000);
	}

}
