package cn.juanzong.extraction.layout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import cn.juanzong.extraction.layout.HeaderWords.Heading;
import cn.juanzong.extraction.layout.picture.Area;
import cn.juanzong.extraction.layout.picture.Edge;
import cn.juanzong.extraction.layout.picture.Gray;
import cn.juanzong.extraction.layout.picture.StraightPage;
import cn.juanzong.extraction.layout.ruling.ColumnGap;
import cn.juanzong.extraction.ocr.ReadText;
import cn.juanzong.extraction.ocr.Strip;
import cn.juanzong.extraction.ocr.TextEngine;
import cn.juanzong.extraction.ocr.TurnedBox;
import cn.juanzong.extraction.sheet.HalfDay;
import cn.juanzong.extraction.sheet.SheetColumn;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands around a table and finds the row that heads its columns.
 */
final class ColumnReader {

	/** A heading stands among the first rows or nowhere. */
	private static final int ROWS = 7;

	/** A page number is in so many pieces at most. */
	private static final int FOOT = 3;

	private static final Pattern PAGE_NUMBER = Pattern.compile("第\\s*[0-9一二三四五六七八九十]{1,3}\\s*[页頁]");

	/** Headings of two columns are further apart, in heights of a letter. */
	private static final double APART = 3.5;

	private final TextEngine engine;

	private final StraightPage page;

	private Grid grid;

	private final StandingHeadings standing;

	ColumnReader(TextEngine engine, StraightPage page, Gray gray, Grid grid) {
		this.engine = engine;
		this.page = page;
		this.grid = grid;
		this.standing = new StandingHeadings(engine, page.pixels(), gray, grid);
	}

	Columns read() throws IOException {
		cutFoot();
		List<ReadText> around = new ArrayList<>(texts(-1));
		List<ReadText> before = new ArrayList<>();
		for (int row = 0; row < Math.min(ROWS, this.grid.rowCount()); row++) {
			List<ReadText> texts = texts(row);
			List<String> words = said(texts);
			if (!HeaderWords.isHeader(words)) {
				List<ReadText> upright = this.standing.read(row);
				texts = HeaderWords.isHeader(said(upright)) ? upright : texts;
				words = said(texts);
			}
			if (HeaderWords.isHeader(words)) {
				around.addAll(before);
				return headed(row, texts, around);
			}
			if (words.stream().anyMatch((word) -> word.replaceAll("\\D", "").length() > 9)) {
				break;
			}
			before.addAll(texts);
		}
		List<@Nullable SheetColumn> unknown = new ArrayList<>(Collections.nCopies(this.grid.columnCount(), null));
		List<@Nullable HalfDay> halves = new ArrayList<>(Collections.nCopies(this.grid.columnCount(), null));
		return new Columns(this.grid, 0, false, unknown, halves, List.of(), around);
	}

	/**
	 * A page number below the table is no row of it: it would be cut by the columns, and
	 * with it what tells that pages are missing.
	 */
	private void cutFoot() throws IOException {
		int last = this.grid.rowCount() - 1;
		long pieces = this.page.boxes()
			.stream()
			.filter((box) -> this.grid.rowAt(box.centreX(), box.centreY()) == last)
			.count();
		List<ReadText> texts = (pieces > 0 && pieces <= FOOT) ? texts(last) : List.of();
		if (last > 1 && texts.stream().anyMatch((text) -> PAGE_NUMBER.matcher(text.text()).find())) {
			this.grid = new Grid(this.grid.rows().subList(0, last + 1), this.grid.columns(), this.grid.letter());
		}
	}

	private List<ReadText> texts(int row) throws IOException {
		List<Strip> strips = this.page.boxes()
			.stream()
			.filter((box) -> this.grid.rowAt(box.centreX(), box.centreY()) == row)
			.map(Strip::whole)
			.toList();
		return strips.isEmpty() ? List.of()
				: this.engine.read(this.page.pixels(), strips)
					.stream()
					.filter((text) -> !text.text().isBlank() && text.confidence() > 0.4)
					.toList();
	}

	private static List<String> said(List<ReadText> texts) {
		return texts.stream().map(ReadText::text).toList();
	}

