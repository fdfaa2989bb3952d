package cn.juanzong.extraction.layout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import cn.juanzong.extraction.layout.cell.Ink;
import cn.juanzong.extraction.layout.cell.StruckOut;
import cn.juanzong.extraction.layout.picture.Area;
import cn.juanzong.extraction.layout.picture.Grain;
import cn.juanzong.extraction.layout.picture.Gray;
import cn.juanzong.extraction.layout.picture.RedInk;
import cn.juanzong.extraction.layout.picture.StraightPage;
import cn.juanzong.extraction.ocr.Pixels;
import cn.juanzong.extraction.ocr.ReadText;
import cn.juanzong.extraction.ocr.Strip;
import cn.juanzong.extraction.ocr.TextEngine;
import cn.juanzong.extraction.sheet.SheetColumn;

/**
 * Reads the cells below the headings: only those that are written on, each cut close
 * around its ink, all of a page together.
 */
final class CellReader {

	private static final double ABOVE = 0.2;

	private static final double BESIDE = 0.25;

	/** What is shorter is no number cut badly. */
	private static final int SHORTEST = 5;

	private static final int FEW = 6;

	/** So many cells show what stands in a column. */
	private static final int TRIED = 6;

	/** How wide a signature is read beside a name, which says whose it should be. */
	private static final double SIGNED = 0.75;

	private final TextEngine engine;

	private final StraightPage page;

	private final Gray gray;

	private final Columns columns;

	/** As the headings say; where there is none, as the cells do. */
	private final List<SheetColumn> kinds;

	private final RedInk red;

	private final Pixels bleached;

	private final Grain grain;

	/** The bleached page without grain; the same where there is little. */
	private final Pixels even;

	/** The bleached page. */
	private final Gray black;

	private final List<ReadText> texts = new ArrayList<>();

	/** The columns whose numbers were read wide. */
	private final Set<Integer> wide = new HashSet<>();

	CellReader(TextEngine engine, StraightPage page, Gray gray, RedInk red, Columns columns) {
		this.engine = engine;
		this.page = page;
		this.gray = gray;
		this.columns = columns;
		this.kinds = new ArrayList<>(columns.kinds());
		this.red = red;
		this.bleached = RedInk.bleached(page.pixels());
		this.grain = new Grain(this.bleached);
		this.even = this.grain.evened();
		this.black = Gray.withoutRed(this.bleached);
	}

	/** The rows below the headings, each with a cell for every column. */
	List<List<ReadCell>> read() throws IOException {
		Grid grid = this.columns.grid();
		List<List<ReadCell>> rows = new ArrayList<>();
		for (int row = this.columns.firstRow(); row < grid.rowCount(); row++) {
			List<ReadCell> cells = new ArrayList<>();
			for (int column = 0; column < grid.columnCount(); column++) {
				cells.add(look(grid.cell(row, column), kind(column)));
			}
			if (!written(cells)) {
				cells.replaceAll(this::unsealed);
			}
			rows.add(cells);
		}
		guessNumbers(rows);
		readTexts(rows);
		if (this.even != this.bleached) {
			namesAgain(rows);
		}
		readNumbers(rows);
		again(rows);
		rows.forEach((cells) -> cells.forEach((cell) -> this.texts.addAll(cell.texts())));
		return rows;
	}

	/**
	 * A few cells of a column without a heading say whether numbers stand in it, which
	 * are read in another way.
	 */
	private void guessNumbers(List<List<ReadCell>> rows) throws IOException {
		for (int column = 0; column < this.kinds.size(); column++) {
			int index = column;
			List<ReadCell> written = rows.stream()
				.map((cells) -> cells.get(index))
				.filter((cell) -> cell.ink().lines().size() == 1)
				.toList();
			int tries = Math.min(TRIED, written.size());
			if (this.columns.known().get(column) != null || tries == 0) {
				continue;
			}
			List<ReadCell> tried = IntStream.range(0, tries)
				.mapToObj((i) -> written.get((2 * i + 1) * written.size() / (2 * tries)))
				.toList();
			List<ReadText> read = this.engine.read(this.even,
					tried.stream()
						.map((cell) -> Strip.whole(around(cell.ink().lines().get(0), cell.area()).box()))
						.toList());
			SheetColumn kind = ColumnGuess.guess(read.stream().map(ReadText::text).toList());
			if (kind != null && Numbers.isNumber(kind)) {
				this.kinds.set(column, kind);
				rows.forEach((cells) -> cells.set(index, look(cells.get(index).area(), kind)));
			}
			else {
				IntStream.range(0, tries).forEach((i) -> tried.get(i).texts().add(read.get(i)));
			}
		}
	}

