package cn.juanzong.ledger.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import cn.juanzong.ledger.FaultCode;
import cn.juanzong.ledger.ImportFault;
import cn.juanzong.ledger.sheet.MergedCells;
import cn.juanzong.ledger.sheet.SheetCell;
import cn.juanzong.ledger.sheet.SheetRow;
import cn.juanzong.ledger.sheet.TableFile;
import cn.juanzong.ledger.sheet.TableHandler;
import cn.juanzong.privacy.PersonalNumbers;
import cn.juanzong.programme.TrainingSession;
import org.jspecify.annotations.Nullable;

/**
 * A ledger file read to its end: good lines, and everything that is wrong with the others
 * (R09-2).
 */
public final class LedgerFile {

	/** Most lines of one ledger. */
	public static final int MAX_ROWS = 100_000;

	private static final int HEADER_WITHIN = 50;

	private static final Pattern TOTALS = Pattern.compile(
			"(合计|总计|共计|小计|累计|总人数|人数合计).*" + "|(制表|填表|填报|审核|复核|负责|承办|培训单位|培训机构|联系人|联系电话|日期|注|说明|备注)[^:：]{0,8}[:：].*");

	private final LineReader reader;

	private final List<LineDraft> lines = new ArrayList<>();

	private final List<ImportFault> faults = new ArrayList<>();

	private final List<ImportNote> notes = new ArrayList<>();

	private final Map<String, LineDraft> firstLines = new HashMap<>();

	private int rowsBad;

	private LedgerFile(TrainingSession session) {
		this.reader = new LineReader(session);
	}

	/**
	 * Reads a file as the ledger of a session.
	 * @param fileName its name
	 * @param bytes the file
	 * @param session the session, which decides class and day
	 * @return lines, faults and notes
	 */
	public static LedgerFile read(String fileName, byte[] bytes, TrainingSession session) {
		LedgerFile file = new LedgerFile(session);
		Walk walk = file.new Walk();
		Optional<FaultCode> unreadable = TableFile.read(fileName.replaceFirst("[.][^.]{1,5}$", ""), bytes, walk);
		walk.endOfSheet();
		if (unreadable.isPresent()) {
			file.faults.add(0, ImportFault.ofFile(unreadable.get()));
		}
		else if (!walk.anyHeader) {
			FaultCode missing = TableFile.text(bytes) ? FaultCode.HEADER_MISSING_IN_TEXT : FaultCode.HEADER_MISSING;
			file.faults.add(new ImportFault(walk.firstSheet, 0, null, null, missing, List.of()));
		}
		else if (file.lines.isEmpty() && file.faults.isEmpty()) {
			file.faults.add(ImportFault.ofFile(FaultCode.FILE_NO_ROWS));
		}
		return file;
	}

	/** The lines without fault. */
	public List<LineDraft> lines() {
		return this.lines;
	}

	public List<ImportFault> faults() {
		return this.faults;
	}

	public List<ImportNote> notes() {
		return this.notes;
	}

	/** How many lines have at least one fault. */
	public int rowsBad() {
		return this.rowsBad;
	}

	private void line(LineCells cells) {
		Optional<LineDraft> read = this.reader.read(cells);
		this.faults.addAll(cells.faults());
		this.notes.addAll(cells.notes());
		if (read.isEmpty()) {
			this.rowsBad++;
			return;
		}
		LineDraft line = read.get();
		this.lines.add(line);
		LineDraft first = this.firstLines.putIfAbsent(line.personIdentity(), line);
		if (first != null) {
			boolean sameName = first.name().key().equals(line.name().key());
			note(line.sheet(), line.row(), sameName ? "SAME_ID_TWICE" : "SAME_ID_OTHER_NAME", first.sheet(),
					Integer.toString(first.row()));
		}
	}

	private void note(String sheet, int row, String code, String... arguments) {
		this.notes.add(new ImportNote(sheet, row, null, null, "ledger.note." + code, List.of(arguments)));
	}

	/** Follows the file and knows where it stands in it. */
	private final class Walk implements TableHandler, LineCells.SheetCells {

		private String firstSheet = "";

		private String sheet = "";

		private @Nullable HeaderRow header;

