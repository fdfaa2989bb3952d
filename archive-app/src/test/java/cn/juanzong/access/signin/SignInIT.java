package cn.juanzong.access.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Demonstration;
import cn.juanzong.access.Role;
import cn.juanzong.access.SignInPlace;
import cn.juanzong.access.SignedInAs;
import cn.juanzong.access.Users;
import cn.juanzong.access.factor.SecondFactors;
import cn.juanzong.access.factor.Telephone;
import cn.juanzong.access.security.ConfiguredRules;
import cn.juanzong.access.security.ConfiguredRules.SecondFactor;
import cn.juanzong.access.security.SecurityRules;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@SpringBootTest
@AutoConfigureMockMvc
class SignInIT extends SignInCase {

	@Autowired
	private SecondFactors factors;

	@Autowired
	private SignInAttempts attempts;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private FindByIndexNameSessionRepository<? extends Session> sessions;

	@Autowired
	private ApplicationEventPublisher events;

	@Autowired
	private TransactionOperations transactions;

	@Autowired
	private ObjectProvider<Demonstration> demonstration;

	@Test
	void aPasswordKeptInAnEarlierWayIsHashedAnewWhenItsOwnerSignsIn() {
		ActingUser user = inspector();
		this.jdbc.sql("update app_user set password_hash = ? where user_id = ?")
			.params(new BCryptPasswordEncoder(4).encode(PASSWORD), user.id())
			.update();
		assertThat(signIn(user, PASSWORD, this.address)).hasRedirectedUrl("/");
		assertThat(this.jdbc.sql("select password_hash from app_user where user_id = ?")
			.param(user.id())
			.query(String.class)
			.single()).startsWith("{argon2id}$argon2id$v=19$m=19456,t=2,p=1$");
		assertThat(signIn(user, PASSWORD, this.address)).hasRedirectedUrl("/");
	}

	@Test
	void aFirstPasswordIsReplacedBeforeAnythingElse() {
		ActingUser admin = this.users.register(name(), "管理员", PASSWORD, Role.ADMIN, null);
		Cookie cookie = cookie(signIn(admin, PASSWORD, this.address));
		String name = name();
		MvcTestResult created = this.mvc.post()
			.uri("/users")
			.cookie(cookie)
			.with(csrf())
			.param("signInName", name)
			.param("displayName", "新来的")
			.param("role", "INSPECTOR")
			.exchange();
		assertThat(created).hasStatusOk();
		String first = content(created, "id=\"password\">", "<");
		ActingUser user = this.users.principal(name).orElseThrow().user();
		MvcTestResult step = signIn(user, first, this.address);
		assertThat(step).hasRedirectedUrl("/sign-in/password");
		Cookie pending = cookie(step);
		assertThat(this.mvc.get().uri("/").cookie(pending)).hasRedirectedUrl("/sign-in/password");
		assertThat(this.mvc.get().uri("/findings").cookie(pending)).hasRedirectedUrl("/sign-in/password");
		assertThat(this.mvc.get().uri("/api/v1/sessions").cookie(pending)).hasStatus(401);
		assertThat(this.mvc.post().uri("/account/sign-ins/end-others").with(csrf()).cookie(pending)).hasStatus(401);
		assertThat(this.mvc.get().uri("/sign-in/password").cookie(pending)).hasStatusOk()
			.bodyText()
			.doesNotContain("class=\"menu\"");
		assertThat(choose(pending, "juanzong2026")).hasStatusOk().bodyText().contains("很容易被猜到");
		MvcTestResult chosen = choose(pending, OTHER);
		assertThat(chosen).hasRedirectedUrl("/");
		assertThat(this.mvc.get().uri("/").cookie(cookie(chosen))).hasStatusOk().bodyText().contains("新来的，您好");
		assertThat(this.mvc.get().uri("/").cookie(pending)).hasStatus(302);
		assertThat(signIn(user, OTHER, this.address)).hasRedirectedUrl("/");
	}

