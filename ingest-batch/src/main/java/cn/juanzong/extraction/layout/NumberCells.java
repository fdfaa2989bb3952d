package cn.juanzong.extraction.layout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import cn.juanzong.extraction.layout.picture.Area;
import cn.juanzong.extraction.ocr.Pixels;
import cn.juanzong.extraction.ocr.ReadText;
import cn.juanzong.extraction.ocr.Strip;
import cn.juanzong.extraction.ocr.TextEngine;
import cn.juanzong.extraction.sheet.SheetColumn;

/**
 * Reads the cells of a column of numbers. Printed digits can be read when they are
 * narrow, and sooner; of digits written by hand, uneven and close together, the
 * recogniser then swallows some of a run. So a few are tried, and where these cannot be
 * numbers the others are cut close, so that digits become large, and read wide. On a page
 * with much grain, which hides what parts two digits, all are read wide.
 */
final class NumberCells {

	/** Shows how a column is written. */
	private static final int TRIED = 4;

	private static final double NARROW = 0.85;

	private final TextEngine engine;

	private final Pixels page;

	private final SheetColumn kind;

	private final boolean grainy;

	private final List<Line> lines = new ArrayList<>();

	NumberCells(TextEngine engine, Pixels page, SheetColumn kind, boolean grainy) {
		this.engine = engine;
		this.page = page;
		this.kind = kind;
		this.grainy = grainy;
	}

	/**
	 * Adds a line of a cell.
	 * @param cell to which what is read is added
	 * @param ink its bounds
	 * @param around the same with room around it
	 */
	void add(ReadCell cell, Area ink, Area around) {
		this.lines.add(new Line(cell, ink, around));
	}

	/**
	 * Reads them.
	 * @return whether they were read wide
	 */
	boolean read() throws IOException {
		if (this.grainy) {
			read(this.lines, true);
			return true;
		}
		List<Line> tried = this.lines.subList(0, Math.min(TRIED, this.lines.size()));
		read(tried, false);
		long impossible = tried.stream().filter((line) -> !Numbers.plausible(this.kind, line.cell().text())).count();
		boolean byHand = 2 * impossible > tried.size();
		read(this.lines.subList(tried.size(), this.lines.size()), byHand);
		return byHand;
	}

	private void read(List<Line> some, boolean byHand) throws IOException {
		List<ReadText> read = this.engine.read(this.page,
				some.stream().map((line) -> byHand ? line.wide() : line.narrow()).toList());
		for (int i = 0; i < some.size(); i++) {
			some.get(i).cell().texts().add(Numbers.digits(this.kind, read.get(i)));
		}
	}

	/** A line of a cell. */
	private record Line(ReadCell cell, Area ink, Area around) {

		Strip narrow() {
			return new Strip(this.around.box(), NARROW);
		}

		Strip wide() {
			Area close = this.ink.grown(0.05 * this.ink.height(), 0.25 * this.ink.height());
			return new Strip(close.within(this.cell.area().grown(2, 2)).box(), Numbers.WIDE);
		}

	}

}
