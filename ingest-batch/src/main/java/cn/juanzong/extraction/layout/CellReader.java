package cn.juanzong.extraction.layout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import cn.juanzong.extraction.layout.picture.Area;
import cn.juanzong.extraction.layout.picture.Gray;
import cn.juanzong.extraction.layout.picture.Ink;
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

	/** Keeps runs of one digit apart. */
	private static final double STRETCH = 1.35;

	private final TextEngine engine;

	private final StraightPage page;

	private final Gray gray;

	private final Columns columns;

	private final RedInk red;

	private final Pixels bleached;

	private final List<ReadText> texts = new ArrayList<>();

	CellReader(TextEngine engine, StraightPage page, Gray gray, RedInk red, Columns columns) {
		this.engine = engine;
		this.page = page;
		this.gray = gray;
		this.columns = columns;
		this.red = red;
		this.bleached = RedInk.bleached(page.pixels());
	}

	/** The rows below the headings, each with a cell for every column. */
	List<List<ReadCell>> read() throws IOException {
		Grid grid = this.columns.grid();
		List<List<ReadCell>> rows = new ArrayList<>();
		List<ReadCell> written = new ArrayList<>();
		List<Strip> strips = new ArrayList<>();
		for (int row = this.columns.firstRow(); row < grid.rowCount(); row++) {
			List<ReadCell> cells = new ArrayList<>();
			for (int column = 0; column < grid.columnCount(); column++) {
				ReadCell cell = look(grid.cell(row, column));
				cells.add(cell);
				for (Area line : cell.ink().lines()) {
					written.add(cell);
					strips.add(new Strip(around(line, cell.area()).box(), Numbers.stretch(kind(column))));
				}
			}
			rows.add(cells);
		}
		List<ReadText> read = this.engine.read(this.bleached, strips);
		for (int i = 0; i < read.size(); i++) {
			written.get(i).texts().add(read.get(i));
		}
		again(rows);
		rows.forEach((cells) -> cells.forEach((cell) -> this.texts.addAll(cell.texts())));
		return rows;
	}

	private SheetColumn kind(int column) {
		return this.columns.kinds().get(column);
	}

	private ReadCell look(Area area) {
		Ink ink = Ink.in(this.gray, area, this.columns.grid().letter());
		Area bounds = ink.bounds();
		boolean marked = bounds == null && this.red.marks(area);
		return new ReadCell(area, ink, marked, (bounds != null) ? Ink.hash(this.gray, bounds) : 0, new ArrayList<>());
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
	 * Numbers that cannot be any are read once more, cut in two other ways. Where most
	 * are such, the page is written by hand, and another cut would not help.
	 */
	private void again(List<List<ReadCell>> rows) throws IOException {
		List<ReadCell> doubtful = new ArrayList<>();
		List<SheetColumn> kinds = new ArrayList<>();
		int numbers = 0;
		for (List<ReadCell> cells : rows) {
			for (int column = 0; column < cells.size(); column++) {
				ReadCell cell = cells.get(column);
				if (Numbers.isNumber(kind(column)) && cell.text().length() >= SHORTEST) {
					numbers++;
					if (!Numbers.plausible(kind(column), cell.text())) {
						doubtful.add(cell);
						kinds.add(kind(column));
					}
				}
			}
		}
		if (doubtful.size() <= Math.max(FEW, numbers / 4)) {
			secondReading(doubtful, kinds);
		}
	}

	private void secondReading(List<ReadCell> cells, List<SheetColumn> kinds) throws IOException {
		List<Strip> strips = new ArrayList<>();
		for (ReadCell cell : cells) {
			Area bounds = cell.ink().lines().get(0);
			double height = bounds.height();
			strips.add(new Strip(bounds.grown(0.2 * height, 0.3 * height).within(cell.area()).box(), STRETCH));
			strips.add(Strip.whole(bounds.grown(0.08 * height, 0.15 * height).box()));
		}
		List<ReadText> others = this.engine.read(this.bleached, strips);
		for (int i = 0; i < cells.size(); i++) {
			ReadCell cell = cells.get(i);
			SheetColumn kind = kinds.get(i);
			others.subList(2 * i, 2 * i + 2)
				.stream()
				.filter((text) -> Numbers.plausible(kind, text.text()))
				.max(Comparator.comparingDouble(ReadText::confidence))
				.ifPresent((text) -> {
					cell.texts().clear();
					cell.texts().add(text);
				});
		}
	}

	/** All that was read. */
	List<ReadText> texts() {
		return this.texts;
	}

}
