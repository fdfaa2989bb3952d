package cn.juanzong.extraction.layout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import cn.juanzong.extraction.ocr.ReadText;
import cn.juanzong.extraction.sheet.HalfDay;
import cn.juanzong.extraction.sheet.SheetColumn;
import org.jspecify.annotations.Nullable;

/**
 * A table of which the headings are known.
 *
 * @param grid rows and columns
 * @param firstRow the first row below the headings
 * @param headed whether headings were found
 * @param known what the columns hold; null for one without a heading
 * @param halves of signature columns for one half of the day, which; null elsewhere
 * @param headings the headings as read
 * @param around what stands around the table
 */
record Columns(Grid grid, int firstRow, boolean headed, List<@Nullable SheetColumn> known,
		List<@Nullable HalfDay> halves, List<ReadText> headings, List<ReadText> around) {

	List<SheetColumn> kinds() {
		return this.known.stream().map((kind) -> (kind != null) ? kind : SheetColumn.OTHER).toList();
	}

	@Nullable HalfDay halfDay() {
		if (this.halves.stream().anyMatch((half) -> half != null)) {
			return null;
		}
		return HeaderWords.halfDay(String.join(" ", this.around.stream().map(ReadText::text).toList())).orElse(null);
	}

	/**
	 * The columns of each person in a row: all of them, or halves of the same headings.
	 */
	List<int[]> people() {
		for (SheetColumn kind : List.of(SheetColumn.NAME, SheetColumn.ID_NUMBER, SheetColumn.PHONE,
				SheetColumn.ORDINAL)) {
			int times = Collections.frequency(this.known, kind);
			if (times > 1) {
				return parts(times);
			}
		}
		return List.<int[]>of(new int[] { 0, this.grid.columnCount() });
	}

	/** Each part begins with the heading with which the first one begins. */
	private List<int[]> parts(int times) {
		SheetColumn first = this.known.get(0);
		int[] starts = IntStream.range(0, this.known.size())
			.filter((column) -> this.known.get(column) == first)
			.toArray();
		if (first == null || starts.length != times) {
			int each = this.grid.columnCount() / times;
			starts = IntStream.range(0, times).map((part) -> part * each).toArray();
		}
		List<int[]> parts = new ArrayList<>();
		for (int i = 0; i < starts.length; i++) {
			parts.add(new int[] { starts[i], (i + 1 < starts.length) ? starts[i + 1] : this.grid.columnCount() });
		}
		return parts;
	}

	Columns with(List<@Nullable SheetColumn> better) {
		return new Columns(this.grid, this.firstRow, this.headed, better, this.halves, this.headings, this.around);
	}

}
