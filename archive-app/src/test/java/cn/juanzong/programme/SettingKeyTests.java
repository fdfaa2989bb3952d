package cn.juanzong.programme;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SettingKeyTests {

	@Test
	void A1_to_A20_areAllThereInOrder() {
		assertThat(Arrays.stream(SettingKey.values()).map(SettingKey::code))
			.containsExactlyElementsOf(IntStream.rangeClosed(1, 20).mapToObj((n) -> "A" + n).toList());
		assertThat(Arrays.stream(SettingKey.values()).map(SettingKey::key)).doesNotHaveDuplicates();
	}

	@Test
	void theRecommendedValueIsAlwaysAccepted() {
		for (SettingKey key : SettingKey.values()) {
			assertThat(key.accepted().contain(key.recommended())).as(key.code()).isTrue();
			assertThat(key.article()).as(key.code()).isBetween(2, 18);
		}
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
