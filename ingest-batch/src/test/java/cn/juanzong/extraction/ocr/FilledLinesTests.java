package cn.juanzong.extraction.ocr;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FilledLinesTests {

	private static final List<String> HEADER = List.of("序号", "姓名", "身份证号", "联系电话", "签名");

	@Test
	void countsRowsWithANumberOrANameUnderItsHeading() {
		assertThat(FilledLines.count(page(List.of("电子商务培训签到表"), HEADER, List.of("1", "张三", "999999199001010012"),
				List.of("2", "李四"), List.of("3", "", "", "13800005678"), List.of("4"))))
			.hasValue(3);
	}

	@Test
	void leavesOutTitleHeaderAndClosingLines() {
		assertThat(FilledLines.count(page(List.of("主办单位：县商务局"), HEADER, List.of("1", "阿依古丽·买买提"),
				List.of("", "合计", "1人"), List.of("负责人", "王五", "", "", "日期"))))
			.hasValue(1);
	}

	@Test
	void anEmptySheetHasNoFilledLines() {
		assertThat(FilledLines.count(page(HEADER, List.of("1"), List.of("2")))).hasValue(0);
	}

	@Test
	void aPageOfProseIsNoSheet() {
		assertThat(FilledLines.count(page(List.of("本期培训总结"), List.of("参加人员踊跃"), List.of("联系电话：13800005678"))))
			.isEmpty();
	}

	@Test
	void aSheetWhoseHeadWasNotReadIsCountedByItsNumbers() {
		assertThat(FilledLines.count(page(List.of("1", "张三", "999999199001010012"), List.of("2", "李四", "13800005678"),
				List.of("3", "王五", "99999919900101001x"))))
			.hasValue(3);
	}

	@Test
	void rowsAreFoundOnALeaningPage() {
		List<TextRecogniser.Line> lines = new ArrayList<>();
		double lean = Math.tan(Math.toRadians(3));
		for (int row = 0; row < 4; row++) {
			for (int column = 0; column < 5; column++) {
				double x = 100 + column * 200;
				TurnedBox box = new TurnedBox(x, 100 + row * 40 + x * lean, 150, 24, Math.cos(Math.atan(lean)),
						Math.sin(Math.atan(lean)));
				lines.add(new TextRecogniser.Line(box, row + "-" + column, 0.9));
			}
		}
		assertThat(ReadPage.of(1200, 800, lines).rows()).hasSize(4)
			.allSatisfy((row) -> assertThat(row).hasSize(5))
			.first()
			.satisfies((row) -> assertThat(row.get(4).text()).isEqualTo("0-4"));
	}

	@SafeVarargs
	private static ReadPage page(List<String>... rows) {
		List<TextRecogniser.Line> lines = new ArrayList<>();
		for (int row = 0; row < rows.length; row++) {
			for (int column = 0; column < rows[row].size(); column++) {
				if (!rows[row].get(column).isEmpty()) {
					lines.add(new TextRecogniser.Line(new TurnedBox(100 + column * 200, 100 + row * 50, 120, 26, 1, 0),
							rows[row].get(column), 0.9));
				}
			}
		}
		return ReadPage.of(1200, 1700, lines);
	}

}
