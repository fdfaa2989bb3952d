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

	/**
	 * Each part begins with the first heading that all of them have, or with its
	 * ordinals.
	 */
	private List<int[]> parts(int times) {
		int[] starts = this.known.stream()
			.filter((kind) -> kind != null && Collections.frequency(this.known, kind) == times)
			.findFirst()
			.map((first) -> IntStream.range(0, this.known.size())
				.filter((column) -> this.known.get(column) == first)
				.toArray())
			.orElseThrow();
		int before = (starts[0] > 0 && this.known.get(starts[1] - 1) == SheetColumn.ORDINAL) ? 1 : 0;
		List<int[]> parts = new ArrayList<>();
		for (int i = 0; i < starts.length; i++) {
			parts.add(new int[] { starts[i] - before,
					(i + 1 < starts.length) ? starts[i + 1] - before : this.grid.columnCount() });
		}
		return parts;
	}

	/**
	 * What no heading names in one half of a table with two people in a row is what the
	 * other half has in its place.
	 */
	Columns completed() {
		List<int[]> parts = people();
		List<@Nullable SheetColumn> better = new ArrayList<>(this.known);
		for (int[] one : parts) {
			for (int[] other : parts) {
				for (int i = 0; i < Math.min(one[1] - one[0], other[1] - other[0]); i++) {
					if (better.get(one[0] + i) == null) {
						better.set(one[0] + i, this.known.get(other[0] + i));
					}
				}
			}
		}
		return with(better);
	}

	Columns with(List<@Nullable SheetColumn> better) {
		return new Columns(this.grid, this.firstRow, this.headed, better, this.halves, this.headings, this.around);
	}

}
