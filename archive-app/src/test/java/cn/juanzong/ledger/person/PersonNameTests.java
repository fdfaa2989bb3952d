package cn.juanzong.ledger.person;

import cn.juanzong.ledger.FaultCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Section 1.8: what is the same name. */
class PersonNameTests {

	@ParameterizedTest
	@ValueSource(strings = { "张三", "张 三", "张　三", " 张三 ", "张\u00a0三", "张\u200b三" })
	void blanksInsideAChineseNameDoNotMatter(String typed) {
		assertThat(PersonName.read(Typed.text(typed)).orElseThrow().value()).isEqualTo("张三");
	}

	@ParameterizedTest
	@ValueSource(strings = { "阿依古丽·买买提", "阿依古丽•买买提", "阿依古丽．买买提", "阿依古丽・买买提", "阿依古丽.买买提", "阿依古丽 · 买买提" })
	void oneKindOfMiddleDot(String typed) {
		assertThat(PersonName.read(Typed.text(typed)).orElseThrow().value()).isEqualTo("阿依古丽\u00b7买买提");
	}

	@Test
	void theKeyIgnoresTheDotAndTheCase() {
		assertThat(PersonName.key("阿依古丽买买提")).isEqualTo(PersonName.key("阿依古丽·买买提"));
		assertThat(PersonName.key("Ｊohn  Smith")).isEqualTo(PersonName.key("JOHN SMITH"));
		assertThat(PersonName.key("李昇")).isNotEqualTo(PersonName.key("李升"));
	}

	@Test
	void rareCharactersSurvive() {
		assertThat(PersonName.read(Typed.text("李䶮")).orElseThrow().value()).isEqualTo("李䶮");
		assertThat(PersonName.read(Typed.text("王\ud842\udfb7")).orElseThrow().value()).isEqualTo("王\ud842\udfb7");
	}

	@ParameterizedTest(name = "{1}: {0}")
	@CsvSource({ "'  ', NAME_MISSING", "张3, NAME_CHARACTERS", "张?, NAME_CHARACTERS", "张三（残）, NAME_CHARACTERS",
			"13800000000, NAME_CHARACTERS", "张, NAME_LENGTH" })
	void eachFaultHasItsOwnCode(String typed, FaultCode expected) {
		assertThat(PersonName.read(Typed.text(typed)).fault()).isEqualTo(expected);
	}

}
