package cn.juanzong.extraction.layout;

import java.util.ArrayList;
import java.util.List;

import cn.juanzong.extraction.layout.DrawnSheet.Person;
import cn.juanzong.extraction.sheet.SheetCell;
import cn.juanzong.extraction.sheet.SheetColumn;
import cn.juanzong.extraction.sheet.SheetLine;
import cn.juanzong.extraction.sheet.SheetPage;
import org.jspecify.annotations.Nullable;

/** Compares what was read with what was drawn. */
final class SheetScore {

	int people;

	int rows;

	int names;

	int nameCells;

	int ids;

	int idCells;

	int phones;

	int phoneCells;

	int signatures;

	int invented;

	final List<String> wrong = new ArrayList<>();

	/**
	 * A line counts as found where its person's line is expected and any field says so.
	 */
	void add(List<Person> drawn, @Nullable SheetPage page) {
		this.people += drawn.size();
		List<SheetLine> lines = (page != null) ? page.filledLines() : List.of();
		boolean ids = page != null && page.columns().contains(SheetColumn.ID_NUMBER);
		boolean phones = page != null && page.columns().contains(SheetColumn.PHONE);
		this.invented += Math.max(0, lines.size() - drawn.size());
		int from = 0;
		for (Person person : drawn) {
			int at = find(person, lines, from);
			SheetLine line = (at >= 0) ? lines.get(at) : null;
			from = (at >= 0) ? at + 1 : from;
			this.rows += (line != null) ? 1 : 0;
			this.signatures += (line != null && line.signed() == person.signed()) ? 1 : 0;
			this.names += field(line, SheetColumn.NAME, person.name());
			this.nameCells++;
			if (ids || page == null) {
				this.ids += field(line, SheetColumn.ID_NUMBER, person.idNumber());
				this.idCells++;
			}
			if (phones || page == null) {
				this.phones += field(line, SheetColumn.PHONE, person.phone());
				this.phoneCells++;
			}
		}
	}

	private int field(@Nullable SheetLine line, SheetColumn column, String expected) {
		String read = (line == null) ? "" : line.cell(column).map(SheetCell::text).orElse("");
		boolean right = plain(read).equals(plain(expected));
		if (!right) {
			this.wrong.add(column + " " + expected + " read as " + read);
		}
		return right ? 1 : 0;
	}

	private static String plain(String text) {
		return text.replaceAll("[\\s·•.・．]", "");
	}

	/** The next line that resembles the person in any field. */
	private static int find(Person person, List<SheetLine> lines, int from) {
		for (int i = from; i < Math.min(lines.size(), from + 4); i++) {
			for (SheetCell cell : lines.get(i).cells()) {
				String text = plain(cell.text());
				String expected = switch (cell.column()) {
					case NAME, SIGNATURE -> plain(person.name());
					case ID_NUMBER -> person.idNumber();
					case PHONE -> person.phone();
					default -> "";
				};
				if (!expected.isEmpty() && !text.isEmpty() && distance(text, expected) <= expected.length() / 3) {
					return i;
				}
			}
		}
		return -1;
	}

	static int distance(String a, String b) {
		int[] before = new int[b.length() + 1];
		for (int j = 0; j <= b.length(); j++) {
			before[j] = j;
		}
		for (int i = 1; i <= a.length(); i++) {
			int[] now = new int[b.length() + 1];
			now[0] = i;
			for (int j = 1; j <= b.length(); j++) {
				now[j] = Math.min(Math.min(now[j - 1], before[j]) + 1,
						before[j - 1] + ((a.charAt(i - 1) == b.charAt(j - 1)) ? 0 : 1));
			}
			before = now;
		}
		return before[b.length()];
	}

}
