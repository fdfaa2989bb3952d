package cn.juanzong.journey;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import javax.imageio.ImageIO;

import cn.juanzong.access.Role;
import cn.juanzong.access.Scope;
import cn.juanzong.programme.Organizer;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.ArchivalRecords;
import cn.juanzong.records.MaterialKind;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What an archivist does with a folder full of files: drops it, looks through the kinds,
 * pauses, continues, cancels, and loses the line.
 */
@Journey
class UploadJourneyIT {

	private static final LocatorAssertions.ContainsTextOptions IN_TIME = new LocatorAssertions.ContainsTextOptions()
		.setTimeout(240_000);

	/** A file is sent in stretches; so much is sent before the second one. */
	private static final int STRETCH = 64 << 20;

	/** What a browser says of a file that another program holds. */
	private static final String UNREADABLE = """
			() => { const get = DataTransferItem.prototype.webkitGetAsEntry;
			  DataTransferItem.prototype.webkitGetAsEntry = function () { const entry = get.call(this);
			    if (entry?.name === '总结.docx') { entry.file = (read, failed) => failed(new DOMException('', 'NotReadableError')); }
			    return entry; }; }
			""";

	@LocalServerPort
	private int port;

	@Autowired
	private JourneyStage stage;

	@Autowired
	private ArchivalRecords records;

	@TempDir
	private Path disk;

	private Reader reader;

	private Page page;

	private TrainingSession session;

	private String name;

	@BeforeEach
	void openTheSession() {
		this.reader = Reader.open(this.port);
		this.page = this.reader.page();
		Organizer own = this.stage.organizer("巩义市云上电商服务有限公司");
		this.session = this.stage.session(LocalDate.of(2026, 3, 16), own, "紫荆路街道电商基础知识培训");
		this.name = this.stage.account("王档案", Role.ARCHIVIST, own).signInName();
		this.reader.signIn(this.name, JourneyStage.PASSWORD);
		this.reader.go("/sessions/" + this.session.id());
		this.reader.settle();
	}

	@AfterEach
	void closeBrowser() {
		if (this.reader != null) {
			this.reader.close();
		}
	}

