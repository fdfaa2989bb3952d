package cn.juanzong.extraction.layout.ruling;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import cn.juanzong.extraction.layout.picture.Area;
import cn.juanzong.extraction.layout.picture.Median;
import cn.juanzong.extraction.layout.picture.RuledLine;

/**
 * Tells the level lines of a table from others that are as long: a pen's stroke that
 * strikes a whole row out, and what is seen beside the paper, its edge or the grain of a
 * desk.
 */
public final class TableLines {

	/** Further apart, in rows, two lines with nothing between them are of no table. */
	private static final int FAR = 5;

	/** There is nothing between two lines if there are fewer pieces of writing. */
	private static final int FEW = 5;

	/** Two rows in the place of one are lower than so many. */
	private static final double ONE_ROW = 1.3;

	/** How far from the middle of a piece a stroke through it is, in its heights. */
	private static final double THROUGH = 0.4;

	/** The share of its length along which a stroke runs through writing. */
	private static final double WRITTEN = 0.2;

	private final List<Area> writing;

	private final double letter;

	/**
	 * Looks at what is written on a page.
	 * @param writing where
	 * @param letter the height of a line of writing
	 */
	public TableLines(List<Area> writing, double letter) {
		this.writing = writing;
		this.letter = letter;
	}

	/**
	 * Leaves the others out.
	 * @param lines from top to bottom
	 * @return those of the table
	 */
	public List<RuledLine> of(List<RuledLine> lines) {
		if (lines.size() < 4) {
			return lines;
		}
		double usual = Median
			.of(IntStream.range(1, lines.size()).mapToDouble((i) -> gap(lines.get(i - 1), lines.get(i))))
			.orElseThrow();
		return withoutStrokes(together(lines, usual), usual);
	}

	/** Of lines with much room between them, those around most of what is written. */
	private List<RuledLine> together(List<RuledLine> lines, double usual) {
		List<RuledLine> most = List.of();
		long written = -1;
		int start = 0;
		for (int i = 1; i <= lines.size(); i++) {
			if (i == lines.size() || gap(lines.get(i - 1), lines.get(i)) > FAR * usual
					&& between(lines.get(i - 1), lines.get(i)) < FEW) {
				long here = (i - start > 1) ? between(lines.get(start), lines.get(i - 1)) : 0;
				if (here > written) {
					most = lines.subList(start, i);
					written = here;
				}
				start = i;
			}
		}
		return most;
	}

	private long between(RuledLine top, RuledLine bottom) {
		return this.writing.stream()
			.filter((area) -> area.centreY() > top.at(area.centreX()) && area.centreY() < bottom.at(area.centreX()))
			.count();
	}

	private List<RuledLine> withoutStrokes(List<RuledLine> lines, double usual) {
		List<RuledLine> kept = new ArrayList<>();
		for (int i = 0; i < lines.size(); i++) {
			boolean within = !kept.isEmpty() && i + 1 < lines.size()
					&& gap(kept.get(kept.size() - 1), lines.get(i + 1)) < ONE_ROW * usual;
			if (!within || !throughWriting(lines.get(i))) {
				kept.add(lines.get(i));
			}
		}
		return kept;
	}

	/** Whether a line that parts what is as high as one row runs through writing. */
	private boolean throughWriting(RuledLine line) {
		return line.through(this.writing, 2 * this.letter, THROUGH) > WRITTEN * line.length();
	}

	private static double gap(RuledLine top, RuledLine bottom) {
		double middle = (Math.max(top.start(), bottom.start()) + Math.min(top.end(), bottom.end())) / 2;
		return bottom.at(middle) - top.at(middle);
	}

}