	@Test
	void failuresDelayOneAccountAtOneAddressAndNobodyElse() {
		ActingUser user = inspector();
		for (int i = 0; i < 5; i++) {
			assertThat(signIn(user, "wrong", this.address)).hasRedirectedUrl("/sign-in?refused");
		}
		MvcTestResult delayed = signIn(user, PASSWORD, this.address);
		assertThat(delayed).hasStatus(429);
		assertThat(Integer.parseInt(delayed.getResponse().getHeader("Retry-After"))).isBetween(1, 30);
		assertThat(signIn(inspector(), PASSWORD, this.address)).hasRedirectedUrl("/");
		assertThat(signIn(user, PASSWORD, this.address + "9")).hasRedirectedUrl("/");
		past(Throttle.ACCOUNT_AT_ADDRESS.key(user.signInName(), this.address), Duration.ofSeconds(31));
		assertThat(signIn(user, "wrong", this.address)).hasRedirectedUrl("/sign-in?refused");
		assertThat(signIn(user, PASSWORD, this.address)).hasStatus(429);
		past(Throttle.ACCOUNT_AT_ADDRESS.key(user.signInName(), this.address), Duration.ofSeconds(61));
		assertThat(signIn(user, PASSWORD, this.address)).hasRedirectedUrl("/");
	}

	@Test
	void unknownNamesAreDelayedLikeOthers() {
		for (int i = 0; i < 5; i++) {
			assertThat(signIn("nobody." + this.address.hashCode(), "wrong", this.address))
				.hasRedirectedUrl("/sign-in?refused");
		}
		assertThat(signIn("nobody." + this.address.hashCode(), "wrong", this.address)).hasStatus(429);
	}

	@Test
	void attemptsAtTheSameTimeDoNotDisturbEachOther() {
		String key = Throttle.ACCOUNT_AT_ADDRESS.key("same", this.address);
		Runnable attempts = () -> {
			for (int i = 0; i < 100; i++) {
				assertThat(this.attempts.begin(Throttle.ACCOUNT_AT_ADDRESS, key)).isEmpty();
				this.attempts.forgive(key);
			}
		};
		CompletableFuture
			.allOf(CompletableFuture.runAsync(attempts), CompletableFuture.runAsync(attempts),
					CompletableFuture.runAsync(attempts))
			.join();
	}

	@Test
	void whoeverFailsFromEverywhereCannotKeepTheOwnerOutAtAFamiliarAddress() {
		ActingUser user = inspector();
		assertThat(signIn(user, PASSWORD, this.address)).hasRedirectedUrl("/");
		for (int i = 0; i < 20; i++) {
			signIn(user, "wrong", this.address + "a" + i);
		}
		assertThat(signIn(user, PASSWORD, this.address + "f")).hasStatus(429);
		assertThat(signIn(user, PASSWORD, this.address)).hasRedirectedUrl("/");
	}

	@Test
	void theSecondFactorIsAskedForAndEachCodeWorksOnce() {
		ActingUser user = inspector();
		Cookie cookie = cookie(signIn(user, PASSWORD, this.address));
		MvcTestResult page = this.mvc.get().uri("/account/second-factor").cookie(cookie).exchange();
		assertThat(page).hasStatusOk().bodyText().contains("<path d=\"M");
		Telephone telephone = new Telephone(content(page, "id=\"secret\">", "<"));
		assertThat(enrol(cookie, "000000")).hasStatusOk().bodyText().contains("验证码不对");
		String first = telephone.code();
		MvcTestResult enrolled = enrol(cookie, first);
		String recovery = content(enrolled, "class=\"codes mono\"><li>", "<");
		assertThat(this.jdbc.sql("select secret from second_factor where user_id = ?")
			.param(user.id())
			.query(byte[].class)
			.single()).asString().doesNotContain(telephone.secret());
		MvcTestResult step = signIn(user, PASSWORD, this.address);
		assertThat(step).hasRedirectedUrl("/sign-in/code");
		Cookie pending = cookie(step);
		assertThat(this.mvc.get().uri("/").cookie(pending)).hasRedirectedUrl("/sign-in/code");
		assertThat(code(pending, first)).as("used before").hasStatusOk();
		String second = telephone.next();
		assertThat(code(pending, second)).hasRedirectedUrl("/");
		Cookie again = cookie(signIn(user, PASSWORD, this.address));
		assertThat(code(again, second)).hasStatusOk().bodyText().contains("验证码不对");
		assertThat(code(again, recovery.toUpperCase(Locale.ROOT))).hasRedirectedUrl("/");
		Cookie third = cookie(signIn(user, PASSWORD, this.address));
		assertThat(code(third, recovery)).hasStatusOk();
		for (int i = 0; i < 4; i++) {
			code(third, "123456");
		}
		assertThat(code(third, "123456")).hasStatus(429);
		assertThat(actions(user)).contains("secondFactor.enrolled", "secondFactor.recoveryCodeUsed");
	}

