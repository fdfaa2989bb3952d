package cn.juanzong.privacy;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PersonalNumbersTests {

	@ParameterizedTest
	@CsvSource({ "999999199001011234,999999********1234", "99999919900101123X,999999********123X",
			"999999900101123,999999******123", "99999919900101123442,999999********1234", "12345,*****" })
	void maskKeepsPositionsNotTheTail(String number, String mask) {
		assertThat(PersonalNumbers.maskIdNumber(number)).isEqualTo(mask);
	}

	@ParameterizedTest
	@CsvSource({ "13800005678,138****5678", "1380000,*******" })
	void maskOfAPhone(String number, String mask) {
		assertThat(PersonalNumbers.maskPhone(number)).isEqualTo(mask);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "身份证999999199001011234号|身份证999999********1234号", "电话:13800005678。|电话:138****5678。",
					"+86 138-0000-5678|138****5678", "999999 19900101 1234|999999********1234",
					"999999-1990-0101-123X|999999********123X", "９９９９９９１９９００１０１１２３４|９９９９９９********１２３４",
					"１３８００００５６７８|１３８****５６７８", "张三99999919900101123x李四|张三999999********123x李四" })
	void redactFindsNumbersAsPeopleWriteThem(String text, String redacted) {
		assertThat(PersonalNumbers.containsClearNumber(text)).isTrue();
		assertThat(PersonalNumbers.redact(text)).isEqualTo(redacted);
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026年培训45人次", "IMG_20230501123045.jpg", "mmexport1683012345678.jpg",
			"合同编号 99999919900101", "12 34 56 78 90 12 34 56 78", "3.14159265358979", "ABC999999199001011234DEF" })
	void ordinaryNumbersStay(String text) {
		assertThat(PersonalNumbers.containsClearNumber(text)).isFalse();
		assertThat(PersonalNumbers.redact(text)).isEqualTo(text);
	}

	@Test
	void nothingClearIsLeftAfterRedaction() {
		Random random = new Random(42);
		String alphabet = "0123456789013１３８９Xx- +86年,";
		for (int round = 0; round < 20_000; round++) {
			StringBuilder text = new StringBuilder();
			for (int i = random.nextInt(60); i > 0; i--) {
				text.append(alphabet.charAt(random.nextInt(alphabet.length())));
			}
			assertThat(PersonalNumbers.containsClearNumber(PersonalNumbers.redact(text.toString()))).isFalse();
		}
	}

}
