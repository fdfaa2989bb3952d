package cn.juanzong.access.signin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.juanzong.access.Role;
import cn.juanzong.access.Users;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/** Signing in with an OpenID provider; here also with a mandatory second factor. */
@SpringBootTest(properties = { "juanzong.worker.enabled=false", "juanzong.search.uri=http://127.0.0.1:9",
		"juanzong.sign-in.second-factor=required",
		"spring.security.oauth2.client.registration.office.client-id=juanzong",
		"spring.security.oauth2.client.registration.office.client-secret=none",
		"spring.security.oauth2.client.registration.office.client-name=政务统一认证",
		"spring.security.oauth2.client.registration.office.scope=openid" })
@AutoConfigureMockMvc
class ProviderSignInIT {

	private static final OpenIdProvider PROVIDER = new OpenIdProvider();

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Users users;

	@DynamicPropertySource
	static void provider(DynamicPropertyRegistry properties) {
		properties.add("spring.security.oauth2.client.provider.office.issuer-uri", PROVIDER::issuer);
	}

	@AfterAll
	static void stop() {
		PROVIDER.close();
	}

	@Test
	void whoTheProviderVouchesForSignsInToTheAccountOfThatName() {
		assertThat(this.mvc.get().uri("/sign-in")).hasStatusOk()
			.bodyText()
			.contains("使用政务统一认证登录", "/oauth2/authorization/office");
		String name = inspector();
		MvcTestResult signedIn = arrive(
				Map.of("sub", "u-" + name, "preferred_username", name, "amr", List.of("pwd", "otp")));
		assertThat(signedIn).hasRedirectedUrl("/");
		assertThat(this.mvc.get().uri("/").cookie(cookie(signedIn))).hasStatusOk().bodyText().contains("李检，您好");
	}

	@Test
	void withoutASecondFactorThereItIsAskedForHere() {
		String name = inspector();
		assertThat(arrive(Map.of("sub", "u-" + name, "preferred_username", name)))
			.hasRedirectedUrl("/sign-in/enrolment");
	}

	@Test
	void anAccountBelongsToTheFirstWhoCameUnderItsName() {
		String name = inspector();
		assertThat(arrive(Map.of("sub", "one", "preferred_username", name, "amr", List.of("mfa"))))
			.hasRedirectedUrl("/");
		assertThat(arrive(Map.of("sub", "two", "preferred_username", name, "amr", List.of("mfa"))))
			.hasRedirectedUrl("/sign-in?elsewhere");
	}

	@Test
	void whoeverHasNoAccountOrADisabledOneIsNobody() {
		MvcTestResult unknown = arrive(Map.of("sub", "x", "preferred_username", "nobody-" + UUID.randomUUID()));
		assertThat(unknown).hasRedirectedUrl("/sign-in?elsewhere");
		String name = inspector();
		this.users.enable(this.users.principal(name).orElseThrow().user().id(), false);
		assertThat(arrive(Map.of("sub", "u-" + name, "preferred_username", name, "amr", List.of("mfa"))))
			.hasRedirectedUrl("/sign-in?elsewhere");
	}

	private MvcTestResult arrive(Map<String, Object> claims) {
		MvcTestResult asked = this.mvc.get().uri("/oauth2/authorization/office").exchange();
		String location = asked.getResponse().getRedirectedUrl();
		assertThat(location).startsWith(PROVIDER.issuer() + "/authorize?");
		MultiValueMap<String, String> query = UriComponentsBuilder.fromUriString(location).build().getQueryParams();
		Map<String, Object> told = new HashMap<>(claims);
		told.put("nonce", query.getFirst("nonce"));
		return this.mvc.get()
			.uri("/login/oauth2/code/office")
			.param("code", PROVIDER.code(told))
			.param("state", query.getFirst("state").replace("%3D", "="))
			.cookie(cookie(asked))
			.exchange();
	}

	private String inspector() {
		String name = "t" + UUID.randomUUID().toString().substring(0, 12);
		this.users.register(name, "李检", "kettle oblique vandal 7", Role.INSPECTOR, null);
		return name;
	}

	private static Cookie cookie(MvcTestResult result) {
		Cookie cookie = result.getResponse().getCookie("juanzong");
		assertThat(cookie).isNotNull();
		return cookie;
	}

}
