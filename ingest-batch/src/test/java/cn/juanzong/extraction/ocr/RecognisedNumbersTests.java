package cn.juanzong.extraction.ocr;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RecognisedNumbersTests {

	@Test
	void exactNumbersAreMaskedByTheCommonRule() {
		assertThat(RecognisedNumbers.redact("999999199001010012")).isEqualTo("999999********0012");
		assertThat(RecognisedNumbers.redact("13800005678")).isEqualTo("138****5678");
	}

	@ParameterizedTest
	@ValueSource(strings = { "99999919900101001", "9999991990010100123", "999999 19900101 0012", "99999919900l0l0012",
			"1380000567", "138000056789" })
	void misreadNumbersAreMaskedToo(String read) {
		assertThat(RecognisedNumbers.redact(read)).contains("***").doesNotContain("19900").doesNotContain("0000567");
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-03-01", "20260301", "第12期", "签到表（2026年3月1日 上午）" })
	void datesAndCountsStay(String read) {
		assertThat(RecognisedNumbers.redact(read)).isEqualTo(read);
	}

}
