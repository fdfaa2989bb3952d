package cn.juanzong.programme;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SettingKeyTests {

	@Test
	void A1_to_A20_areAllThereInOrder() {
		assertThat(Arrays.stream(SettingKey.values()).map(SettingKey::code))
			.containsExactlyElementsOf(IntStream.rangeClosed(1, 20).mapToObj((n) -> "A" + n).toList());
		assertThat(Arrays.stream(SettingKey.values()).map(SettingKey::key)).doesNotHaveDuplicates();
	}

	/** As section 1.7 of the requirements recommends. */
	@ParameterizedTest(name = "{0}: the recommended reading is {2}")
	@CsvSource(textBlock = """
			A1,  AGE_MIN_INCLUSIVE,              16
			A2,  AGE_AS_OF,                      SESSION_START
			A3,  AGE_RECKONING,                  BIRTHDAY_REACHED
			A4,  DEDUPE_SCOPE,                   PROJECT
			A5,  LEDGER_YEAR_BY,                 SESSION_END
			A6,  FILING_SLA_WORKING_DAYS,        10
			A7,  RETENTION_ANCHOR,               FILE_CLOSED
			A8,  DEADLINE_EXTEND_WEEKEND,        false
			A9,  DEADLINE_LAST_DAY_INCLUDED,     true
			A10, SAME_COURSE_BY,                 COURSE_CODE
			A11, LEDGER_SHOW_EXCLUDED,           false
			A12, LEDGER_SHOW_REPEATS,            false
			A13, MATERIALS_PUBLICITY_SITE_VIDEO, REQUIRED
			A14, INSTRUCTOR_MIN_YEARS,           2
			A15, ID_COPIES,                      RESTRICTED
			A16, ERASURE_WITHIN_RETENTION,       RESTRICT
			A17, OTHER_ID_DOCUMENTS,             ACCEPT
			A18, VOID_AFTER_ACCEPTANCE,          BUREAU
			A19, RULESET_EFFECTIVE_FROM,         2022-03-15
			A20, ATTENDANCE_MIN_SHARE,           0
			""")
	void ambiguitiesHaveTheRecommendedReading(String code, SettingKey key, String recommended) {
		assertThat(key.code()).isEqualTo(code);
		assertThat(key.recommended()).isEqualTo(recommended);
		assertThat(key.accepted().contain(recommended)).isTrue();
		assertThat(key.article()).isBetween(2, 18);
	}

	@Test
	void valuesOfAnotherFormAreNot() {
		assertThat(SettingKey.INSTRUCTOR_MIN_YEARS.accepted().contain("-1")).isFalse();
		assertThat(SettingKey.INSTRUCTOR_MIN_YEARS.accepted().contain("two")).isFalse();
		assertThat(SettingKey.ATTENDANCE_MIN_SHARE.accepted().contain("101")).isFalse();
		assertThat(SettingKey.RULESET_EFFECTIVE_FROM.accepted().contain("2022-02-30")).isFalse();
		assertThat(SettingKey.DEDUPE_SCOPE.accepted().contain("project")).isFalse();
	}

}
