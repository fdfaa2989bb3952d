package cn.juanzong.access.password;

import java.util.Optional;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Passwords;
import cn.juanzong.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PasswordRulesTests {

	private static final PasswordRules RULES = new PasswordRules(() -> 12);

	private static final ActingUser USER = new ActingUser(UUID.randomUUID(), "zhang.weimin", "张为民", Role.INSPECTOR,
			null);

	@ParameterizedTest
	@ValueSource(strings = { "123456789012", "woaini5201314", "WoAiNi5201314", "juanzong2026", "Juanzong@2026!",
			"zhang.weimin", "zhang.weimin1", "zhangweimin2026", "1qaz2wsx3edc", "qwertyuiop[]", "aaaaaaaaaaaa",
			"Aa123456.Aa123456.", "P@ssw0rd2026", "admin@123456", "dangan123456", "zhongguo1949", "wang19800101",
			"abcabcabcabc", "iloveyou5201314", "13800138000a" })
	void whatIsTriedFirstIsRefused(String password) {
		assertThat(RULES.fault(password, password, USER)).hasValue("access.fault.passwordKnown");
	}

	@ParameterizedTest
	@ValueSource(strings = { "紫荆路的老槐树开花了又谢了", "correct-horse-battery", "kettle oblique vandal 7",
			"yuhou caihong zai shanpo nabian", "x7Kq-91mw-PtzR" })
	void whatIsLongAndUnusualIsAcceptedWhateverItIsMadeOf(String password) {
		assertThat(RULES.fault(password, password, USER)).isEmpty();
	}

	@Test
	void generatedPasswordsAreGoodEnoughToKeep() {
		for (int i = 0; i < 50; i++) {
			String password = Passwords.random();
			assertThat(RULES.fault(password, password, USER)).isEmpty();
		}
	}

	@Test
	void lengthIsCountedInCharactersAndBounded() {
		assertThat(RULES.fault("x7Kq-91mw-P", "x7Kq-91mw-P", USER)).hasValue("access.fault.passwordShort");
		String longest = "老槐树 x7Kq ".repeat(16).substring(0, 128);
		assertThat(RULES.fault(longest, longest, USER)).isNotEqualTo(Optional.of("access.fault.passwordLong"));
		assertThat(RULES.fault(longest + "1", longest + "1", USER)).hasValue("access.fault.passwordLong");
		assertThat(RULES.fault("kettle oblique vandal 7", "kettle oblique vandal 8", USER))
			.hasValue("access.fault.passwordRepeated");
	}

}
