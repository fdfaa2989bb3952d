package cn.juanzong.journey;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Assumptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody in front of a browser: headless Chromium as installed on the machine. Collects
 * whatever the browser complains about, such as a script the content security policy
 * refuses, and looks at every page at the width of a desk and of a phone.
 */
public final class Reader implements AutoCloseable {

	private static final List<Path> BROWSERS = Stream
		.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium")
		.map(Path::of)
		.toList();

	private static final Path SCREENSHOTS = Path.of("target", "screenshots");

	private static final int DESK = 1440;

	private static final int PHONE = 390;

	private final Playwright playwright;

	private final Browser browser;

	private final BrowserContext context;

	private final Page page;

	private final String origin;

	private final List<String> complaints = new ArrayList<>();

	private Reader(Playwright playwright, Browser browser, String origin) {
		this.playwright = playwright;
		this.browser = browser;
		this.origin = origin;
		this.context = browser
			.newContext(new Browser.NewContextOptions().setViewportSize(DESK, 900).setLocale("zh-CN"));
		this.page = this.context.newPage();
		this.page.onConsoleMessage((message) -> {
			if (message.type().equals("error")) {
				this.complaints.add(message.text() + " " + message.location());
			}
		});
		this.page.onPageError((error) -> this.complaints.add(error));
	}

	/**
	 * Opens a browser, or skips the test with a line that says why.
	 * @param port where the application listens
	 */
	public static Reader open(int port) {
		Path chromium = BROWSERS.stream().filter(Files::isExecutable).findFirst().orElse(null);
		if (chromium == null) {
			System.out.println("SKIPPED: no Chromium at " + BROWSERS + ", browser journeys are not run");
		}
		Assumptions.assumeTrue(chromium != null, "no Chromium found");
		Playwright playwright = Playwright
			.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
		Browser browser = playwright.chromium()
			.launch(new BrowserType.LaunchOptions().setExecutablePath(chromium)
				.setHeadless(true)
				.setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
						"--disable-background-networking", "--disable-component-update", "--disable-sync")));
		return new Reader(playwright, browser, "http://127.0.0.1:" + port);
	}

	/** The page as Playwright sees it. */
	public Page page() {
		return this.page;
	}

	public void go(String path) {
		this.page.navigate(this.origin + path);
	}

	public void signIn(String name, String password) {
		go("/sign-in");
		this.page.getByLabel("用户名").fill(name);
		this.page.getByLabel("密码").fill(password);
		this.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录")).click();
		this.page.waitForURL(this.origin + "/");
	}

	/**
	 * Looks at the page at both widths: takes a picture, and checks that it does not
	 * scroll sideways, that its structure is accessible and that the browser did not
	 * complain.
	 * @param name of the pictures
	 */
	public void look(String name) {
		settle();
		for (int width : new int[] { PHONE, DESK }) {
			this.page.setViewportSize(width, (width == PHONE) ? 844 : 900);
			int wide = (Integer) this.page.evaluate("document.documentElement.scrollWidth");
			this.page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
				.setPath(SCREENSHOTS.resolve(name + "-" + width + ".png")));
			assertThat(wide).as("%s scrolls sideways at %d px", name, width).isLessThanOrEqualTo(width);
		}
		assertThat(AccessibilityChecks.faults(this.page)).as(name).isEmpty();
		assertThat(this.complaints).as("complaints of the browser about %s", name).isEmpty();
	}

	/** Waits until all fragments have come. */
	public void settle() {
		this.page.waitForLoadState();
		this.page.waitForFunction(
				"document.querySelectorAll('.loading, .htmx-request, .htmx-settling, .htmx-swapping').length === 0");
	}

	@Override
	public void close() {
		this.context.close();
		this.browser.close();
		this.playwright.close();
	}

}
