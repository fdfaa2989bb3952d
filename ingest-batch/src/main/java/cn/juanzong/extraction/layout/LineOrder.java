package cn.juanzong.extraction.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import cn.juanzong.extraction.layout.picture.Area;
import cn.juanzong.extraction.layout.picture.Median;
import cn.juanzong.extraction.sheet.HalfDay;
import cn.juanzong.extraction.sheet.SheetCell;
import cn.juanzong.extraction.sheet.SheetColumn;
import cn.juanzong.extraction.sheet.SheetLine;
import org.jspecify.annotations.Nullable;

/**
 * Makes people's lines of the rows of a table: one for each person in a row, without the
 * rows that close a table.
 */
final class LineOrder {

	private static final Pattern CLOSING = Pattern
		.compile("合计|总计|共计|主办|承办|负责人|盖章|班主任|填表|审核|注[:：]|备注[:：]|实到|应到|单位[:：(（]|日期[:：]");

	/** Heads the people of a group or a village within a table. */
	private static final Pattern GROUP = Pattern
		.compile("第[一二三四五六七八九十0-9]{1,3}[组批片].*|.*[(（]共?[0-9]{1,3}[人名户].?|.*小计.*");

	/** A heading over all columns is cut by them into as many pieces. */
	private static final int PIECES = 3;

	/** No writing fills so much of a cell. */
	private static final double DARK = 0.5;

	/** The height of a row differs by less. */
	private static final double UNLIKE = 1.0 / 3;

	/** How sure the reader can be of what was struck out at most. */
	private static final double STRUCK = 0.5;

	private static final Pattern ORDINAL = Pattern.compile("[0-9]{1,3}[.、]?");

	private final Columns columns;

	private final List<List<ReadCell>> rows;

	private final int width;

	private final int height;

	LineOrder(Columns columns, List<List<ReadCell>> rows, int width, int height) {
		double usual = Median.of(rows.stream().mapToDouble((row) -> row.get(0).area().height())).orElse(0);
		this.rows = rows.stream()
			.filter((row) -> !closes(row.stream().map(ReadCell::text).toList()) && !outside(row))
			.filter((row) -> !unlike(row, usual))
			.toList();
		this.columns = columns
			.with(columns.headed() ? ColumnGuess.missing(columns, this.rows) : ColumnGuess.of(columns, this.rows))
			.completed();
		this.width = width;
		this.height = height;
	}

	/**
	 * Whether a row is none of a person. What has an ordinal in front or a number of a
	 * person in it is one, whatever its remarks say.
	 * @param row the texts of its cells, as far as anything was read
	 */
	static boolean closes(List<String> row) {
		List<String> texts = row.stream().filter((text) -> !text.isEmpty()).toList();
		return HeaderWords.isHeader(texts) || (CLOSING.matcher(String.join(" ", texts)).find() || headsGroup(texts))
				&& !ORDINAL.matcher(texts.get(0)).matches()
				&& texts.stream().noneMatch((text) -> text.matches("[0-9Xx]{11,18}"));
	}

	/**
	 * Whether there is more dark than light and nothing to read: the table has ended, and
	 * the desk begins.
	 */
	private static boolean outside(List<ReadCell> row) {
		long dark = row.stream().filter((cell) -> cell.ink().share() > DARK).count();
		return 2 * dark > row.size() && row.stream().allMatch((cell) -> cell.text().length() < 2);
	}

	/**
	 * Whether nothing can be read and it is no row of the table by its height: what lies
	 * between the table and something else.
	 */
	private static boolean unlike(List<ReadCell> row, double usual) {
		return Math.abs(row.get(0).area().height() - usual) > UNLIKE * usual
				&& row.stream().allMatch((cell) -> cell.text().length() < 2);
	}

	private static boolean headsGroup(List<String> texts) {
		return !texts.isEmpty() && texts.size() <= PIECES && GROUP.matcher(String.join("", texts)).matches();
	}

	Columns columns() {
		return this.columns;
	}

	List<SheetLine> lines() {
		List<int[]> people = this.columns.people();
		List<SheetLine> lines = new ArrayList<>();
		if (people.size() > 1 && acrossFirst(people)) {
			for (List<ReadCell> row : this.rows) {
				people.forEach((part) -> lines.add(line(lines.size() + 1, row, part)));
			}
		}
		else {
			for (int[] part : people) {
				this.rows.forEach((row) -> lines.add(line(lines.size() + 1, row, part)));
			}
		}
		return lines;
	}

	/** Whether the second person in a row is the next one after the first. */
	private boolean acrossFirst(List<int[]> people) {
		for (List<ReadCell> row : this.rows) {
			OptionalInt first = ordinal(row, people.get(0));
			OptionalInt second = ordinal(row, people.get(1));
			if (first.isPresent() && second.isPresent()) {
				return second.getAsInt() == first.getAsInt() + 1;
			}
		}
		return false;
	}

	private OptionalInt ordinal(List<ReadCell> row, int[] part) {
		for (int column = part[0]; column < part[1]; column++) {
			String text = row.get(column).text();
			if (this.columns.known().get(column) == SheetColumn.ORDINAL && text.matches("[0-9]{1,3}")) {
				return OptionalInt.of(Integer.parseInt(text));
			}
		}
		return OptionalInt.empty();
	}

	private SheetLine line(int number, List<ReadCell> row, int[] part) {
		List<SheetCell> cells = new ArrayList<>();
		Area area = row.get(part[0]).area();
		double most = struck(row, part) ? STRUCK : 1;
		for (int column = part[0]; column < part[1]; column++) {
			ReadCell cell = row.get(column);
			area = area.with(cell.area());
			SheetColumn kind = this.columns.kinds().get(column);
			@Nullable HalfDay half = this.columns.halves().get(column);
			cells.add(new SheetCell(kind, half, cell.area().fractionOf(this.width, this.height), cell.text(),
					Math.min(most, cell.confidence()), Math.round(cell.ink().share() * 1e4) / 1e4, cell.inked(),
					cell.hash(), cell.lattice()));
		}
		return new SheetLine(number, area.fractionOf(this.width, this.height), cells);
	}

	/**
	 * Whether a person was struck out: a stroke through the name, or through a number, is
	 * meant for all of the line.
	 */
	private boolean struck(List<ReadCell> row, int[] part) {
		return IntStream.range(part[0], part[1]).anyMatch((column) -> {
			SheetColumn kind = this.columns.kinds().get(column);
			return (kind == SheetColumn.NAME || Numbers.isNumber(kind)) && row.get(column).struck();
		});
	}

}
