package cn.juanzong.extraction.layout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import cn.juanzong.extraction.layout.picture.Area;
import cn.juanzong.extraction.layout.picture.Gray;
import cn.juanzong.extraction.layout.picture.Homography;
import cn.juanzong.extraction.layout.picture.PaperColour;
import cn.juanzong.extraction.layout.picture.RedInk;
import cn.juanzong.extraction.layout.picture.StraightPage;
import cn.juanzong.extraction.layout.picture.Straightening;
import cn.juanzong.extraction.layout.ruling.DigitBoxes;
import cn.juanzong.extraction.layout.ruling.PaperBend;
import cn.juanzong.extraction.ocr.Pixels;
import cn.juanzong.extraction.ocr.ReadText;
import cn.juanzong.extraction.ocr.Strip;
import cn.juanzong.extraction.ocr.TextEngine;
import cn.juanzong.extraction.ocr.TurnedBox;
import cn.juanzong.extraction.sheet.HalfDay;
import cn.juanzong.extraction.sheet.SheetLine;
import cn.juanzong.extraction.sheet.SheetPage;

/**
 * Reads the picture of a sign-in sheet: straight, then rows and columns, then what heads
 * the columns, then cell by cell.
 */
public final class SheetReader {

	/** Raised whenever the same picture is read into other lines. */
	private static final String LAYOUT = "lines-9";

	/** Where writing is looked for; cells are read from the full page. */
	private static final int FINDING_SIDE = 1_152;

	/** Lines without a heading that make a page a sheet. */
	private static final int ENOUGH = 3;

	/**
	 * Lines that are bent far are seen in part only, and better once they are less so.
	 */
	private static final int BENT = 3;

	/** Of what is written in a table, so much is in it still once the page is level. */
	private static final double KEPT = 0.9;

	private static final int TRIED_FOR_TURN = 4;

	private static final double SURE = 0.85;

	private final TextEngine engine;

	public SheetReader(TextEngine engine) {
		this.engine = engine;
	}

	/**
	 * The version that pages carry.
	 * @param engine the recogniser's version
	 * @return both versions
	 */
	public static String version(String engine) {
		return engine + "/" + LAYOUT;
	}

	/**
	 * Reads a page.
	 * @param picture in any position
	 * @param number the page of the document
	 * @return its lines, and all that was read
	 * @throws IOException if the engine fails
	 */
	public SheetReading read(Pixels picture, int number) throws IOException {
		Found found = level(Found.on(PaperColour
			.without(upright(new Straightening(picture, this.engine.find(picture, FINDING_SIDE)).straighten()))));
		StraightPage page = found.page();
		Optional<Grid> grid = found.grid();
		if (grid.isEmpty()) {
			return new SheetReading(null, page.pixels(), back(page, readAll(page)));
		}
		DigitBoxes boxes = new DigitBoxes(grid.get().rows(), grid.get().columns(), grid.get().letter());
		Grid table = new Grid(grid.get().rows(), boxes.joined(), grid.get().letter());
		StraightPage unboxed = boxes.any() ? boxes.without(page) : page;
		Columns columns = new ColumnReader(this.engine, unboxed, found.gray(), table).read();
		Gray plain = boxes.any() ? Gray.withoutRed(unboxed.pixels()) : found.gray();
		CellReader cells = new CellReader(this.engine, unboxed, plain, found.red(), columns);
		LineOrder order = new LineOrder(columns, cells.read(), page.pixels().width(), page.pixels().height());
		List<SheetLine> lines = order.lines();
		boolean sheet = columns.headed() || lines.stream().filter(SheetLine::filled).count() >= ENOUGH;
		List<ReadText> texts = new ArrayList<>(columns.around());
		texts.addAll(columns.headings());
		texts.addAll(cells.texts());
		return new SheetReading(sheet ? page(page, order.columns(), lines, number) : null, page.pixels(),
				back(page, texts));
	}

