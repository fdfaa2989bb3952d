package cn.juanzong.records.upload;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Scope;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.ArchivalRecords;
import cn.juanzong.records.MaterialKind;
import cn.juanzong.records.RecordsCase;
import cn.juanzong.records.RecordsServer;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Choosing, confirming, sending and continuing in a real browser. */
@RecordsServer
class UploadPageIT {

	private static final LocatorAssertions.ContainsTextOptions PATIENT = new LocatorAssertions.ContainsTextOptions()
		.setTimeout(240_000);

	@LocalServerPort
	int port;

	@Autowired
	RecordsCase cases;

	@Autowired
	ArchivalRecords records;

	@TempDir
	Path folder;

	@Test
	void filesAreConfirmedSentAndContinuedAfterALostLine() throws Exception {
		Path chromium = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
			.map(Path::of)
			.filter(Files::isExecutable)
			.findFirst()
			.orElse(null);
		assumeThat(chromium).as("no Chromium found: the upload page is not tested in a browser").isNotNull();
		ActingUser archivist = this.cases.archivist();
		TrainingSession session = this.cases.session(archivist, LocalDate.of(2022, 6, 15));
		Path notice = file("关于举办培训的通知.pdf", 5_000, 1);
		Path film = file("现场视频.mp4", 150 << 20, 2);
		try (Playwright playwright = Playwright
			.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
				Browser browser = playwright.chromium()
					.launch(new BrowserType.LaunchOptions().setExecutablePath(chromium)
						.setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")))) {
			Page page = browser.newPage(new Browser.NewPageOptions().setLocale("zh-CN"));
			page.setDefaultTimeout(120_000);
			PlaywrightAssertions.setDefaultAssertionTimeout(120_000);
			page.navigate("http://127.0.0.1:" + this.port + "/sign-in");
			page.locator("[name=username]").fill(archivist.signInName());
			page.locator("[name=password]").fill(RecordsCase.PASSWORD);
			page.locator("[name=password]").press("Enter");
			page.waitForURL("**/");
			page.navigate("http://127.0.0.1:" + this.port + "/sessions/" + session.id());
			Locator pick = page.locator("[data-pick]").first();
			pick.setInputFiles(new Path[] { notice, film });
			assertThat(page.getByLabel("材料类别： 关于举办培训的通知.pdf")).hasValue("NOTICE");
			assertThat(page.getByLabel("材料类别： 现场视频.mp4")).hasValue("SITE_VIDEO");

			// the second chunk of the film breaks once
			AtomicInteger chunks = new AtomicInteger();
			page.route("**/uploads/*", (route) -> {
				boolean second = "67108864".equals(route.request().headerValue("upload-offset"));
				if (second && chunks.incrementAndGet() == 1) {
					route.abort();
				}
				else {
					route.resume();
				}
			});
			page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("开始上传")).click();
			assertThat(page.locator("[data-list]")).containsText("正在重试", PATIENT);
			assertThat(page.locator("[data-total]")).containsText("已完成 2 / 2 个文件，100%", PATIENT);
			assertThat(page.locator(".gallery")).containsText("现场视频.mp4", PATIENT);
			assertThat(page.locator("[data-upload-zone]")).isVisible();

			// the same bytes again are recognised and told
			pick.setInputFiles(notice);
			page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("开始上传")).click();
			assertThat(page.locator("[data-list]")).containsText("没有重复保存", PATIENT);
		}
		assertThat(this.records.ofSession(session.id(), Scope.EVERYTHING)).extracting(ArchivalRecord::kind)
			.containsExactlyInAnyOrder(MaterialKind.NOTICE, MaterialKind.SITE_VIDEO);
	}

	private Path file(String name, int size, long seed) throws Exception {
		byte[] bytes = new byte[size];
		new Random(seed).nextBytes(bytes);
		return Files.write(this.folder.resolve(name), bytes);
	}

}
