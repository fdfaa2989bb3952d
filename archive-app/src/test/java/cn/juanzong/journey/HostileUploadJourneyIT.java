package cn.juanzong.journey;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Role;
import cn.juanzong.access.Users;
import cn.juanzong.ingest.Facts;
import cn.juanzong.ingest.IngestState;
import cn.juanzong.programme.Courses;
import cn.juanzong.programme.Instructors;
import cn.juanzong.programme.Organizer;
import cn.juanzong.programme.Organizers;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.SomeSessions;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.programme.Venues;
import cn.juanzong.records.MaterialKind;
import cn.juanzong.records.accession.Accessions;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** Files that mean harm to whoever opens them: nothing in them runs in our origin. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class HostileUploadJourneyIT {

	private static final String PASSWORD = "kettle oblique vandal 7";

	private static final String HTML = "<!DOCTYPE html><html><body onload='top.pwned=1'><script>top.pwned=1;document.title='pwned'</script>"
			+ "<form action='/sign-out' method='post'></form><script>document.forms[0].submit()</script></body></html>";

	private static final String SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9' onload='top.pwned=1'>"
			+ "<script>top.pwned=1</script><foreignObject><iframe xmlns='http://www.w3.org/1999/xhtml' src='javascript:top.pwned=1'/></foreignObject></svg>";

	private static final String PDF = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n"
			+ "2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF";

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

	@Autowired
	private Accessions accessions;

	@Autowired
	private Facts facts;

	@Test
	void nothingUploadedRunsInOurOrigin() {
		SomeSessions some = new SomeSessions(this.organizers, this.courses, this.venues, this.instructors,
				this.sessions);
		Organizer own = some.organizer("某公司");
		TrainingSession session = some.on(LocalDate.of(2026, 3, 16), own, "恶意文件");
		String name = "t" + UUID.randomUUID().toString().substring(0, 12);
		ActingUser archivist = this.users.register(name, "王档案", PASSWORD, Role.ARCHIVIST, own.id());
		try (Reader reader = Reader.open(this.port)) {
			List<UUID> files = List.of(accepted(session, "\"><img src=x onerror=top.pwned=1>.html", HTML, archivist),
					accepted(session, "图.svg", SVG, archivist), accepted(session, "合影.jpg", HTML, archivist),
					accepted(session, "课件.pdf", PDF, archivist));
			Awaitility.await()
				.atMost(Duration.ofMinutes(5))
				.untilAsserted(() -> assertThat(this.facts.states(files).values()).hasSize(files.size())
					.extracting(IngestState::mediaType)
					.doesNotContainNull());
			reader.signIn(name, PASSWORD);
			Page page = reader.page();
			for (UUID id : files) {
				reader.go("/records/" + id);
				reader.settle();
				assertThat(page.evaluate("window.pwned")).isNull();
				for (String part : List.of("content", "original")) {
					String path = "/records/" + id + "/" + part;
					APIResponse answer = page.request().get("http://127.0.0.1:" + this.port + path);
					assertThat(answer.headers()).containsEntry("content-type", "application/octet-stream")
						.containsEntry("x-content-type-options", "nosniff")
						.containsEntry("content-security-policy", "sandbox; default-src 'none'");
					assertThat(answer.headers().get("content-disposition")).startsWith("attachment;");
					assertThat(opened(page, path)).as(path).isNotNull();
				}
				embed(page, "/records/" + id + "/content");
				assertThat(page.evaluate("window.pwned")).isNull();
				assertThat(page.title()).isNotEqualTo("pwned");
			}
			reader.go("/");
			assertThat(page.url()).as("still signed in").endsWith("/");
		}
	}

	private UUID accepted(TrainingSession session, String fileName, String content, ActingUser by) {
		return this.accessions.accept(session.id(), MaterialKind.values()[0], fileName,
				new ByteArrayInputStream((content + "<!-- " + fileName + " -->").getBytes(StandardCharsets.UTF_8)), by)
			.record()
			.id();
	}

	/** Opening it only starts a download. */
	private static Download opened(Page page, String path) {
		return page.waitForDownload(() -> {
			try {
				page.navigate(page.url().replaceAll("^(https?://[^/]+).*", "$1") + path);
			}
			catch (PlaywrightException ex) {
				assertThat(ex).hasMessageContaining("Download is starting");
			}
		});
	}

	/** In every way a page can take something in; each may fail, none may run. */
	private static void embed(Page page, String path) {
		page.evaluate(
				"""
						(path) => Promise.all(['img', 'iframe', 'object', 'embed', 'script'].map((kind) => new Promise((done) => {
						  const element = document.createElement(kind);
						  element.addEventListener('load', done);
						  element.addEventListener('error', done);
						  setTimeout(done, 2000);
						  element[kind === 'object' ? 'data' : 'src'] = path;
						  document.body.append(element);
						})))""",
				path);
	}

}
