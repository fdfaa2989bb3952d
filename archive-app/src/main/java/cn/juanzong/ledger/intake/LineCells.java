package cn.juanzong.ledger.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import cn.juanzong.ledger.FaultCode;
import cn.juanzong.ledger.ImportFault;
import cn.juanzong.ledger.LedgerNotice;
import cn.juanzong.ledger.person.Reading;
import cn.juanzong.ledger.person.Typed;
import cn.juanzong.ledger.sheet.SheetCell;
import cn.juanzong.ledger.sheet.SheetRow;

/**
 * The cells of one line by column, and what is found about them. At most one fault per
 * cell.
 */
class LineCells {

	private final String sheet;

	private final HeaderRow header;

	private final SheetRow row;

	private final SheetCells shared;

	private final Set<LedgerColumn> faulty = EnumSet.noneOf(LedgerColumn.class);

	private final List<ImportFault> faults = new ArrayList<>();

	private final List<ImportNote> notes = new ArrayList<>();

	LineCells(String sheet, HeaderRow header, SheetRow row, SheetCells shared) {
		this.sheet = sheet;
		this.header = header;
		this.row = row;
		this.shared = shared;
		for (LedgerColumn column : LedgerColumn.values()) {
			SheetCell.Kind kind = header.cell(row, column).kind();
			if (column.read() && kind == SheetCell.Kind.ERROR) {
				fault(column, FaultCode.CELL_ERROR);
			}
			if (column.read() && kind == SheetCell.Kind.UNCOMPUTED) {
				fault(column, FaultCode.CELL_UNCOMPUTED);
			}
		}
	}

	String sheet() {
		return this.sheet;
	}

	int row() {
		return this.row.number();
	}

	/** The cell; where one cell is merged over several rows, that of the first. */
	SheetCell cell(LedgerColumn column) {
		SheetCell own = this.header.cell(this.row, column);
		Integer at = this.header.columns().get(column);
		return (own.blank() && column.shared() && at != null) ? this.shared.above(this.row.number(), at) : own;
	}

	Typed typed(LedgerColumn column) {
		SheetCell cell = cell(column);
		return new Typed(cell.text(), cell.number());
	}

	void fault(LedgerColumn column, Reading<?> reading) {
		if (reading.fault() != null) {
			fault(column, reading.fault(), Integer.toString(reading.length()));
		}
	}

	void fault(LedgerColumn column, FaultCode code, String... arguments) {
		// a required column that is missing altogether is named once, for the sheet
		if (this.faulty.add(column) && (!column.required() || this.header.letter(column) != null)) {
			this.faults.add(new ImportFault(this.sheet, row(), this.header.letter(column), title(column), code,
					List.of(arguments)));
		}
	}

	LedgerNotice note(LedgerColumn column, LedgerNotice notice) {
		this.notes.add(new ImportNote(this.sheet, row(), this.header.letter(column), title(column),
				"ledger.notice." + notice, List.of()));
		return notice;
	}

	boolean faulty() {
		return !this.faulty.isEmpty();
	}

	/** In the order of the columns, as one goes through the row. */
	List<ImportFault> faults() {
		return this.faults.stream()
			.sorted(Comparator.comparing(ImportFault::column,
					Comparator.nullsLast(Comparator.comparing(String::length).thenComparing(String::compareTo))))
			.toList();
	}

	List<ImportNote> notes() {
		return this.notes;
	}

	private String title(LedgerColumn column) {
		String header = this.header.header(column);
		return (header != null) ? header : column.title();
	}

	/** First cells of the merged areas of a sheet. */
	interface SheetCells {

		SheetCell above(int row, int column);

	}

}
