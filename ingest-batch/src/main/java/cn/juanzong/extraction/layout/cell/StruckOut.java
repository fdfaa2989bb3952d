package cn.juanzong.extraction.layout.cell;

import java.util.Arrays;
import java.util.List;

import cn.juanzong.extraction.layout.picture.Area;
import cn.juanzong.extraction.layout.picture.Gray;

/**
 * Whether somebody struck a line of writing out: a pen's stroke runs level, or nearly so,
 * through the middle of it, or through a name from corner to corner. Where characters are
 * parted the paper is white; a stroke crosses it, and that tells it from the strokes of
 * characters. What is underlined, and what a ruled line touches, is crossed at its rim.
 */
public final class StruckOut {

	/** The share of the width of writing that a stroke runs through at least. */
	private static final double ALONG = 0.92;

	/** How far from a straight line a hand may wander, in heights of a letter. */
	private static final double WANDER = 0.12;

	/** Half as thick as a stroke may look, in heights of a letter. */
	private static final double THICK = 0.24;

	/** Where on the height of writing the middle of a stroke is, from either side. */
	private static final double MIDDLE = 0.3;

	/** The same of its ends. */
	private static final double END = 0.12;

	/** A stroke rises or falls by so much of its length at most. */
	private static final double SLOPE = 0.105;

	/** The same through a name, which a hand may cross from corner to corner. */
	private static final double SLOPE_OF_NAME = 0.4;

	/** What is not wider may be a name, in heights of a letter. */
	private static final double NAME = 4.5;

	/** The share of the width of writing that stands above, and below, a stroke. */
	private static final double BESIDE = 0.2;

	/** One character and what belongs to it is narrower, in heights of a letter. */
	private static final double ONE = 1.5;

	/** One gap in so many heights of a letter must be crossed. */
	private static final double GAP_IN = 2.5;

	/** How dark a stroke is where it is lightest, as a share of ink's darkness. */
	private static final double UNBROKEN = 0.55;

	/** Writing stands out by so much. */
	private static final int LEAST_DEPTH = 30;

	/** The share of what is around writing that is darker than the paper. */
	private static final double PAPER = 0.7;

	/** The share that is as dark as ink. */
	private static final double INK = 0.03;

	private final Gray page;

	private final double letter;

	private final int left;

	private final int top;

	private final int width;

	private final int height;

	/** How far a stroke's ink is from its middle at most. */
	private final int thick;

	private int paper;

	private int ink;

	/** Half as dark as writing. */
	private int dark;

	/** Whether there is ink near a place, by columns. */
	private final boolean[][] near;

	private final int[] highest;

	private final int[] lowest;

	private StruckOut(Gray page, Area line, double letter) {
		this.page = page;
		this.letter = letter;
		this.left = (int) Math.max(0, line.left());
		this.top = (int) Math.max(0, line.top());
		this.width = Math.max(0, (int) Math.min(page.width(), line.right()) - this.left);
		this.height = Math.max(0, (int) Math.min(page.height(), line.bottom()) - this.top);
		this.thick = (int) Math.round(THICK * letter);
		this.near = new boolean[this.width][this.height];
		this.highest = new int[this.width];
		this.lowest = new int[this.width];
	}

	/**
	 * Whether any line of a cell is struck out.
	 * @param page without red
	 * @param lines each close around what is written
	 * @param letter the height of a line of writing
	 */
	public static boolean any(Gray page, List<Area> lines, double letter) {
		return lines.stream().anyMatch((line) -> is(page, line, letter));
	}

	private static boolean is(Gray page, Area line, double letter) {
		StruckOut out = new StruckOut(page, line, letter);
		return out.width > ONE * letter && out.height > 2 * out.thick && out.seesInk() && out.struck();
	}

	private boolean seesInk() {
		int[] histogram = new int[256];
		for (int y = 0; y < this.height; y++) {
			for (int x = 0; x < this.width; x++) {
				histogram[Math.max(0, Math.min(255, at(x, y)))]++;
			}
		}
		this.paper = darker(histogram, PAPER);
		this.ink = darker(histogram, INK);
		this.dark = (this.paper + this.ink) / 2;
		int wander = (int) Math.round(WANDER * this.letter);
		for (int x = 0; x < this.width; x++) {
			this.highest[x] = this.height;
			this.lowest[x] = -1;
			for (int y = 0; y < this.height; y++) {
				if (at(x, y) <= this.dark) {
					this.highest[x] = Math.min(this.highest[x], y);
					this.lowest[x] = y;
					Arrays.fill(this.near[x], Math.max(0, y - wander), Math.min(this.height, y + wander + 1), true);
				}
			}
		}
		return this.paper - this.ink >= LEAST_DEPTH;
	}

