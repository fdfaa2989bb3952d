package cn.juanzong.extraction.layout;

import java.util.List;

import cn.juanzong.extraction.layout.picture.Area;
import cn.juanzong.extraction.ocr.Pixels;
import cn.juanzong.extraction.ocr.ReadText;
import cn.juanzong.extraction.sheet.Lattice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SurroundingTextsTests {

	@ParameterizedTest
	@CsvSource({ "第2页 共3页,2,3", "第 2 页，共 3 页,2,3", "共3页第2页,2,3", "第二页 共三页,2,3", "第十一页 共二十页,11,20", "2/3,2,3",
			"Page 2 of 3,2,3", "-2-,2," })
	void numbersOfPagesAreReadAsTheyAreWritten(String text, int number, Integer total) {
		ReadText read = new ReadText(new Area(10, 10, 90, 30).box(), text, 1, Lattice.EMPTY);
		SurroundingTexts texts = new SurroundingTexts(new Pixels(100, 100, new int[10_000]), List.of(read));
		assertThat(texts.number()).isEqualTo(number);
		assertThat(texts.total()).isEqualTo(total);
	}

}
