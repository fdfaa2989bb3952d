package cn.juanzong.extraction.layout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import cn.juanzong.extraction.layout.picture.Area;
import cn.juanzong.extraction.layout.picture.Patches;
import cn.juanzong.extraction.ocr.Pixels;
import cn.juanzong.extraction.ocr.ReadText;
import cn.juanzong.extraction.ocr.Strip;
import cn.juanzong.extraction.ocr.TextEngine;
import cn.juanzong.extraction.sheet.Lattice;

/**
 * Looks again at names that may as well say something else, on a page with much grain,
 * which makes one character of another. The grain of each is taken off by itself; both
 * looks together say how probable a name is.
 */
final class NameReading {

	/** What is at least so probable as a whole is in no doubt. */
	private static final double SURE = Math.log(0.9);

	private final TextEngine engine;

	private final Pixels page;

	private final double grain;

	private final List<Doubtful> doubtful = new ArrayList<>();

	/**
	 * Made for one page.
	 * @param page with its grain
	 * @param grain how strong that is
	 */
	NameReading(TextEngine engine, Pixels page, double grain) {
		this.engine = engine;
		this.page = page;
		this.grain = grain;
	}

	/**
	 * Adds a name, if it is in doubt and stands in one line.
	 * @param line the line, with room around it
	 */
	void add(ReadCell cell, Area line) {
		if (cell.texts().size() == 1 && cell.lattice().logProbability(cell.text()) < SURE) {
			this.doubtful.add(new Doubtful(cell, line));
		}
	}

	/** Reads them. */
	void read() throws IOException {
		for (Doubtful each : this.doubtful) {
			Pixels cut = Patches.mixed(cut(each.line()), this.grain);
			Strip whole = Strip.whole(new Area(0, 0, cut.width(), cut.height()).box());
			List<ReadText> texts = each.cell().texts();
			texts.set(0, together(texts.get(0), this.engine.read(cut, List.of(whole)).get(0)));
		}
	}

	private static ReadText together(ReadText one, ReadText other) {
		Lattice both = one.lattice().also(other.lattice());
		boolean likelier = both.logProbability(other.text()) > both.logProbability(one.text());
		return new ReadText(one.box(), likelier ? other.text() : one.text(),
				likelier ? other.confidence() : one.confidence(), both);
	}

	private Pixels cut(Area line) {
		Area within = line.within(new Area(0, 0, this.page.width(), this.page.height()));
		int left = (int) within.left();
		int top = (int) within.top();
		int width = Math.max(1, (int) Math.ceil(within.right()) - left);
		int height = Math.max(1, (int) Math.ceil(within.bottom()) - top);
		int[] rgb = new int[width * height];
		for (int y = 0; y < height; y++) {
			System.arraycopy(this.page.rgb(), (top + y) * this.page.width() + left, rgb, y * width, width);
		}
		return new Pixels(width, height, rgb);
	}

	/** A name in doubt, and its line. */
	private record Doubtful(ReadCell cell, Area line) {

	}

}
