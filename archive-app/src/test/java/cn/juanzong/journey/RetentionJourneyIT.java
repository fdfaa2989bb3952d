package cn.juanzong.journey;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Role;
import cn.juanzong.programme.Organizer;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.MaterialKind;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a retention officer does: see what expires when, take the report along as a
 * workbook, see until when a record is kept. Nothing he sees deletes anything (R13-1).
 */
@Journey
class RetentionJourneyIT {

	private static final Pattern DELETION = Pattern.compile("删除|销毁|清除|Delete|Destroy");

	@LocalServerPort
	private int port;

	@Autowired
	private JourneyStage stage;

	private Reader reader;

	private Page page;

	private Organizer organizer;

	private TrainingSession session;

	private ArchivalRecord record;

	@BeforeEach
	void begin() {
		this.reader = Reader.open(this.port);
		this.page = this.reader.page();
		this.organizer = this.stage.organizer("巩义市保管单位");
		this.session = this.stage.session(LocalDate.of(2022, 6, 15), this.organizer, "早先的一期");
		this.record = this.stage.file(this.session, MaterialKind.NOTICE, "培训通知.txt", "关于举办培训班的通知");
		ActingUser officer = this.stage.account("严守", Role.RETENTION_OFFICER, null);
		this.reader.signIn(officer.signInName(), JourneyStage.PASSWORD);
	}

	@AfterEach
	void closeBrowser() {
		if (this.reader != null) {
			this.reader.close();
		}
	}

	@Test
	void seesWhatExpiresAndTakesTheReportAlong() throws IOException {
		this.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("保管期限").setExact(true)).click();
		Locator line = this.page.locator("tbody tr")
			.filter(new Locator.FilterOptions().setHasText(this.organizer.name()));
		assertThat(line).hasCount(1);
		String lastYear = line.locator("td").first().innerText().strip();
		assertThat(lastYear).matches("20\\d\\d");
		assertThat(line.locator("td.number").nth(1)).hasText("1");
		this.reader.look("retention-report");
		Download download = this.page.waitForDownload(
				() -> this.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("下载表格")).click());
		assertThat(download.suggestedFilename()).endsWith(".xlsx");
		try (InputStream in = Files.newInputStream(download.path()); ReadableWorkbook book = new ReadableWorkbook(in)) {
			List<List<String>> rows = book.getFirstSheet().read().stream().map(RetentionJourneyIT::cells).toList();
			assertThat(rows)
				.anySatisfy((row) -> assertThat(row).contains(this.organizer.name(), lastYear, "电商基础知识类", "1"));
		}
	}

	@Test
	void seesUntilWhenARecordIsKeptAndNothingThatDeletes() {
		for (String path : List.of("/", "/retention", "/sessions", "/sessions/" + this.session.id(),
				"/records/" + this.record.id(),
				"/search?q=" + URLEncoder.encode(this.record.fileName(), StandardCharsets.UTF_8))) {
			this.reader.go(path);
			this.reader.settle();
			assertThat(this.page.locator("a, button, input[type=submit]")
				.filter(new Locator.FilterOptions().setHasText(DELETION))).hasCount(0);
			assertThat(this.page.locator("form[action*=delete], [hx-delete]")).hasCount(0);
		}
		this.reader.go("/records/" + this.record.id());
		this.reader.settle();
		Locator kept = this.page.locator("[data-fragment=retention]");
		assertThat(kept.getByText("保管至")).isVisible();
		assertThat(kept.locator("strong").first()).hasText(Pattern.compile("20\\d\\d-12-31"));
		assertThat(kept.getByText("保管期内任何人都不能删除（第十三条）。")).isVisible();
		this.reader.look("retention-record");
	}

	private static List<String> cells(Row row) {
		return row.stream().filter((cell) -> cell != null).map(Cell::getText).toList();
	}

}
