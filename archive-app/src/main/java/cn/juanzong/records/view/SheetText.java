package cn.juanzong.records.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The text of a spreadsheet page as rows and cells, to be shown as a table: cells are
 * parted by tabs.
 *
 * @param rows the rows that are shown
 * @param more how many rows are not
 */
record SheetText(List<List<String>> rows, int more) {

	private static final int MOST_ROWS = 300;

	private static final int MOST_CELLS = 60;

	/** Whether files of this type are tables. */
	static boolean isSheet(String mediaType) {
		return mediaType.contains("spreadsheet") || mediaType.contains("excel") || mediaType.equals("text/csv");
	}

	static SheetText of(String text) {
		List<String> lines = text.lines().filter((line) -> !line.isBlank()).toList();
		boolean indented = lines.stream()
			.filter((line) -> line.contains("\t"))
			.allMatch((line) -> line.startsWith("\t"));
		List<List<String>> rows = new ArrayList<>();
		for (String line : lines.subList(0, Math.min(MOST_ROWS, lines.size()))) {
			String cells = (indented && line.startsWith("\t")) ? line.substring(1) : line;
			rows.add(Arrays.stream(cells.split("\t")).limit(MOST_CELLS).map(String::strip).toList());
		}
		return new SheetText(rows, lines.size() - rows.size());
	}

	/** The number of cells of the widest row. */
	public int width() {
		return this.rows.stream().mapToInt(List::size).max().orElse(1);
	}

}
