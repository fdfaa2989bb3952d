package cn.juanzong.ledger.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import cn.juanzong.ledger.FaultCode;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/**
 * An xlsx workbook, its sheets in order, its rows one at a time.
 */
class WorkbookTable {

	/** Columns beyond this one are not looked at. */
	private static final int MAX_COLUMNS = 256;

	private final byte[] bytes;

	private final PackageScan scan;

	WorkbookTable(byte[] bytes) {
		this.bytes = bytes;
		this.scan = new PackageScan(bytes);
	}

	void read(TableHandler handler) {
		try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(this.bytes),
				new ReadingOptions(false, true))) {
			SheetCell.Kind numbers = workbook.isDate1904() ? SheetCell.Kind.NUMBER_SINCE_1904 : SheetCell.Kind.NUMBER;
			for (Sheet sheet : workbook.getSheets().toList()) {
				boolean hidden = sheet.getVisibility() != SheetVisibility.VISIBLE;
				if (handler.sheet(sheet.getName(), hidden, this.scan.merged(sheet.getId()))
						&& !rows(sheet, this.scan.uncomputed(sheet.getId()), numbers, handler)) {
					return;
				}
			}
		}
		catch (UnreadableTable ex) {
			throw ex;
		}
		catch (IOException | RuntimeException ex) {
			// the parser's own words may quote cells: neither kept nor logged
			throw new UnreadableTable(FaultCode.FILE_DAMAGED);
		}
	}

	private static boolean rows(Sheet sheet, Set<String> uncomputed, SheetCell.Kind numbers, TableHandler handler)
			throws IOException {
		try (Stream<Row> rows = sheet.openStream()) {
			for (Iterator<Row> each = rows.iterator(); each.hasNext();) {
				Row row = each.next();
				List<SheetCell> cells = new ArrayList<>();
				for (int i = 0; i < Math.min(row.getCellCount(), MAX_COLUMNS); i++) {
					cells.add(cell(row.getOptionalCell(i).orElse(null), uncomputed, numbers));
				}
				if (!handler.row(new SheetRow(row.getRowNum(), cells, row.isHidden()))) {
					return false;
				}
			}
			return true;
		}
	}

	private static SheetCell cell(@Nullable Cell cell, Set<String> uncomputed, SheetCell.Kind numbers) {
		if (cell != null && cell.getType() == CellType.FORMULA && uncomputed.contains(cell.getAddress().toString())) {
			return SheetCell.UNCOMPUTED;
		}
		if (cell == null || cell.getType() == CellType.EMPTY || cell.getValue() == null) {
			return SheetCell.EMPTY;
		}
		String raw = (cell.getRawValue() != null) ? cell.getRawValue() : "";
		if (cell.getType() == CellType.ERROR || (cell.getType() == CellType.FORMULA && raw.startsWith("#"))) {
			return new SheetCell(raw, SheetCell.Kind.ERROR);
		}
		boolean number = cell.getValue() instanceof BigDecimal;
		return number ? new SheetCell(raw, numbers) : new SheetCell(cell.getText(), SheetCell.Kind.TEXT);
	}

}