	private Columns headed(int row, List<ReadText> texts, List<ReadText> around) throws IOException {
		List<ReadText> below = below(row + 1);
		List<ReadText> all = new ArrayList<>(below);
		all.addAll(texts);
		List<Placed> headings = all.stream().flatMap((text) -> placed(text).stream()).toList();
		int first = below.isEmpty() ? row + 1 : row + 2;
		Grid table = parted(first, headings);
		@Nullable SheetColumn[] kinds = new @Nullable SheetColumn[table.columnCount()];
		@Nullable HalfDay[] halves = new @Nullable HalfDay[kinds.length];
		for (Placed placed : headings) {
			int column = nearest(table, placed.x(), placed.y());
			if (kinds[column] == null || hides(kinds[column], placed.heading().column())) {
				kinds[column] = placed.heading().column();
				halves[column] = placed.heading().halfDay();
			}
		}
		return new Columns(table, first, true, Arrays.asList(kinds), Arrays.asList(halves), all, around);
	}

	/**
	 * Whether a number would be lost in a column of another kind that could not be parted
	 * from its own: then it would be compared with nothing.
	 */
	private static boolean hides(SheetColumn kind, SheetColumn number) {
		return Numbers.isNumber(number) && switch (kind) {
			case ORDINAL, ORGANIZATION, REMARK, OTHER -> true;
			case NAME, ID_NUMBER, PHONE, SIGNATURE -> false;
		};
	}

	/** The grid with a column for each heading, where rows are written so. */
	private Grid parted(int firstRow, List<Placed> headings) {
		List<Edge> edges = new ArrayList<>(this.grid.columns().subList(0, 1));
		for (int column = 0; column < this.grid.columnCount(); column++) {
			int index = column;
			List<Placed> over = headings.stream()
				.filter((each) -> this.grid.columnAt(each.x(), each.y()) == index)
				.sorted(Comparator.comparingDouble(Placed::x))
				.toList();
			ColumnGap gap = new ColumnGap((over.size() > 1) ? pieces(firstRow, column) : List.of());
			for (int i = 0; i + 1 < over.size(); i++) {
				if (over.get(i).heading().column() != over.get(i + 1).heading().column()
						&& over.get(i + 1).x() - over.get(i).x() > APART * this.grid.letter()) {
					gap.between(over.get(i).x(), over.get(i + 1).x()).ifPresent((x) -> edges.add(Edge.straight(x)));
				}
			}
			edges.add(this.grid.columns().get(column + 1));
		}
		return new Grid(this.grid.rows(), edges, this.grid.letter());
	}

	private List<List<Area>> pieces(int firstRow, int column) {
		return IntStream.range(firstRow, this.grid.rowCount())
			.mapToObj((row) -> this.page.boxes()
				.stream()
				.filter((box) -> this.grid.rowAt(box.centreX(), box.centreY()) == row
						&& this.grid.columnAt(box.centreX(), box.centreY()) == column)
				.map(Area::of)
				.toList())
			.toList();
	}

	private static List<Placed> placed(ReadText text) {
		TurnedBox box = text.box();
		return HeaderWords.in(text.text()).stream().map((heading) -> {
			double share = (heading.start() + heading.end()) / 2.0 / heading.of();
			return new Placed(heading, box.centreX() - box.width() / 2 + share * box.width(), box.centreY());
		}).toList();
	}

	/** A second row of headings, under one that spans several columns. */
	private List<ReadText> below(int row) throws IOException {
		List<ReadText> texts = (row < this.grid.rowCount()) ? texts(row) : List.of();
		return texts.stream().allMatch((text) -> !HeaderWords.in(text.text()).isEmpty()) ? texts : List.of();
	}

	private static int nearest(Grid grid, double x, double y) {
		int column = grid.columnAt(x, y);
		if (column >= 0) {
			return column;
		}
		return (x < grid.columns().get(0).at(y)) ? 0 : grid.columnCount() - 1;
	}

	/**
	 * A heading where it stands.
	 *
	 * @param heading what it says
	 * @param x its middle
	 * @param y its middle
	 */
	private record Placed(Heading heading, double x, double y) {

	}

}