	@Test
	void aFolderIsDroppedPausedContinuedInPartCancelledAndSurvivesALostLine() throws IOException {
		Path folder = this.disk.resolve("第一期材料");
		Path notice = text(folder.resolve("培训通知.txt"), "关于举办电商基础知识培训班的通知");
		Path sheet = text(folder.resolve("签到表/上午/0001.txt"), "上午");
		Path photo = photo(folder.resolve("IMG_2031.jpg"));
		Path film = film(folder.resolve("现场视频.mp4"), 1);
		film(folder.resolve("错选的视频.mp4"), 2);
		text(folder.resolve("Thumbs.db"), "小图");
		Path cloudy = text(this.disk.resolve("总结.docx"), "网盘里的文件");
		this.page.evaluate(UNREADABLE);
		Files.createDirectories(folder.resolve("空文件夹"));
		this.reader.drop("[data-drop]", folder, cloudy);

		assertThat(this.page.locator("[data-chosen] tbody tr")).hasCount(5);
		assertThat(kindOf("培训通知.txt")).hasValue("NOTICE");
		assertThat(kindOf("0001.txt")).hasValue("SIGN_IN_SHEET");
		assertThat(kindOf("IMG_2031.jpg")).hasValue("SITE_PHOTO");
		assertThat(kindOf("现场视频.mp4")).hasValue("SITE_VIDEO");
		assertThat(this.page.locator("[data-chosen] tbody tr", new Page.LocatorOptions().setHasText("IMG_2031.jpg")))
			.containsText("请核对");
		assertThat(this.page.locator("[data-left-out]")).containsText("Thumbs.db");
		assertThat(this.page.locator("[data-left-out]")).containsText("第一期材料/空文件夹");
		assertThat(this.page.locator("[data-left-out] .red")).containsText("有 1 项读不出来，没有列入：总结.docx");
		this.reader.look("archivist-folder-dropped");
		kindOf("IMG_2031.jpg").selectOption("GROUP_PHOTO");

		AtomicInteger held = new AtomicInteger();
		AtomicInteger begun = new AtomicInteger();
		this.page.route("**/uploads/*", (route) -> {
			String offset = route.request().headerValue("upload-offset");
			if (String.valueOf(STRETCH).equals(offset)) {
				held.incrementAndGet();
				return;
			}
			begun.addAndGet("0".equals(offset) ? 1 : 0);
			route.resume();
		});
		press("开始上传");
		this.page.waitForCondition(() -> held.get() == 2, new Page.WaitForConditionOptions().setTimeout(240_000));
		press("暂停 现场视频.mp4");
		assertThat(line("现场视频.mp4")).containsText("已暂停");
		int deleted = this.page
			.waitForResponse((answer) -> "DELETE".equals(answer.request().method()), () -> press("取消 错选的视频.mp4"))
			.status();
		assertThat(deleted).isEqualTo(204);
		assertThat(line("错选的视频.mp4")).containsText("已取消");
		assertThat(this.page.locator("[data-total]")).containsText("已完成 3 / 4 个文件", IN_TIME);
		this.reader.look("archivist-uploads-paused");
		this.page.unroute("**/uploads/*");
		this.page.context().clearCookies();
		press("继续 现场视频.mp4");
		assertThat(line("现场视频.mp4")).containsText("登录已失效", IN_TIME);
		signInElsewhere();
		press("继续 现场视频.mp4");
		assertThat(this.page.locator("[data-total]")).containsText("已完成 4 / 4 个文件，100%", IN_TIME);
		assertThat(begun).as("stretches that began a file").hasValue(5);

		Path late = text(this.disk.resolve("课件提纲.txt"), "网店运营");
		Path copy = text(this.disk.resolve("通知（副本）.txt"), "关于举办电商基础知识培训班的通知");
		this.reader.online(false);
		this.page.locator("[data-pick]").first().setInputFiles(new Path[] { late, copy });
		assertThat(this.page.locator("[data-undecided]")).containsText("有 2 个文件看不出是哪类材料", IN_TIME);
		kindOf("课件提纲.txt").selectOption("COURSEWARE");
		press("开始上传");
		assertThat(line("课件提纲.txt")).containsText("连接中断，正在重试", IN_TIME);
		this.reader.online(true);
		assertThat(line("课件提纲.txt")).containsText("已归入档案", IN_TIME);
		assertThat(line("通知（副本）.txt")).containsText("本期已有内容完全相同的文件“培训通知.txt”，没有重复保存", IN_TIME);

		for (Path each : List.of(notice, sheet, photo, film, late)) {
			Locator card = this.page.locator("ul.gallery > li",
					new Page.LocatorOptions().setHasText(each.getFileName().toString()));
			assertThat(card).hasCount(1);
			assertThat(card.locator("details")).containsText(sha256(each), IN_TIME);
		}
		List<ArchivalRecord> kept = this.records.ofSession(this.session.id(), Scope.EVERYTHING);
		assertThat(kept)
			.extracting(ArchivalRecord::displayName, ArchivalRecord::kind, (record) -> record.sha256().hex())
			.containsExactlyInAnyOrder(tuple("培训通知.txt", MaterialKind.NOTICE, sha256(notice)),
					tuple("0001.txt", MaterialKind.SIGN_IN_SHEET, sha256(sheet)),
					tuple("IMG_2031.jpg", MaterialKind.GROUP_PHOTO, sha256(photo)),
					tuple("现场视频.mp4", MaterialKind.SITE_VIDEO, sha256(film)),
					tuple("课件提纲.txt", MaterialKind.COURSEWARE, sha256(late)));
	}

	private void signInElsewhere() {
		Page other = this.page.context().newPage();
		other.navigate("http://127.0.0.1:" + this.port + "/sign-in");
		other.getByLabel("用户名").fill(this.name);
		other.getByLabel("密码").fill(JourneyStage.PASSWORD);
		other.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录")).click();
		other.waitForURL((url) -> !url.contains("/sign-in"));
		other.close();
	}

	private Locator kindOf(String name) {
		return this.page.getByLabel("材料类别： " + name);
	}

	private Locator line(String name) {
		return this.page.locator("[data-list] > li", new Page.LocatorOptions().setHasText(name));
	}

	private void press(String name) {
		this.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
	}

	private static Path text(Path file, String text) throws IOException {
		Files.createDirectories(file.getParent());
		return Files.writeString(file, text, StandardCharsets.UTF_8);
	}

	private static Path photo(Path file) throws IOException {
		ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpg", file.toFile());
		return file;
	}

	/** Two stretches long. */
	private static Path film(Path file, long seed) throws IOException {
		byte[] bytes = new byte[STRETCH + (1 << 20)];
		new Random(seed).nextBytes(bytes);
		return Files.write(file, bytes);
	}

	private static String sha256(Path file) throws IOException {
		return DigestUtils.sha256Hex(Files.readAllBytes(file));
	}

}
