package cn.juanzong.ledger.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import cn.juanzong.ledger.sheet.MergedCells;
import cn.juanzong.ledger.sheet.SheetCell;
import cn.juanzong.ledger.sheet.SheetRow;

/**
 * Cells merged over several rows of one sheet: what stands in the first row means all of
 * them.
 */
class MergedColumns {

	private final Map<Integer, NavigableMap<Integer, MergedCells>> areas = new HashMap<>();

	private final Map<MergedCells, SheetCell> firstCells = new HashMap<>();

	void begin(List<MergedCells> merged) {
		this.areas.clear();
		this.firstCells.clear();
		merged.stream()
			.filter((area) -> area.lastRow() > area.firstRow())
			.forEach((area) -> this.areas.computeIfAbsent(area.firstColumn(), (column) -> new TreeMap<>())
				.put(area.firstRow(), area));
	}

	/** Rows pass in order. */
	void pass(SheetRow row) {
		this.areas.forEach((column, byRow) -> {
			MergedCells area = byRow.get(row.number());
			if (area != null) {
				this.firstCells.put(area, row.cell(column));
			}
		});
	}

	SheetCell first(int row, int column) {
		NavigableMap<Integer, MergedCells> byRow = this.areas.get(column);
		Map.Entry<Integer, MergedCells> entry = (byRow != null) ? byRow.floorEntry(row) : null;
		return (entry != null && entry.getValue().covers(row, column))
				? this.firstCells.getOrDefault(entry.getValue(), SheetCell.EMPTY) : SheetCell.EMPTY;
	}

}