	/** The brightness than which a share of all is darker. */
	private int darker(int[] histogram, double share) {
		int value = 0;
		for (int count = histogram[0]; count < share * this.width * this.height; count += histogram[value]) {
			value++;
		}
		return value;
	}

	private int at(int x, int y) {
		return this.page.at(this.left + x, this.top + y);
	}

	private boolean struck() {
		int first = 0;
		int last = this.width - 1;
		while (first < this.width && !tall(first)) {
			first++;
		}
		while (last > first && !tall(last)) {
			last--;
		}
		int length = last - first + 1;
		int empty = 0;
		for (int x = first; x <= last; x++) {
			empty += (this.lowest[x] < 0) ? 1 : 0;
		}
		// most writing shows so that nothing runs through it
		if (length < ONE * this.letter || empty > (1 - ALONG) * length) {
			return false;
		}
		double slope = (length <= NAME * this.letter) ? SLOPE_OF_NAME : SLOPE;
		int from = (int) Math.ceil(END * this.height);
		int to = (int) ((1 - END) * this.height);
		for (int start = from; start <= to; start++) {
			for (int end = from; end <= to; end++) {
				double middle = (start + end) / 2.0 / this.height;
				if (middle >= MIDDLE && middle <= 1 - MIDDLE && Math.abs(end - start) <= slope * length
						&& runs(first, last, start, end) && unbroken(first, last, start, end)) {
					return true;
				}
			}
		}
		return false;
	}

	/** Whether no stroke alone is as high. */
	private boolean tall(int x) {
		return this.lowest[x] - this.highest[x] > 2 * this.thick;
	}

	/** Whether a stroke runs from one height to another. */
	private boolean runs(int first, int last, int start, int end) {
		int length = last - first + 1;
		int missed = 0;
		int gap = 0;
		int gaps = 0;
		int missedInGaps = 0;
		int inGaps = 0;
		int above = 0;
		int below = 0;
		for (int x = first; x <= last && missed <= (1 - ALONG) * length; x++) {
			int y = start + (int) Math.round((double) (end - start) * (x - first) / (length - 1));
			boolean crossed = this.near[x][y];
			boolean over = this.highest[x] < y - this.thick;
			boolean under = this.lowest[x] > y + this.thick;
			missed += crossed ? 0 : 1;
			above += over ? 1 : 0;
			below += under ? 1 : 0;
			if (over || under) {
				gap = 0;
			}
			else {
				gap = crossed ? gap + 1 : 0;
				gaps += (gap == 2) ? 1 : 0;
				inGaps++;
				missedInGaps += crossed ? 0 : 1;
			}
		}
		return missed <= (1 - ALONG) * length && missedInGaps <= (1 - ALONG) * inGaps
				&& gaps >= Math.max(1, (int) (length / (GAP_IN * this.letter))) && above >= BESIDE * length
				&& below >= BESIDE * length;
	}

	/**
	 * Whether ink can be followed from one end to the other. Where a blurred scan lets
	 * level strokes of two characters touch, it is lighter than a pen would leave it.
	 */
	private boolean unbroken(int first, int last, int start, int end) {
		int wander = (int) Math.round(WANDER * this.letter);
		int length = last - first + 1;
		int ends = (int) Math.round((1 - ALONG) / 2 * length);
		// by rows: the lightest place on the darkest way so far
		double[] ways = new double[this.height + 2];
		Arrays.fill(ways, 1);
		for (int x = first + ends; x <= last - ends; x++) {
			int y = start + (int) Math.round((double) (end - start) * (x - first) / (length - 1));
			double[] next = new double[this.height + 2];
			for (int row = Math.max(0, y - wander); row <= Math.min(this.height - 1, y + wander); row++) {
				double way = Math.max(ways[row + 1], Math.max(ways[row], ways[row + 2]));
				next[row + 1] = Math.min(way, (this.paper - at(x, row)) / (double) (this.paper - this.ink));
			}
			ways = next;
		}
		return Arrays.stream(ways).max().orElse(0) >= UNBROKEN;
	}

}