		private boolean headerRead;

		private boolean anyHeader;

		private int rowsSeen;

		private int hiddenRows;

		private final MergedColumns merged = new MergedColumns();

		@Override
		public boolean sheet(String name, boolean hidden, List<MergedCells> areas) {
			endOfSheet();
			this.sheet = PersonalNumbers.redact(name);
			this.header = null;
			this.headerRead = false;
			this.rowsSeen = 0;
			this.hiddenRows = 0;
			this.merged.begin(areas);
			if (hidden) {
				note(this.sheet, 0, "SHEET_HIDDEN");
			}
			else if (this.firstSheet.isEmpty()) {
				this.firstSheet = this.sheet;
			}
			return !hidden;
		}

		@Override
		public boolean row(SheetRow row) {
			this.merged.pass(row);
			if (row.blank()) {
				return true;
			}
			this.rowsSeen++;
			Optional<HeaderRow> named = HeaderRow.of(row);
			if (this.header == null) {
				this.header = named.filter((found) -> this.rowsSeen <= HEADER_WITHIN).orElse(null);
				this.anyHeader |= this.header != null;
				return true;
			}
			if (!this.headerRead && this.header.goesOnIn(row)) {
				this.header = this.header.with(row);
				return true;
			}
			endOfHeader();
			if (named.isEmpty() && isLine(this.header, row)) {
				if (lines.size() + rowsBad >= MAX_ROWS) {
					faults.add(ImportFault.ofFile(FaultCode.FILE_TOO_MANY_ROWS, Integer.toString(MAX_ROWS)));
					return false;
				}
				this.hiddenRows += row.hidden() ? 1 : 0;
				line(new LineCells(this.sheet, this.header, row, this));
			}
			return true;
		}

		@Override
		public SheetCell above(int row, int column) {
			return this.merged.first(row, column);
		}

		void endOfSheet() {
			endOfHeader();
			if (this.hiddenRows > 0) {
				note(this.sheet, 0, "ROWS_HIDDEN", Integer.toString(this.hiddenRows));
			}
			if (this.rowsSeen > 0 && this.header == null && this.anyHeader) {
				note(this.sheet, 0, "SHEET_SKIPPED");
			}
			this.rowsSeen = 0;
			this.hiddenRows = 0;
		}

		private void endOfHeader() {
			HeaderRow found = this.header;
			if (found == null || this.headerRead) {
				return;
			}
			this.headerRead = true;
			found.missing()
				.forEach((column) -> faults.add(new ImportFault(this.sheet, 0, null, column.title(),
						FaultCode.COLUMN_MISSING, List.of(Integer.toString(found.number())))));
			found.doubled()
				.forEach((at, title) -> faults.add(
						new ImportFault(this.sheet, 0, SheetRow.letter(at), title, FaultCode.COLUMN_TWICE, List.of())));
			found.unknown()
				.forEach((at, title) -> notes.add(new ImportNote(this.sheet, found.number(), SheetRow.letter(at),
						PersonalNumbers.redact(title), "ledger.note.COLUMN_IGNORED", List.of())));
		}

		/** Whether a row is a line: blank ones, totals and signatures below are not. */
		private boolean isLine(HeaderRow columns, SheetRow row) {
			boolean anybody = !columns.cell(row, LedgerColumn.NAME).blank()
					|| !columns.cell(row, LedgerColumn.ID_NUMBER).blank()
					|| !columns.cell(row, LedgerColumn.PHONE).blank();
			String first = row.cells()
				.stream()
				.filter((cell) -> !cell.blank())
				.map((cell) -> cell.text().replaceAll("\\s+", ""))
				.findFirst()
				.orElse("");
			if (columns.cell(row, LedgerColumn.ID_NUMBER).blank() && TOTALS.matcher(first).matches()) {
				note(this.sheet, row.number(), "TOTALS_SKIPPED");
				return false;
			}
			if (!anybody && columns.columns()
				.keySet()
				.stream()
				.anyMatch((column) -> column.read() && !columns.cell(row, column).blank())) {
				note(this.sheet, row.number(), "ROW_WITHOUT_PERSON");
			}
			return anybody;
		}

	}

}
