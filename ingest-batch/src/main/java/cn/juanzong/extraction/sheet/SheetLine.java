package cn.juanzong.extraction.sheet;

import java.util.List;
import java.util.Optional;

import cn.juanzong.extraction.Box;

/**
 * One person's line. Where two people stand in one row of the paper, these are two lines.
 *
 * @param number from 1 on each page, in the order in which people are listed
 * @param box where on the straightened page
 * @param cells from left to right, the empty ones too
 */
public record SheetLine(int number, Box box, List<SheetCell> cells) {

	public SheetLine {
		cells = List.copyOf(cells);
	}

	/**
	 * The first cell of a column.
	 * @param column which
	 * @return the cell, if the sheet has such a column
	 */
	public Optional<SheetCell> cell(SheetColumn column) {
		return this.cells.stream().filter((cell) -> cell.column() == column).findFirst();
	}

	/** Whether a person is named or has signed: more than a printed number. */
	public boolean filled() {
		return this.cells.stream()
			.anyMatch((cell) -> cell.inked() && cell.column() != SheetColumn.ORDINAL
					&& cell.column() != SheetColumn.REMARK && cell.column() != SheetColumn.OTHER);
	}

	/** Whether somebody wrote into a signature cell: a name, a mark or a finger. */
	public boolean signed() {
		return this.cells.stream().anyMatch((cell) -> cell.column() == SheetColumn.SIGNATURE && cell.inked());
	}

}
