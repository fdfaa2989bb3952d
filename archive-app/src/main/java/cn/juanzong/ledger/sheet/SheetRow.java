package cn.juanzong.ledger.sheet;

import java.util.List;

/**
 * A row of a sheet.
 *
 * @param number as the spreadsheet program shows it, from 1
 * @param cells the cells from column A on; trailing ones may be missing
 * @param hidden whether the row is hidden
 */
public record SheetRow(int number, List<SheetCell> cells, boolean hidden) {

	public SheetRow {
		cells = List.copyOf(cells);
	}

	/** The cell of a column, from 0. */
	public SheetCell cell(int column) {
		return (column < this.cells.size()) ? this.cells.get(column) : SheetCell.EMPTY;
	}

	public boolean blank() {
		return this.cells.stream().allMatch(SheetCell::blank);
	}

	/** The letter over a column, from 0: A … Z, AA … */
	public static String letter(int column) {
		String rest = (column >= 26) ? letter(column / 26 - 1) : "";
		return rest + (char) ('A' + column % 26);
	}

}