	@ParameterizedTest
	@CsvSource({ "INSPECTOR, true", "RETENTION_OFFICER, true", "ADMIN, true", "ARCHIVIST, false" })
	void whereItIsSwitchedOnTheSecondFactorIsMandatory(Role role, boolean mandatory) {
		SignInSteps strict = new SignInSteps(this.users, this.factors, this.attempts,
				new SecurityRules(this.jdbc, this.events, Clock.systemUTC(),
						new ConfiguredRules(SecondFactor.REQUIRED, Duration.ofHours(1)), Duration.ofHours(1)),
				this.demonstration, this.events, this.transactions);
		ActingUser user = this.users.register(name(), "某人", PASSWORD, role,
				(role == Role.ARCHIVIST) ? UUID.randomUUID() : null);
		PendingSignIn pending = new PendingSignIn(this.users.principal(user.id()).orElseThrow(), false, Instant.now());
		assertThat(strict.next(pending))
			.isEqualTo(mandatory ? Optional.of(SignInSteps.Step.ENROLMENT) : Optional.empty());
		this.factors.confirm(user, new Telephone(this.factors.offer(user.id()).grouped()).code());
		assertThat(strict.next(pending)).hasValue(SignInSteps.Step.CODE);
		assertThat(strict.next(pending.withCode())).isEmpty();
	}

	@Test
	void whoeverIsGivenAnotherRoleIsOutAtOnce() {
		ActingUser user = inspector();
		Cookie cookie = cookie(signIn(user, PASSWORD, this.address));
		assertThat(this.mvc.get().uri("/findings").cookie(cookie)).hasStatusOk();
		assertThat(this.mvc.post()
			.uri("/users/{id}", user.id())
			.with(SignedInAs.user(SignedInAs.admin()))
			.with(csrf())
			.param("displayName", "李检")
			.param("role", "RETENTION_OFFICER")
			.param("expiresOn", "2099-12-31")).hasRedirectedUrl("/users");
		assertThat(this.mvc.get().uri("/findings").cookie(cookie)).hasStatus(302);
		assertThat(actions(user)).contains("user.changed");
	}

	@Test
	void aSignInThatOutlivedItsAccountsVersionIsNoSignIn() {
		ActingUser user = inspector();
		Cookie cookie = cookie(signIn(user, PASSWORD, this.address));
		// as in another process, between reading the account and storing the session
		this.users.signOutEverywhere(user.id());
		assertThat(this.sessions.findByPrincipalName(user.signInName())).isNotEmpty();
		assertThat(this.mvc.get().uri("/").cookie(cookie)).hasStatus(302);
	}

	@Test
	void anAccountSignsInUntilItsLastDay() {
		ActingUser user = inspector();
		LocalDate today = this.users.today();
		this.users.change(user.id(), "李检", Role.INSPECTOR, null, today);
		Cookie cookie = cookie(signIn(user, PASSWORD, this.address));
		assertThat(this.mvc.get().uri("/").cookie(cookie)).hasStatusOk();
		this.jdbc.sql("update app_user set expires_on = ? where user_id = ?")
			.params(today.minusDays(1), user.id())
			.update();
		assertThat(this.mvc.get().uri("/").cookie(cookie)).hasStatus(302);
		assertThat(signIn(user, PASSWORD, this.address)).hasRedirectedUrl("/sign-in?refused");
	}

	@Test
	void nobodyStaysSignedInLongerThanTheAbsoluteLimit() {
		ActingUser user = inspector();
		Cookie cookie = cookie(signIn(user, PASSWORD, this.address));
		age(user.signInName(), Duration.ofHours(13));
		assertThat(this.mvc.get().uri("/").cookie(cookie)).hasStatus(302);
	}

	@Test
	void whoHasAskedForNothingForAnHourSignsInAgain() {
		ActingUser user = inspector();
		Cookie cookie = cookie(signIn(user, PASSWORD, this.address));
		rest(user.signInName(), Duration.ofMinutes(30));
		assertThat(this.mvc.get().uri("/").cookie(cookie)).hasStatusOk();
		rest(user.signInName(), Duration.ofMinutes(61));
		assertThat(this.mvc.get().uri("/").cookie(cookie)).hasStatus(302);
	}

