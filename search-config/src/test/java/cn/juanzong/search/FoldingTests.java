package cn.juanzong.search;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cn.juanzong.privacy.PersonalNumbers;

import static org.assertj.core.api.Assertions.assertThat;

class FoldingTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "ＰＰＴ２０２６，签到表。|PPT2026，签到表。", "⼀⻚⻔⻓|一页门长", "ﬁle Å|file Å", "电\u200B商|电商",
			"甲\uE000乙|甲乙", "①㎡（一）|①㎡（一）" })
	void foldsWidthRadicalsAndInvisibles(String text, String folded) {
		assertThat(Folding.fold(text)).isEqualTo(folded);
	}

	@Test
	void foldLeavesNoHalfCharacter() {
		assertThat(Folding.fold("a\uD842b\uDFB7c")).isEqualTo("abc");
		assertThat(Folding.fold("\uD842\uDFB7")).isEqualTo("\uD842\uDFB7");
	}

	@Test
	void foldMasksWhatItBringsToLight() {
		String mathematical = "999999199001011234".codePoints()
			.map((digit) -> 0x1D7CE + digit - '0')
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
		assertThat(PersonalNumbers.containsClearNumber(mathematical)).isFalse();
		assertThat(Folding.fold(mathematical)).isEqualTo("999999********1234");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "IMG_20230501.jpg|IMG 20230501 jpg", "DZ·2026-PX-0001|DZ 2026 PX 0001",
			"签到表（一）.pdf|签到表 一  pdf", "第2期|第 2 期" })
	void separatesNamesAndCodes(String name, String separated) {
		assertThat(Folding.separate(name)).isEqualTo(separated);
	}

}