	private void readTexts(List<List<ReadCell>> rows) throws IOException {
		List<ReadCell> written = new ArrayList<>();
		List<Strip> strips = new ArrayList<>();
		for (List<ReadCell> cells : rows) {
			for (int column = 0; column < cells.size(); column++) {
				ReadCell cell = cells.get(column);
				double stretch = (kind(column) == SheetColumn.SIGNATURE && named(cells)) ? SIGNED : 1;
				boolean done = Numbers.isNumber(kind(column)) || !cell.texts().isEmpty();
				for (Area line : done ? List.<Area>of() : cell.ink().lines()) {
					written.add(cell);
					strips.add(new Strip(around(line, cell.area()).box(), stretch));
				}
			}
		}
		List<ReadText> read = this.engine.read(this.even, strips);
		for (int i = 0; i < read.size(); i++) {
			written.get(i).texts().add(read.get(i));
		}
	}

	private void namesAgain(List<List<ReadCell>> rows) throws IOException {
		NameReading reading = new NameReading(this.engine, this.bleached, this.grain.strength());
		for (List<ReadCell> cells : rows) {
			for (int column = 0; column < cells.size(); column++) {
				ReadCell cell = cells.get(column);
				if (kind(column) == SheetColumn.NAME && !cell.ink().lines().isEmpty()) {
					reading.add(cell, around(cell.ink().lines().get(0), cell.area()));
				}
			}
		}
		reading.read();
	}

	private boolean named(List<ReadCell> cells) {
		return IntStream.range(0, cells.size())
			.anyMatch((column) -> kind(column) == SheetColumn.NAME && cells.get(column).ink().bounds() != null);
	}

	private void readNumbers(List<List<ReadCell>> rows) throws IOException {
		for (int column = 0; column < this.kinds.size(); column++) {
			if (Numbers.isNumber(kind(column))) {
				NumberCells numbers = new NumberCells(this.engine, this.even, kind(column), this.even != this.bleached);
				for (List<ReadCell> cells : rows) {
					ReadCell cell = cells.get(column);
					cell.ink().lines().forEach((line) -> numbers.add(cell, line, around(line, cell.area())));
				}
				if (numbers.read()) {
					this.wide.add(column);
				}
			}
		}
	}

	private SheetColumn kind(int column) {
		return this.kinds.get(column);
	}

	private ReadCell look(Area area, SheetColumn kind) {
		double letter = this.columns.grid().letter();
		Ink ink = ink(this.black, area, kind, letter);
		Area bounds = ink.bounds();
		boolean marked = bounds == null && !this.red.isOfSeal(area)
				&& (this.red.marks(area) || ink(this.gray, area, kind, letter).bounds() != null);
		// letters of a signature are joined by the hand that wrote them
		boolean struck = kind != SheetColumn.SIGNATURE && struck(area, ink.lines(), letter);
		return new ReadCell(area, ink, marked, struck, (bounds != null) ? Ink.hash(this.black, bounds) : 0,
				new ArrayList<>());
	}

	private static Ink ink(Gray page, Area area, SheetColumn kind, double letter) {
		if (kind == SheetColumn.SIGNATURE) {
			return Ink.ofSignature(page, area, letter);
		}
		return Numbers.isNumber(kind) ? Ink.ofDigits(page, area, letter) : Ink.in(page, area, letter);
	}

	private boolean struck(Area area, List<Area> lines, double letter) {
		return StruckOut.any(this.black, lines, letter)
				|| lines.stream().anyMatch((line) -> this.red.strikes(line, letter)) && !this.red.isOfSeal(area);
	}

	/** Whether more than an ordinal is written in a row. */
	private boolean written(List<ReadCell> cells) {
		return IntStream.range(0, cells.size())
			.anyMatch((column) -> kind(column) != SheetColumn.ORDINAL && cells.get(column).ink().bounds() != null);
	}

	/** Where nobody is named, what a seal left is no mark of anybody. */
	private ReadCell unsealed(ReadCell cell) {
		boolean marked = cell.marked() && this.red.marks(cell.area());
		return new ReadCell(cell.area(), cell.ink(), marked, cell.struck(), cell.hash(), cell.texts());
	}

	private Area around(Area line, Area cell) {
		double letter = this.columns.grid().letter();
		double height = Math.max(line.height(), 0.75 * letter);
		double middle = line.centreY();
		return new Area(line.left() - BESIDE * height, middle - height * (0.5 + ABOVE), line.right() + BESIDE * height,
				middle + height * (0.5 + ABOVE))
			.within(cell.grown(2, 2));
	}

	/**
	 * Numbers that cannot be any, or were read with doubt, are read once more in other
	 * ways. Where many are such, the page is written by hand: then only what a check
	 * digit does not bear out, and only for as long as that helps.
	 */
	private void again(List<List<ReadCell>> rows) throws IOException {
		SecondReading reading = new SecondReading(this.engine, this.page.pixels(), this.bleached, this.even);
		int numbers = 0;
		for (List<ReadCell> cells : rows) {
			for (int column = 0; column < cells.size(); column++) {
				ReadCell cell = cells.get(column);
				if (Numbers.isNumber(kind(column)) && cell.text().length() >= SHORTEST) {
					numbers++;
					reading.add(cell, kind(column), this.wide.contains(column));
				}
			}
		}
		if (reading.byHand()) {
			reading.readDigits();
		}
		reading.read(Math.max(FEW, numbers / 4));
	}

	/** All that was read. */
	List<ReadText> texts() {
		return this.texts;
	}

}
