package cn.juanzong.programme;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.SignedInAs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@SpringBootTest
@AutoConfigureMockMvc
class SettingsIT {

	private final ActingUser admin = SignedInAs.admin();

	@Autowired
	private Settings settings;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	@AfterEach
	void asRecommended() {
		this.settings.change(SettingKey.FILING_SLA_WORKING_DAYS, "10", this.admin);
	}

	@Test
	void A6_whatIsNotSetHasTheRecommendedValue() {
		assertThat(this.settings.number(SettingKey.FILING_SLA_WORKING_DAYS)).isEqualTo(10);
		assertThat(this.settings.flag(SettingKey.LEDGER_SHOW_EXCLUDED)).isFalse();
		assertThat(this.settings.day(SettingKey.RULESET_EFFECTIVE_FROM)).hasToString("2022-03-15");
		assertThat(this.settings.all()).hasSize(20);
	}

	@Test
	void A6_aChangeIsKeptWithNameAndTimeAndLeavesAnAuditEntry() {
		long before = entries();
		assertThat(this.mvc.post()
			.uri("/settings/FILING_SLA_WORKING_DAYS")
			.param("value", "15")
			.with(SignedInAs.user(this.admin))
			.with(csrf())).hasRedirectedUrl("/settings#A6");
		assertThat(this.settings.number(SettingKey.FILING_SLA_WORKING_DAYS)).isEqualTo(15);
		assertThat(this.settings.all()).filteredOn((each) -> each.key() == SettingKey.FILING_SLA_WORKING_DAYS)
			.singleElement()
			.satisfies((each) -> {
				assertThat(each.setBy()).isEqualTo(this.admin.displayName());
				assertThat(each.setAt()).isNotNull();
				assertThat(each.asRecommended()).isFalse();
			});
		assertThat(entries()).isEqualTo(before + 1);
	}

	@Test
	void whatASettingDoesNotTakeIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.settings.change(SettingKey.FILING_SLA_WORKING_DAYS, "0", this.admin));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.settings.change(SettingKey.AGE_RECKONING, "BIRTHDAY_REACHED", this.admin));
	}

	@Test
	void A1_to_A20_areShownWithTheArticleToEverybody() {
		assertThat(this.mvc.get().uri("/settings").with(SignedInAs.user(SignedInAs.retentionOfficer()))).hasStatusOk()
			.bodyText()
			.contains("id=\"A1\"", "id=\"A20\"", "第 5 条", "age.minInclusive", "满 16 周岁即计入")
			.doesNotContain("??");
	}

	private long entries() {
		return this.jdbc.sql("select count(*) from audit_entry where action = 'setting.changed'")
			.query(Long.class)
			.single();
	}

}
