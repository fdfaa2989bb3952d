package cn.juanzong.extraction.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import cn.juanzong.extraction.layout.cell.Ink;
import cn.juanzong.extraction.layout.picture.Area;
import cn.juanzong.extraction.ocr.ReadText;
import cn.juanzong.extraction.sheet.Lattice;
import cn.juanzong.extraction.sheet.SheetColumn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Columns whose heading nobody could read. */
class ColumnGuessTests {

	private static final List<List<ReadCell>> ROWS = List.of(row("1", "王芳", "农民", "13800000001", "王芳"),
			row("2", "李建国", "教师", "13800000002", "李建国"), row("3", "赵云", "司机", "13800000003", "赵去"));

	@Test
	void whatASheetMustHaveIsFilledInByItsContent() {
		assertThat(guessed(SheetColumn.ORDINAL, null, SheetColumn.OTHER, null, null)).containsExactly(
				SheetColumn.ORDINAL, SheetColumn.NAME, SheetColumn.OTHER, SheetColumn.PHONE, SheetColumn.SIGNATURE);
	}

	@Test
	void whatAHeadingSaysIsNeverChangedAndAnotherColumnOfWordsIsNoSignature() {
		assertThat(guessed(SheetColumn.ORDINAL, SheetColumn.NAME, null, SheetColumn.PHONE, SheetColumn.REMARK))
			.containsExactly(SheetColumn.ORDINAL, SheetColumn.NAME, null, SheetColumn.PHONE, SheetColumn.REMARK);
	}

	private static List<@Nullable SheetColumn> guessed(@Nullable SheetColumn... known) {
		return ColumnGuess.missing(new Columns(new Grid(List.of(), List.of(), 10), 1, true, Arrays.asList(known),
				new ArrayList<>(), List.of(), List.of()), ROWS);
	}

	private static List<ReadCell> row(String... texts) {
		Area area = new Area(0, 0, 10, 10);
		return Stream.of(texts)
			.map((text) -> new ReadCell(area, new Ink(0.1, area, List.of(area)), false, false, 1,
					List.of(new ReadText(area.box(), text, 0.9, Lattice.EMPTY))))
			.toList();
	}

}
