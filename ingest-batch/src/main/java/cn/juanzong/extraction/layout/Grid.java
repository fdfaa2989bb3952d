package cn.juanzong.extraction.layout;

import java.util.List;

import cn.juanzong.extraction.layout.picture.Area;
import cn.juanzong.extraction.layout.picture.Edge;

/**
 * Rows and columns of a table.
 *
 * @param rows the edges of the rows from top to bottom, one more than there are rows
 * @param columns the edges of the columns from left to right, one more than there are
 * columns
 * @param letter the height of a line of writing
 */
record Grid(List<Edge> rows, List<Edge> columns, double letter) {

	Grid {
		rows = List.copyOf(rows);
		columns = List.copyOf(columns);
	}

	int rowCount() {
		return this.rows.size() - 1;
	}

	int columnCount() {
		return this.columns.size() - 1;
	}

	Area cell(int row, int column) {
		double y = (this.rows.get(row).at(0) + this.rows.get(row + 1).at(0)) / 2;
		double left = this.columns.get(column).at(y);
		double right = this.columns.get(column + 1).at(y);
		double x = (left + right) / 2;
		return new Area(left, this.rows.get(row).at(x), right, this.rows.get(row + 1).at(x));
	}

	Area row(int row) {
		return cell(row, 0).with(cell(row, columnCount() - 1));
	}

	/** Whether the middle of an area is in the table. */
	boolean holds(Area area) {
		return rowAt(area.centreX(), area.centreY()) >= 0 && columnAt(area.centreX(), area.centreY()) >= 0;
	}

	/** The row in which a point lies, or -1. */
	int rowAt(double x, double y) {
		for (int row = 0; row < rowCount(); row++) {
			if (y >= this.rows.get(row).at(x) && y < this.rows.get(row + 1).at(x)) {
				return row;
			}
		}
		return -1;
	}

	/** The column in which a point lies, or -1. */
	int columnAt(double x, double y) {
		for (int column = 0; column < columnCount(); column++) {
			if (x >= this.columns.get(column).at(y) && x < this.columns.get(column + 1).at(y)) {
				return column;
			}
		}
		return -1;
	}

}
