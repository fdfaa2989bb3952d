package cn.juanzong.ledger.sheet;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An area of cells merged into one; its content stands in the first of them.
 *
 * @param firstRow from 1
 * @param lastRow from 1, inclusive
 * @param firstColumn from 0
 * @param lastColumn from 0, inclusive
 */
public record MergedCells(int firstRow, int lastRow, int firstColumn, int lastColumn) {

	private static final Pattern AREA = Pattern.compile("([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})");

	static Optional<MergedCells> parse(String area) {
		Matcher matcher = AREA.matcher(area);
		return matcher.matches() ? Optional.of(new MergedCells(Integer.parseInt(matcher.group(2)),
				Integer.parseInt(matcher.group(4)), column(matcher.group(1)), column(matcher.group(3))))
				: Optional.empty();
	}

	/** Whether a cell belongs to the area. */
	public boolean covers(int row, int column) {
		return row >= this.firstRow && row <= this.lastRow && column >= this.firstColumn && column <= this.lastColumn;
	}

	private static int column(String letters) {
		return letters.chars().reduce(0, (sum, letter) -> sum * 26 + letter - 'A' + 1) - 1;
	}

}
