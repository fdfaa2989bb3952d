package cn.juanzong.extraction.layout.ruling;

import java.util.ArrayList;
import java.util.List;

import cn.juanzong.extraction.layout.picture.Edge;
import cn.juanzong.extraction.layout.picture.StraightPage;
import cn.juanzong.extraction.ocr.Pixels;

/**
 * Boxes for single digits: many narrow columns of one width beside each other are one
 * column of numbers, to be read as if there were no lines in it.
 */
public final class DigitBoxes {

	/** The shortest number written so has eleven digits, of which some lines may fail. */
	private static final int LEAST = 8;

	/** A box is narrower than so many heights of a letter. */
	private static final double NARROW = 2;

	/** No box is wider than another by more. */
	private static final double ALIKE = 1.5;

	/** How far from its middle a line's ink reaches at most, in heights of a letter. */
	private static final double LINE = 0.12;

	private final List<Edge> columns;

	private final Edge top;

	private final Edge bottom;

	private final double letter;

	/** The edges between two boxes. */
	private final List<Edge> inner = new ArrayList<>();

	/**
	 * Looks at a table.
	 * @param rows the edges of its rows from top to bottom
	 * @param columns the edges of its columns from left to right
	 * @param letter the height of a line of writing
	 */
	public DigitBoxes(List<Edge> rows, List<Edge> columns, double letter) {
		this.columns = columns;
		this.top = rows.get(0);
		this.bottom = rows.get(rows.size() - 1);
		this.letter = letter;
		for (int start = 0; start + LEAST < columns.size();) {
			int end = start + 1;
			while (end < columns.size() && alike(start, end)) {
				end++;
			}
			if (end - 1 - start >= LEAST) {
				this.inner.addAll(columns.subList(start + 1, end - 1));
			}
			start = Math.max(start + 1, end - 1);
		}
	}

	/** Whether all columns from one edge to another are boxes. */
	private boolean alike(int start, int end) {
		double first = width(start);
		double last = width(end - 1);
		return Math.max(first, last) < NARROW * this.letter && Math.max(first, last) < ALIKE * Math.min(first, last);
	}

	private double width(int column) {
		double middle = (this.top.at(0) + this.bottom.at(0)) / 2;
		return this.columns.get(column + 1).at(middle) - this.columns.get(column).at(middle);
	}

	/** Whether there are any. */
	public boolean any() {
		return !this.inner.isEmpty();
	}

	/** The edges of the columns, with one column for all boxes of a number. */
	public List<Edge> joined() {
		return this.columns.stream().filter((edge) -> !this.inner.contains(edge)).toList();
	}

	/** The page with paper where there was a line between two boxes. */
	public StraightPage without(StraightPage page) {
		Pixels pixels = page.pixels();
		int[] rgb = pixels.rgb().clone();
		int half = (int) Math.max(3, LINE * this.letter);
		for (Edge edge : this.inner) {
			double x = edge.at(pixels.height() / 2.0);
			int top = (int) Math.max(0, this.top.at(x) - half);
			int bottom = (int) Math.min(pixels.height() - 1, this.bottom.at(x) + half);
			for (int y = top; y <= bottom; y++) {
				int middle = (int) Math.round(edge.at(y));
				int left = Math.max(0, middle - half);
				int right = Math.min(pixels.width() - 1, middle + half);
				int row = y * pixels.width();
				for (int at = left + 1; at < right; at++) {
					rgb[row + at] = Pixels.between(pixels.rgb()[row + left], pixels.rgb()[row + right],
							(at - left) * 256 / (right - left));
				}
			}
		}
		return new StraightPage(new Pixels(pixels.width(), pixels.height(), rgb), page.toOriginal(), page.boxes());
	}

}
