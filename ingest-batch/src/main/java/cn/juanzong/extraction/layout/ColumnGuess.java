package cn.juanzong.extraction.layout;

import java.util.ArrayList;
import java.util.List;

import cn.juanzong.extraction.sheet.SheetColumn;
import org.jspecify.annotations.Nullable;

/**
 * What columns hold by their content, for pages that go on without headings, and for
 * columns whose heading nobody could read.
 */
final class ColumnGuess {

	private static final double MOST = 0.5;

	private ColumnGuess() {
	}

	static List<@Nullable SheetColumn> of(Columns columns, List<List<ReadCell>> rows) {
		List<@Nullable SheetColumn> guessed = new ArrayList<>();
		boolean named = false;
		for (int column = 0; column < columns.grid().columnCount(); column++) {
			int index = column;
			List<String> texts = rows.stream()
				.map((row) -> row.get(index).text().replaceAll("\\s", ""))
				.filter((text) -> !text.isEmpty())
				.toList();
			SheetColumn kind = guess(texts);
			if (kind == SheetColumn.NAME && named) {
				kind = SheetColumn.SIGNATURE;
			}
			named |= kind == SheetColumn.NAME;
			guessed.add(kind);
		}
		return guessed;
	}

	/**
	 * Fills in what a sheet must have and no heading names: under a seal, or called by a
	 * word that we do not know.
	 */
	static List<@Nullable SheetColumn> missing(Columns columns, List<List<ReadCell>> rows) {
		List<@Nullable SheetColumn> known = new ArrayList<>(columns.known());
		for (int column = 0; column < known.size(); column++) {
			int index = column;
			if (known.get(column) == null) {
				SheetColumn kind = guess(
						rows.stream().map((row) -> plain(row, index)).filter((text) -> !text.isEmpty()).toList());
				if (kind == SheetColumn.NAME && known.contains(SheetColumn.NAME)) {
					kind = repeats(rows, known.indexOf(SheetColumn.NAME), column) ? SheetColumn.SIGNATURE : null;
				}
				if (kind != null && kind != SheetColumn.ORDINAL && !known.contains(kind)) {
					known.set(column, kind);
				}
			}
		}
		return known;
	}

	/** Whether a column says the names once more, as signatures do. */
	private static boolean repeats(List<List<ReadCell>> rows, int names, int column) {
		long same = rows.stream()
			.filter((row) -> !plain(row, names).isEmpty() && plain(row, names).equals(plain(row, column)))
			.count();
		return same > 1 && 4 * same >= rows.size();
	}

	private static String plain(List<ReadCell> row, int column) {
		return row.get(column).text().replaceAll("\\s", "");
	}

	/** What stands in a column, by the texts in some or all of its cells. */
	static @Nullable SheetColumn guess(List<String> texts) {
		if (mostly(texts, "[0-9]{14,17}[0-9Xx]{1,2}")) {
			return SheetColumn.ID_NUMBER;
		}
		if (mostly(texts, "1[0-9]{9,11}")) {
			return SheetColumn.PHONE;
		}
		if (mostly(texts, "[0-9]{1,3}")) {
			return SheetColumn.ORDINAL;
		}
		if (mostly(texts, "[\\u4e00-\\u9fff·]{2,4}|[\\u4e00-\\u9fff]+[·•.・][\\u4e00-\\u9fff]+")) {
			return SheetColumn.NAME;
		}
		return null;
	}

	private static boolean mostly(List<String> texts, String pattern) {
		long matching = texts.stream().filter((text) -> text.matches(pattern)).count();
		return matching > 0 && matching >= MOST * texts.size();
	}

}