	/**
	 * The page without its bend, if it has one: first by its writing, then by its lines,
	 * and not where the table would lose what is written in it.
	 */
	private static Found level(Found page) {
		int width = page.page().pixels().width();
		Found level = page;
		PaperBend bend = PaperBend.ofWriting(page.page().boxes(), width);
		for (int i = 0; i < BENT; i++) {
			Found flatter = flatter(level, bend, level.letter());
			if (i > 0 && flatter == level) {
				break;
			}
			level = flatter;
			bend = PaperBend.ofLines(level.grid().map(Grid::rows).orElse(List.of()), width);
		}
		return level;
	}

	/** The page without a bend, or as it is if there is none or writing would be lost. */
	private static Found flatter(Found page, PaperBend bend, double letter) {
		if (!bend.bent(letter)) {
			return page;
		}
		Found flatter = Found.on(bend.straightened(page.page()));
		return (flatter.written() >= KEPT * page.written()) ? flatter : page;
	}

	private SheetPage page(StraightPage page, Columns columns, List<SheetLine> lines, int number) {
		SurroundingTexts around = new SurroundingTexts(page.pixels(), columns.around());
		HalfDay halfDay = columns.halfDay();
		return new SheetPage(number, page.pixels().width(), page.pixels().height(), around.number(), around.total(),
				halfDay, columns.kinds(), around.texts(), lines, version(this.engine.version()));
	}

	/** Writing on its head is read with little confidence. */
	private StraightPage upright(StraightPage page) throws IOException {
		List<TurnedBox> samples = page.boxes()
			.stream()
			.filter((box) -> box.width() > 3 * box.height() && box.width() < 14 * box.height())
			.sorted((a, b) -> Double.compare(b.height(), a.height()))
			.limit(TRIED_FOR_TURN)
			.toList();
		double asItIs = confidence(page, samples);
		if (samples.isEmpty() || asItIs > SURE) {
			return page;
		}
		StraightPage turned = page.headDown();
		List<TurnedBox> same = samples.stream()
			.map((box) -> StraightPage.mapped(box,
					Homography.scale(-1, -1, page.pixels().width(), page.pixels().height())))
			.toList();
		return (confidence(turned, same) > asItIs + 0.05) ? turned : page;
	}

	private double confidence(StraightPage page, List<TurnedBox> boxes) throws IOException {
		return this.engine.read(page.pixels(), boxes.stream().map(Strip::whole).toList())
			.stream()
			.mapToDouble((text) -> (text.text().length() < 2) ? 0 : text.confidence())
			.average()
			.orElse(0);
	}

	private List<ReadText> readAll(StraightPage page) throws IOException {
		return this.engine.read(page.pixels(), page.boxes().stream().map(Strip::whole).toList());
	}

	/** The texts where they stand on the picture. */
	private static List<ReadText> back(StraightPage page, List<ReadText> texts) {
		return texts.stream()
			.map((text) -> new ReadText(StraightPage.mapped(text.box(), page.toOriginal()), text.text(),
					text.confidence(), text.lattice()))
			.toList();
	}

	/**
	 * A page and the table found on it.
	 *
	 * @param page the page
	 * @param gray the same without red
	 * @param red the red on it
	 * @param grid the table, if there is any
	 * @param written how many pieces of writing are in it
	 */
	private record Found(StraightPage page, Gray gray, RedInk red, Optional<Grid> grid, long written) {

		/** The height of a line of writing; where no table was seen, by the boxes. */
		double letter() {
			return this.grid.map(Grid::letter)
				.orElseGet(() -> GridFinder.letter(this.page.boxes().stream().map(Area::of).toList()));
		}

		static Found on(StraightPage page) {
			Gray gray = Gray.withoutRed(page.pixels());
			RedInk red = new RedInk(page.pixels());
			List<Area> writing = page.boxes().stream().map(Area::of).filter((area) -> !red.fills(area, gray)).toList();
			Optional<Grid> grid = new GridFinder(gray, writing).find();
			long written = grid.map((table) -> writing.stream().filter(table::holds).count()).orElse(0L);
			return new Found(page, gray, red, grid, written);
		}

	}

}
