package cn.juanzong.ledger.intake;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import cn.juanzong.ledger.sheet.SheetCell;
import cn.juanzong.ledger.sheet.SheetRow;
import org.jspecify.annotations.Nullable;

/**
 * The row that names the columns.
 *
 * @param number its row
 * @param columns where each known column stands, from 0
 * @param headers what stands over it
 * @param doubled places of columns that were named already
 * @param unknown places of columns nobody knows
 */
record HeaderRow(int number, Map<LedgerColumn, Integer> columns, Map<LedgerColumn, String> headers,
		Map<Integer, String> doubled, Map<Integer, String> unknown) {

	private static final Set<LedgerColumn> TELLING = Set.of(LedgerColumn.NAME, LedgerColumn.ID_NUMBER,
			LedgerColumn.PHONE, LedgerColumn.CONTENT);

	private static final Pattern NUMBER = Pattern.compile("\\d{4}");

	/**
	 * Takes a row for the header if it names at least two of the four required columns.
	 */
	static Optional<HeaderRow> of(SheetRow row) {
		Map<LedgerColumn, Integer> columns = new EnumMap<>(LedgerColumn.class);
		Map<LedgerColumn, String> headers = new EnumMap<>(LedgerColumn.class);
		Map<Integer, String> doubled = new TreeMap<>();
		Map<Integer, String> unknown = new TreeMap<>();
		for (int i = 0; i < row.cells().size(); i++) {
			SheetCell cell = row.cell(i);
			if (cell.blank()) {
				continue;
			}
			LedgerColumn column = LedgerColumn.of(cell.text()).orElse(null);
			if (column == null) {
				unknown.put(i, cell.text().strip());
			}
			else if (columns.putIfAbsent(column, i) == null) {
				headers.put(column, cell.text().strip());
			}
			else if (column.read()) {
				doubled.put(i, cell.text().strip());
			}
		}
		return (columns.keySet().stream().filter(TELLING::contains).count() >= 2)
				? Optional.of(new HeaderRow(row.number(), columns, headers, doubled, unknown)) : Optional.empty();
	}

	/**
	 * Whether the row below it is still part of it, as where one title stands over
	 * several columns: it names a column, and neither a person nor a number.
	 */
	boolean goesOnIn(SheetRow row) {
		SheetCell name = cell(row, LedgerColumn.NAME);
		return row.number() == this.number + 1 && (name.blank() || names(name))
				&& row.cells().stream().anyMatch(HeaderRow::names)
				&& row.cells().stream().noneMatch((cell) -> NUMBER.matcher(cell.text()).find());
	}

	private static boolean names(SheetCell cell) {
		return !cell.blank() && LedgerColumn.of(cell.text()).isPresent();
	}

	/** The same header with its lower row, which is the more exact one. */
	HeaderRow with(SheetRow lower) {
		HeaderRow all = new HeaderRow(lower.number(), new EnumMap<>(this.columns), new EnumMap<>(this.headers),
				new TreeMap<>(this.doubled), new TreeMap<>(this.unknown));
		Set<LedgerColumn> named = EnumSet.noneOf(LedgerColumn.class);
		for (int i = 0; i < lower.cells().size(); i++) {
			String title = lower.cell(i).text().strip();
			LedgerColumn column = LedgerColumn.of(title).orElse(null);
			if (column != null) {
				all.unknown.remove(i);
				if (named.add(column)) {
					all.columns.put(column, i);
					all.headers.put(column, title);
				}
				else if (column.read()) {
					all.doubled.put(i, title);
				}
			}
			else if (!title.isEmpty() && !all.columns.containsValue(i)) {
				all.unknown.put(i, title);
			}
		}
		return all;
	}

	List<LedgerColumn> missing() {
		return Arrays.stream(LedgerColumn.values())
			.filter((column) -> column.required() && !this.columns.containsKey(column))
			.toList();
	}

	/** The cell of a column, empty if the sheet lacks it. */
	SheetCell cell(SheetRow row, LedgerColumn column) {
		Integer at = this.columns.get(column);
		return (at != null) ? row.cell(at) : SheetCell.EMPTY;
	}

	@Nullable String letter(LedgerColumn column) {
		Integer at = this.columns.get(column);
		return (at != null) ? SheetRow.letter(at) : null;
	}

	@Nullable String header(LedgerColumn column) {
		return this.headers.get(column);
	}

}
