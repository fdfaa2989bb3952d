package cn.juanzong.journey;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ScreenshotCaret;
import org.awaitility.Awaitility;
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

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	/** What a click or an answer may take on a machine with much else to do. */
	private static final Duration SLOW = Duration.ofMinutes(2);

	private static final int MOST_TABS = 150;

	private static final String SETTLED = "document.querySelectorAll('.loading, .htmx-request, .htmx-settling, "
			+ ".htmx-swapping').length === 0";

	private static final String FOCUSED = """
			() => { const e = document.activeElement; return ((e.getAttribute('aria-label')
			  || [...(e.labels || [])].map((l) => l.textContent).join('') || e.textContent || '').trim()); }
			""";

	/** The element itself or, for a hidden file field, the label drawn in its place. */
	private static final String FOCUS_SEEN = """
			() => { const e = document.activeElement; const drawn = (each) => {
			  const style = getComputedStyle(each); return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2; };
			  return drawn(e) || (e.closest('label') !== null && drawn(e.closest('label'))); }
			""";

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
		this.context.setDefaultTimeout(SLOW.toMillis());
		PlaywrightAssertions.setDefaultAssertionTimeout(SLOW.toMillis());
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
		// home, or the page that asked for signing in
		this.page.waitForURL((url) -> !url.contains("/sign-in"));
	}

	/**
	 * Comes back to a page until it shows something that takes its time, such as a file
	 * that is being read.
	 * @param path the page
	 * @param shown what to wait for
	 */
	public void until(String path, BooleanSupplier shown) {
		Awaitility.await().pollInSameThread().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
			go(path);
			settle();
			return shown.getAsBoolean();
		});
	}

	/**
	 * Goes through the page with the tabulator key until something of that name has the
	 * focus, and sees to it that the focus can be seen.
	 * @param name the accessible name, or its beginning
	 */
	public void tabTo(String name) {
		for (int i = 0; i < MOST_TABS; i++) {
			this.page.keyboard().press("Tab");
			if (String.valueOf(this.page.evaluate(FOCUSED)).startsWith(name)) {
				assertThat((Boolean) this.page.evaluate(FOCUS_SEEN)).as("the focus on %s can be seen", name).isTrue();
				return;
			}
		}
		throw new AssertionError("No way to " + name + " by keyboard on " + this.page.url());
	}

	/**
	 * Drops files and folders on something, as from a window of the system.
	 * @param target a selector
	 * @param dropped what is dropped, folders with all they hold
	 */
	public void drop(String target, Path... dropped) {
		Locator place = this.page.locator(target);
		place.scrollIntoViewIfNeeded();
		BoundingBox box = place.boundingBox();
		JsonArray files = new JsonArray();
		Stream.of(dropped).forEach((each) -> files.add(each.toAbsolutePath().toString()));
		JsonObject data = new JsonObject();
		data.add("items", new JsonArray());
		data.add("files", files);
		data.addProperty("dragOperationsMask", 1);
		CDPSession browser = this.context.newCDPSession(this.page);
		for (String type : new String[] { "dragEnter", "dragOver", "drop" }) {
			JsonObject event = new JsonObject();
			event.addProperty("type", type);
			event.addProperty("x", box.x + box.width / 2);
			event.addProperty("y", box.y + box.height / 2);
			event.add("data", data);
			browser.send("Input.dispatchDragEvent", event);
		}
		browser.detach();
	}

	/** Whether the machine is connected. */
	public void online(boolean connected) {
		this.context.setOffline(!connected);
	}

	/** Presses a key. */
	public void press(String key) {
		this.page.keyboard().press(key);
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
			// hiding the caret, as Playwright does by itself, gives every field a style
			// attribute and leaves it behind, empty
			this.page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
				.setCaret(ScreenshotCaret.INITIAL)
				.setPath(SCREENSHOTS.resolve(name + "-" + width + ".png")));
			assertThat(wide).as("%s scrolls sideways at %d px", name, width).isLessThanOrEqualTo(width);
		}
		assertThat(AccessibilityChecks.faults(this.page)).as(name).isEmpty();
		assertThat(this.complaints).as("complaints of the browser about %s", name).isEmpty();
	}

	/** Waits until all fragments have come. */
	public void settle() {
		this.page.waitForLoadState();
		// not waitForFunction: the content security policy lets nothing be evaluated in
		// the page
		Awaitility.await()
			.pollInSameThread()
			.atMost(SLOW)
			.ignoreExceptionsInstanceOf(PlaywrightException.class)
			.until(() -> (Boolean) this.page.evaluate(SETTLED));
	}

	@Override
	public void close() {
		this.context.close();
		this.browser.close();
		this.playwright.close();
	}

}
