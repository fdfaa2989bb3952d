package cn.juanzong.access.security;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Role;
import cn.juanzong.access.SignedInAs;
import cn.juanzong.access.password.PasswordRules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

@SpringBootTest
@AutoConfigureMockMvc
class SecurityRulesIT {

	private static final String FOURTEEN = "kettle oblique";

	@Autowired
	MockMvc mvc;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	SecurityRules rules;

	@Autowired
	PasswordRules passwords;

	private final ActingUser securityAdmin = SignedInAs.securityAdmin();

	@AfterEach
	void asConfigured() {
		this.jdbc.sql("delete from security_rule").update();
		this.rules.on(new SecurityRuleChanged(SecurityRule.LONGEST_HOURS, 0, 0));
	}

	@Test
	void theSecurityAdministratorDecidesAndItHoldsAtOnce() throws Exception {
		assertThat(this.rules.secondFactorRequired(Role.INSPECTOR)).isFalse();
		change(SecurityRule.SECOND_FACTOR, 1);
		assertThat(this.rules.secondFactorRequired(Role.INSPECTOR)).isTrue();
		assertThat(this.rules.secondFactorRequired(Role.ARCHIVIST)).isFalse();
		assertThat(fault()).isEmpty();
		change(SecurityRule.PASSWORD_SHORTEST, 15);
		assertThat(fault()).hasValue("access.fault.passwordShort");
		change(SecurityRule.LONGEST_HOURS, 2);
		assertThat(this.rules.longest()).isEqualTo(Duration.ofHours(2));
		assertThat(this.jdbc.sql("""
				select subject_id || ' ' || (detail ->> 'before') || ' ' || (detail ->> 'after') from audit_entry
				where action = 'security.changed' and actor_id = ? order by entry_no""")
			.param(this.securityAdmin.id())
			.query(String.class)
			.list()).containsExactly("SECOND_FACTOR 0 1", "PASSWORD_SHORTEST 12 15", "LONGEST_HOURS 12 2");
		assertThat(page()).contains(this.securityAdmin.displayName());
	}

	@Test
	void nothingIsLessStrictThanTheInstallationDemands() throws Exception {
		for (String[] weak : List.of(new String[] { "LONGEST_HOURS", "13" }, new String[] { "PASSWORD_SHORTEST", "8" },
				new String[] { "IDLE_MINUTES", "61" }, new String[] { "SECOND_FACTOR", "7" })) {
			assertThat(send(weak[0], weak[1]).getRedirectedUrl()).as(weak[0]).isEqualTo("/security");
		}
		assertThat(this.jdbc.sql("select count(*) from security_rule").query(Long.class).single()).isZero();
		assertThat(this.rules.longest()).isEqualTo(Duration.ofHours(12));
	}

	@Test
	void onlyTheSecurityAdministratorSeesAndDecides() throws Exception {
		for (ActingUser other : List.of(SignedInAs.admin(), SignedInAs.auditor(), SignedInAs.inspector())) {
			assertThat(this.mvc.perform(get("/security").with(SignedInAs.user(other)))
				.andReturn()
				.getResponse()
				.getStatus()).isEqualTo(403);
			assertThat(this.mvc
				.perform(post("/security/SECOND_FACTOR").param("value", "1").with(SignedInAs.user(other)).with(csrf()))
				.andReturn()
				.getResponse()
				.getStatus()).isEqualTo(403);
		}
	}

	private Optional<String> fault() {
		return this.passwords.fault(FOURTEEN, FOURTEEN, SignedInAs.inspector());
	}

	private void change(SecurityRule rule, int value) throws Exception {
		assertThat(send(rule.name(), String.valueOf(value)).getRedirectedUrl()).isEqualTo("/security");
	}

	private MockHttpServletResponse send(String rule, String value) throws Exception {
		return this.mvc
			.perform(post("/security/{rule}", rule).param("value", value)
				.with(SignedInAs.user(this.securityAdmin))
				.with(csrf()))
			.andReturn()
			.getResponse();
	}

	private String page() throws Exception {
		return this.mvc.perform(get("/security").with(SignedInAs.user(this.securityAdmin)))
			.andReturn()
			.getResponse()
			.getContentAsString(StandardCharsets.UTF_8);
	}

}
