package cn.juanzong.ledger.person;

import cn.juanzong.ledger.FaultCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MobileNumberTests {

	@ParameterizedTest
	@ValueSource(strings = { "13800000000", "138 0000 0000", "138-0000-0000", "+86 13800000000", "+8613800000000",
			"008613800000000", "86 13800000000", "１３８００００００００", "'13800000000", "\u202d13800000000\u202c" })
	void otherSpellingsAreTheSameNumber(String typed) {
		assertThat(MobileNumber.read(Typed.text(typed)).orElseThrow().value()).isEqualTo("13800000000");
	}

	@Test
	void aNumberCellKeepsAllDigits() {
		assertThat(MobileNumber.read(new Typed("1.38E10", true)).orElseThrow().value()).isEqualTo("13800000000");
		assertThat(MobileNumber.read(new Typed("13800000000", true)).orElseThrow().value()).isEqualTo("13800000000");
	}

	@ParameterizedTest(name = "{1}: {0}")
	@CsvSource({ "'', PHONE_MISSING", "1.38E+10, PHONE_SCIENTIFIC", "138****0000, PHONE_MASKED",
			"13800000000/13900000000, PHONE_SEVERAL", "13800000000 13900000000, PHONE_SEVERAL",
			"1380000000a, PHONE_CHARACTERS", "无, PHONE_CHARACTERS", "037164300000, PHONE_LANDLINE",
			"0371-64300000, PHONE_LANDLINE", "1380000000, PHONE_LENGTH", "138000000000, PHONE_LENGTH",
			"12800000000, PHONE_PREFIX", "23800000000, PHONE_PREFIX" })
	void eachFaultHasItsOwnCode(String typed, FaultCode expected) {
		assertThat(MobileNumber.read(Typed.text(typed)).fault()).isEqualTo(expected);
	}

}