	@Test
	void aStricterIdleTimeHoldsForSessionsAtRestToo() {
		ActingUser user = inspector();
		Cookie cookie = cookie(signIn(user, PASSWORD, this.address));
		rest(user.signInName(), Duration.ofMinutes(50));
		assertThat(this.mvc.post()
			.uri("/security/IDLE_MINUTES")
			.param("value", "40")
			.with(SignedInAs.user(SignedInAs.securityAdmin()))
			.with(csrf())).hasRedirectedUrl("/security");
		assertThat(this.mvc.get().uri("/").cookie(cookie)).hasStatus(302);
		this.jdbc.sql("delete from security_rule").update();
	}

	@Test
	void everybodySeesAndEndsTheOwnSignIns() {
		ActingUser user = inspector();
		Cookie here = cookie(signIn(user, PASSWORD, this.address));
		Cookie there = cookie(signIn(user, PASSWORD, this.address + "b"));
		assertThat(this.mvc.get().uri("/account").cookie(here)).hasStatusOk()
			.bodyText()
			.contains(this.address, this.address + "b", "当前登录");
		MvcTestResult ended = this.mvc.post().uri("/account/sign-ins/end-others").cookie(here).with(csrf()).exchange();
		assertThat(ended).hasRedirectedUrl("/account");
		assertThat(this.mvc.get().uri("/").cookie(there)).hasStatus(302);
		assertThat(this.mvc.get().uri("/").cookie(cookie(ended))).hasStatusOk();
		assertThat(this.mvc.get().uri("/").cookie(here)).as("its id has changed").hasStatus(302);
	}

	@Test
	void theSessionsIdChangesWithEveryStep() {
		ActingUser user = inspector();
		Cookie before = this.mvc.get().uri("/sign-in").exchange().getResponse().getCookie("juanzong");
		MvcTestResult signedIn = this.mvc.post()
			.uri("/sign-in")
			.cookie((before != null) ? new Cookie[] { before } : new Cookie[] { new Cookie("juanzong", "planted") })
			.param("username", user.signInName())
			.param("password", PASSWORD)
			.with(csrf())
			.exchange();
		assertThat(cookie(signedIn).getValue()).isNotEqualTo((before != null) ? before.getValue() : "planted");
	}

	@Test
	void thePasswordIsChangedByWhoKnowsTheOldOne() {
		ActingUser user = inspector();
		Cookie cookie = cookie(signIn(user, PASSWORD, this.address));
		Cookie elsewhere = cookie(signIn(user, PASSWORD, this.address));
		assertThat(change(cookie, "wrong", OTHER)).hasStatusOk().bodyText().contains("当前密码不对");
		MvcTestResult changed = change(cookie, PASSWORD, OTHER);
		assertThat(changed).hasRedirectedUrl("/account?changed");
		assertThat(this.mvc.get().uri("/").cookie(cookie(changed))).hasStatusOk();
		assertThat(this.mvc.get().uri("/").cookie(elsewhere)).hasStatus(302);
		assertThat(signIn(user, PASSWORD, this.address)).hasRedirectedUrl("/sign-in?refused");
	}

	private void age(String name, Duration by) {
		age(this.sessions, name, by);
	}

	private static <S extends Session> void age(FindByIndexNameSessionRepository<S> sessions, String name,
			Duration by) {
		for (S session : sessions.findByPrincipalName(name).values()) {
			SignInPlace place = session.getAttribute(SignInPlace.ATTRIBUTE);
			session.setAttribute(SignInPlace.ATTRIBUTE,
					new SignInPlace(place.at().minus(by), place.address(), place.agent()));
			sessions.save(session);
		}
	}

	/** As if the last request had come so long ago. */
	private void rest(String name, Duration idle) {
		long milliseconds = idle.toMillis();
		assertThat(this.jdbc.sql("""
				update spring_session set last_access_time = last_access_time - :by, expiry_time = expiry_time - :by
				where principal_name = :name""").param("by", milliseconds).param("name", name).update()).isOne();
	}

	private void past(String key, Duration by) {
		assertThat(this.jdbc
			.sql("update sign_in_attempts set last_at = last_at - ? * interval '1 second' where attempts_key = ?")
			.params(by.toSeconds(), key)
			.update()).isOne();
	}

	private List<String> actions(ActingUser user) {
		return this.jdbc.sql("select action from audit_entry where subject_id = ?")
			.param(user.id().toString())
			.query(String.class)
			.list();
	}

}
