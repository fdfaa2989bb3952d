package cn.juanzong.access.token;

import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Role;
import cn.juanzong.access.SignedInAs;
import cn.juanzong.access.Users;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@SpringBootTest
@AutoConfigureMockMvc
class ApiTokensIT {

	private static final String PASSWORD = "correct-horse-battery";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Users users;

	@Autowired
	private ApiTokens tokens;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void aTokenIsToldOnceAndReadsWhatItIsFor() {
		ActingUser user = inspector();
		MvcTestResult page = this.mvc.post()
			.uri("/account/tokens")
			.with(SignedInAs.user(user))
			.with(csrf())
			.param("name", "汇总脚本")
			.param("scope", "SESSIONS")
			.param("days", "30")
			.param("present", PASSWORD)
			.exchange();
		String token = text(page).replaceAll("(?s).*(juanzong_[A-Za-z0-9_-]{43}).*", "$1");
		assertThat(token).startsWith("juanzong_");
		assertThat(this.mvc.get().uri("/account").with(SignedInAs.user(user))).hasStatusOk()
			.bodyText()
			.contains("汇总脚本")
			.doesNotContain(token);
		assertThat(this.jdbc.sql("select t::text from api_token t where user_id = ?")
			.param(user.id())
			.query(String.class)
			.single()).doesNotContain(token);
		assertThat(read("/api/v1/sessions", token)).hasStatusOk();
		assertThat(read("/api/v1/openapi", token)).hasStatusOk()
			.bodyJson()
			.extractingPath("$.components.securitySchemes.token.scheme")
			.isEqualTo("bearer");
		MvcTestResult other = read("/api/v1/search?q=x", token);
		assertThat(other).hasStatus(403);
		assertThat(other.getResponse().getHeader("WWW-Authenticate")).contains("insufficient_scope");
		assertThat(read("/sessions", token)).as("the JSON interface only").hasStatus(302);
		assertThat(read("/api/v1/sessions", token).getResponse().getCookie("juanzong")).isNull();
		assertThat(this.jdbc
			.sql("select count(*) from audit_entry where action = 'token.issued' and detail::jsonb ->> 'account' = ?")
			.param(user.signInName())
			.query(Long.class)
			.single()).isOne();
	}

	@Test
	void aTokenIsMadeOnlyByWhoKnowsThePassword() {
		ActingUser user = inspector();
		assertThat(this.mvc.post()
			.uri("/account/tokens")
			.with(SignedInAs.user(user))
			.with(csrf())
			.param("name", "脚本")
			.param("scope", "SESSIONS", "NOTHING")
			.param("days", "4000")
			.param("present", "wrong")).hasStatusOk().bodyText().doesNotContain("juanzong_");
		assertThat(this.tokens.of(user.id())).isEmpty();
	}

	@Test
	void whatIsNoTokenIsRefusedInTheWayProgramsExpect() {
		MvcTestResult refused = read("/api/v1/sessions", "juanzong_nothing");
		assertThat(refused).hasStatus(401);
		assertThat(refused.getResponse().getHeader("WWW-Authenticate"))
			.isEqualTo("Bearer realm=\"juanzong\", error=\"invalid_token\"");
		assertThat(this.mvc.get().uri("/api/v1/sessions").header(HttpHeaders.AUTHORIZATION, "Basic eDp5"))
			.hasStatus(401)
			.headers()
			.hasValue("WWW-Authenticate", "Bearer realm=\"juanzong\"");
	}

	@Test
	void aTokenEndsWhenItIsRevokedOrOverOrItsAccountIsDisabled() {
		ActingUser user = inspector();
		Set<TokenScope> all = EnumSet.allOf(TokenScope.class);
		String over = this.tokens.issue(user, "over", all, Duration.ofSeconds(-1));
		assertThat(read("/api/v1/sessions", over)).hasStatus(401);
		String revoked = this.tokens.issue(user, "revoked", all, Duration.ofDays(1));
		assertThat(read("/api/v1/sessions", revoked)).hasStatusOk();
		UUID id = this.tokens.of(user.id())
			.stream()
			.filter((each) -> each.name().equals("revoked"))
			.findFirst()
			.orElseThrow()
			.id();
		assertThat(
				this.mvc.post().uri("/account/tokens/{id}/revoke", id).with(SignedInAs.user(inspector())).with(csrf()))
			.hasStatus(404);
		assertThat(this.mvc.post().uri("/account/tokens/{id}/revoke", id).with(SignedInAs.user(user)).with(csrf()))
			.hasRedirectedUrl("/account");
		assertThat(read("/api/v1/sessions", revoked)).hasStatus(401);
		String orphaned = this.tokens.issue(user, "orphaned", all, Duration.ofDays(1));
		this.users.enable(user.id(), false);
		assertThat(read("/api/v1/sessions", orphaned)).hasStatus(401);
	}

	private MvcTestResult read(String uri, String token) {
		return this.mvc.get().uri(uri).header(HttpHeaders.AUTHORIZATION, "Bearer " + token).exchange();
	}

	private ActingUser inspector() {
		return this.users.register("t" + UUID.randomUUID().toString().substring(0, 12), "李检", PASSWORD, Role.INSPECTOR,
				null);
	}

	private static String text(MvcTestResult page) {
		try {
			return page.getResponse().getContentAsString();
		}
		catch (UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
