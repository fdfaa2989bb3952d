package cn.juanzong.privacy;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ShownNumbersTests {

	/** A digest by whose digits a page once seemed to show a phone. */
	private static final String DIGEST = "b5ab0e487a2611456918634355a14394264683e29343b59dbec1e0956ecf3c53";

	@Test
	void aNumberIsFoundAndAnIdIsNone() {
		assertThat(PersonalNumbers.containsClearNumber('"' + DIGEST + '"')).isTrue();
		assertThat(ShownNumbers.anyClear('"' + DIGEST + '"')).isFalse();
		assertThat(ShownNumbers.anyClear("/records/0e487a26-1145-4918-a343-13800138000a")).isFalse();
		assertThat(ShownNumbers.anyClear("手机 13800138000")).isTrue();
		assertThat(ShownNumbers.anyClear(DIGEST + " 999999199001010016")).isTrue();
	}

}
