package cn.juanzong.access.signin;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Role;
import cn.juanzong.access.SignInSessions;
import cn.juanzong.access.factor.Telephone;
import cn.juanzong.access.security.SecurityRules;
import cn.juanzong.access.token.ApiTokens;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** Walks the routes of signing in and of one's own account: each leaves its entry. */
@SpringBootTest
@AutoConfigureMockMvc
class AccountActsIT extends SignInCase {

	/** What {@code EveryActIT} leaves to this test. */
	private static final List<String> PREFIXES = List.of("/account/", "/sign-in/", "/users/{id}/second-factor/");

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private SignInSessions places;

	@Autowired
	private ApiTokens tokens;

	@Autowired
	private SecurityRules rules;

	private final Set<String> walked = new TreeSet<>();

	private final List<String> silent = new ArrayList<>();

	@Test
	@DisplayName("no route of signing in or of an account leaves the trail without an entry")
	void everyRouteOfAnAccountLeavesAnEntry() throws Exception {
		ActingUser user = inspector();
		signingIn(user);
		Cookie cookie = cookie(signIn(user, PASSWORD, this.address));
		account(user, cookie);
		firstSteps();
		assertThat(this.walked).as("routes of accounts that write").isEqualTo(routes());
		assertThat(this.silent).as("acts without an entry").isEmpty();
	}

	private void signingIn(ActingUser user) {
		leaves("signIn.completed", user, () -> signIn(user, PASSWORD, this.address));
		for (int i = 0; i < 5; i++) {
			leaves("signIn.refused", user, () -> signIn(user, "wrong", this.address + "1"));
		}
		leaves("signIn.delayed", user, () -> signIn(user, PASSWORD, this.address + "1"));
		Cookie cookie = cookie(signIn(user, PASSWORD, this.address));
		leaves("signIn.left", user, () -> post("/sign-out", cookie).exchange());
	}

	private void account(ActingUser user, Cookie cookie) {
		String page = "/account/second-factor";
		Telephone telephone = new Telephone(
				content(this.mvc.get().uri(page).cookie(cookie).exchange(), "id=\"secret\">", "<"));
		walks(page, "secondFactor.enrolled", user, () -> enrol(cookie, telephone.code()));
		walks(page + "/codes", "secondFactor.recoveryCodesRenewed", user,
				() -> post(page + "/codes", cookie).param("present", PASSWORD).exchange());
		Cookie pending = cookie(signIn(user, PASSWORD, this.address));
		leaves("secondFactor.refused", user, () -> code(pending, "000000"));
		walks("/sign-in/code", "signIn.completed", user, () -> code(pending, telephone.next()));
		String own = new String(Base64.getDecoder().decode(cookie.getValue()), StandardCharsets.UTF_8);
		String handle = this.places.places(user.signInName(), own)
			.stream()
			.filter((place) -> !place.here())
			.map(SignInSessions.Place::handle)
			.findFirst()
			.orElseThrow();
		walks("/account/sign-ins/{handle}/end", "signIn.ended", user,
				() -> post("/account/sign-ins/" + handle + "/end", cookie).exchange());
		walks("/account/second-factor/remove", "secondFactor.removed", user,
				() -> post(page + "/remove", cookie).param("present", PASSWORD).exchange());
		walks("/account/tokens", "token.issued", user,
				() -> post("/account/tokens", cookie).param("name", "脚本")
					.param("scope", "SESSIONS")
					.param("days", "30")
					.param("present", PASSWORD)
					.exchange());
		walks("/account/tokens/{id}/revoke", "token.revoked", user,
				() -> post("/account/tokens/" + this.tokens.of(user.id()).get(0).id() + "/revoke", cookie).exchange());
		MvcTestResult changed = walks("/account/password", "user.passwordChanged", user,
				() -> change(cookie, PASSWORD, OTHER));
		walks("/account/sign-ins/end-others", "user.signedOutEverywhere", user,
				() -> post("/account/sign-ins/end-others", cookie(changed)).exchange());
	}

	/** A first password, and a second factor that somebody else takes away. */
	private void firstSteps() {
		ActingUser admin = this.users.register(name(), "管理员", PASSWORD, Role.ADMIN, null);
		Cookie cookie = cookie(signIn(admin, PASSWORD, this.address));
		String name = name();
		MvcTestResult created = post("/users", cookie).param("signInName", name)
			.param("displayName", "新来的")
			.param("role", "INSPECTOR")
			.exchange();
		ActingUser user = this.users.principal(name).orElseThrow().user();
		Cookie pending = cookie(signIn(user, content(created, "id=\"password\">", "<"), this.address));
		walks("/sign-in/password", "user.passwordChanged", user, () -> choose(pending, OTHER));
		this.jdbc.sql("insert into security_rule (rule, value, set_by, set_at) values ('SECOND_FACTOR', 1, 'x', now())")
			.update();
		try {
			await().atMost(Duration.ofMinutes(1)).until(() -> this.rules.secondFactorRequired(Role.INSPECTOR));
			enrolmentAtSignIn(user);
		}
		finally {
			this.jdbc.sql("delete from security_rule").update();
		}
		await().atMost(Duration.ofMinutes(1)).until(() -> !this.rules.secondFactorRequired(Role.INSPECTOR));
		walks("/users/{id}/second-factor/remove", "secondFactor.removed", user,
				() -> post("/users/" + user.id() + "/second-factor/remove", cookie).exchange());
	}

	private void enrolmentAtSignIn(ActingUser user) {
		Cookie step = cookie(signIn(user, OTHER, this.address));
		String page = "/sign-in/enrolment";
		Telephone telephone = new Telephone(
				content(this.mvc.get().uri(page).cookie(step).exchange(), "id=\"secret\">", "<"));
		walks(page, "secondFactor.enrolled", user, () -> post(page, step).param("code", telephone.code()).exchange());
		walks("/sign-in/done", "signIn.completed", user, () -> post("/sign-in/done", step).exchange());
	}

	private MvcTestResult walks(String route, String action, ActingUser user, Supplier<MvcTestResult> act) {
		this.walked.add(route);
		return leaves(action, user, act);
	}

	private MvcTestResult leaves(String action, ActingUser user, Supplier<MvcTestResult> act) {
		long before = entries(action, user);
		MvcTestResult result = act.get();
		if (entries(action, user) == before) {
			this.silent.add(action + ", answered with " + result.getResponse().getStatus());
		}
		return result;
	}

	private long entries(String action, ActingUser user) {
		return this.jdbc.sql("""
				select count(*) from audit_entry where action = :action
				and (subject_id = :id or actor_id::text = :id or detail ->> 'account' = :name)""")
			.param("action", action)
			.param("id", user.id().toString())
			.param("name", user.signInName())
			.query(Long.class)
			.single();
	}

	private MockMvcRequestBuilder post(String path, Cookie cookie) {
		return this.mvc.post().uri(path).cookie(cookie).with(csrf());
	}

	private static Set<String> routes() throws Exception {
		Set<String> routes = new TreeSet<>();
		for (String route : Files.readAllLines(Path.of("src/test/resources/routes.txt"))) {
			String[] parts = route.split(" +");
			if (!parts[1].equals("GET") && PREFIXES.stream().anyMatch(parts[0]::startsWith)) {
				routes.add(parts[0]);
			}
		}
		return routes;
	}

}
