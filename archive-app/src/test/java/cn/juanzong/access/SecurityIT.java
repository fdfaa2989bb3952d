package cn.juanzong.access;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

import cn.juanzong.programme.Organizer;
import cn.juanzong.programme.Organizers;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@SpringBootTest
@AutoConfigureMockMvc
class SecurityIT {

	private static final String PASSWORD = "correct-horse-battery";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Users users;

	@Autowired
	private Organizers organizers;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private FirstSignIn firstSignIn;

	@Autowired
	private FindByIndexNameSessionRepository<? extends Session> sessions;

	@Value("${juanzong.home}")
	private Path home;

	@ParameterizedTest
	@ValueSource(strings = { "/", "/sessions", "/records/6f1c2a7e-0000-4000-8000-000000000001", "/search", "/people",
			"/findings", "/retention", "/audit", "/settings", "/users", "/health", "/nowhere" })
	void nobodySeesAnythingBeforeSigningIn(String path) {
		assertThat(this.mvc.get().uri(path)).hasStatus(302).redirectedUrl().endsWith("/sign-in");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/sessions", "/api/v1/openapi", "/uploads" })
	void programsAreToldPlainlyInsteadOfBeingRedirected(String path) {
		assertThat(this.mvc.get().uri(path)).hasStatus(401);
		assertThat(this.mvc.get().uri("/sessions").header("HX-Request", "true")).hasStatus(401)
			.headers()
			.hasValue("HX-Redirect", "/sign-in");
	}

	@ParameterizedTest
	@CsvSource({ "/sessions, 'text/html,*/*', false, true", "/sessions, '*/*', true, false",
			"/records/6f1c2a7e-0000-4000-8000-000000000001/thumbnail, 'image/avif,*/*', false, false" })
	void signingInLeadsBackToAPageAndToNoPartOfOne(String path, String accepted, boolean part, boolean remembered) {
		MockMvcTester.MockMvcRequestBuilder asked = this.mvc.get().uri(path).header("Accept", accepted);
		MvcTestResult answer = (part ? asked.header("HX-Request", "true") : asked).exchange();
		assertThat(answer.getResponse().getCookies().length > 0).isEqualTo(remembered);
	}

	@ParameterizedTest
	@CsvSource({ "ARCHIVIST, /users, 403", "ARCHIVIST, /health, 403", "ARCHIVIST, /settings, 200",
			"ARCHIVIST, /organizers/new, 403", "INSPECTOR, /users, 403", "INSPECTOR, /organizers/new, 200",
			"RETENTION_OFFICER, /sessions/new, 403", "ADMIN, /users, 200", "ADMIN, /health, 200",
			"ADMIN, /sessions, 403", "ADMIN, /audit, 403", "AUDITOR, /audit, 200", "AUDITOR, /users, 403",
			"SECURITY_ADMIN, /users, 403", "SECURITY_ADMIN, /health, 200", "ADMIN, /nowhere, 403",
			"ADMIN, /actuator/env, 404" })
	void eachRoleReachesItsOwnPages(Role role, String path, int status) {
		UUID organizer = (role == Role.ARCHIVIST) ? UUID.randomUUID() : null;
		ActingUser user = new ActingUser(UUID.randomUUID(), "someone", "Someone", role, organizer);
		assertThat(this.mvc.get().uri(path).with(SignedInAs.user(user))).hasStatus(status);
	}

	@Test
	void aPostWithoutTokenIsRefused() {
		assertThat(this.mvc.post().uri("/settings/AGE_AS_OF").with(SignedInAs.user(SignedInAs.admin()))).hasStatus(403);
		assertThat(
				this.mvc.post().uri("/settings/AGE_AS_OF").with(SignedInAs.user(SignedInAs.inspector())).with(csrf()))
			.hasStatus(403);
	}

	@Test
	void answersCarryStrictHeaders() {
		assertThat(this.mvc.get().uri("/sign-in")).hasStatusOk()
			.headers()
			.hasValue("X-Frame-Options", "DENY")
			.hasValue("X-Content-Type-Options", "nosniff")
			.satisfies((headers) -> assertThat(headers.getFirst("Content-Security-Policy"))
				.startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
				.doesNotContain("unsafe"))
			.hasValue("Cross-Origin-Opener-Policy", "same-origin")
			.hasValue("Cross-Origin-Resource-Policy", "same-origin")
			.hasValue("Referrer-Policy", "same-origin")
			.doesNotContainHeaders("Server", "X-Powered-By", "Strict-Transport-Security");
		MvcTestResult secure = this.mvc.get().uri("/").secure(true).exchange();
		assertThat(secure.getResponse().getCookie("__Host-juanzong")).isNotNull()
			.satisfies((cookie) -> assertThat(cookie.getSecure()).isTrue());
		assertThat(this.mvc.get().uri("/sign-in").secure(true)).headers()
			.hasValue("Strict-Transport-Security", "max-age=31536000 ; includeSubDomains");
	}

	@Test
	void aSignedInArchivistKeepsTheSessionInTheDatabaseUntilTheAccountIsDisabled() {
		Organizer organizer = this.organizers.register(new Organizer(UUID.randomUUID(),
				UUID.randomUUID().toString().substring(0, 6), "单位" + UUID.randomUUID()), SignedInAs.inspector());
		String name = "zhang." + UUID.randomUUID().toString().substring(0, 8);
		ActingUser archivist = this.users.register(name.toUpperCase(java.util.Locale.ROOT), "张老师", PASSWORD,
				Role.ARCHIVIST, organizer.id());
		assertThat(signIn(name, "wrong-" + PASSWORD)).hasRedirectedUrl("/sign-in?refused");
		MvcTestResult signedIn = signIn(name, PASSWORD);
		assertThat(signedIn).hasRedirectedUrl("/");
		Cookie cookie = signedIn.getResponse().getCookie("juanzong");
		assertThat(cookie).isNotNull().satisfies((each) -> {
			assertThat(each.isHttpOnly()).isTrue();
			assertThat(each.getAttribute("SameSite")).isEqualToIgnoringCase("Lax");
		});
		assertThat(this.mvc.get().uri("/").cookie(cookie)).hasStatusOk().bodyText().contains("张老师，您好");
		assertThat(this.sessions.findByPrincipalName(name)).hasSize(1);
		assertThat(this.mvc.post()
			.uri("/users/{id}/disable", archivist.id())
			.with(SignedInAs.user(SignedInAs.admin()))
			.with(csrf())).hasRedirectedUrl("/users");
		assertThat(this.mvc.get().uri("/").cookie(cookie)).hasStatus(302);
		assertThat(signIn(name, PASSWORD)).hasRedirectedUrl("/sign-in?refused");
		assertThat(this.jdbc.sql("select action from audit_entry where subject_id = ? order by entry_no")
			.param(archivist.id().toString())
			.query(String.class)
			.list()).containsExactly("user.registered", "signIn.refused", "signIn.completed", "user.disabled",
					"signIn.refused");
	}

	@Test
	void textThatNoDatabaseKeepsIsRefused() {
		assertThat(this.mvc.get().uri("/sessions").param("q", "a\0b").with(SignedInAs.user(SignedInAs.inspector())))
			.hasStatus(400);
	}

	@Test
	void pagesAreChineseUntilAReaderChoosesOtherwise() {
		assertThat(this.mvc.get().uri("/sign-in").header("Accept-Language", "en")).hasStatusOk()
			.bodyText()
			.contains("lang=\"zh-CN\"", "登录卷宗");
		MvcTestResult chosen = this.mvc.post()
			.uri("/language")
			.param("to", "en")
			.param("back", "//elsewhere.example")
			.with(csrf())
			.exchange();
		assertThat(chosen).hasRedirectedUrl("/");
		assertThat(this.mvc.get().uri("/sign-in").cookie(chosen.getResponse().getCookie("language"))).hasStatusOk()
			.bodyText()
			.contains("lang=\"en\"", "Sign in to Juanzong");
	}

	@Test
	void theFirstAccountsAreNotedForTheOwnerOnly() throws Exception {
		this.firstSignIn.note("nobody", "no-password", "test");
		Path file = this.home.resolve("sign-in.txt");
		assertThat(Files.readString(file)).contains("nobody");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
		assertThat(this.users.all()).anyMatch((each) -> each.user().role() == Role.ADMIN);
	}

	private MvcTestResult signIn(String name, String password) {
		return this.mvc.post()
			.uri("/sign-in")
			.param("username", name)
			.param("password", password)
			.with(csrf())
			.exchange();
	}

}
