package cn.juanzong.extraction.layout.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Finds ruled lines that run from left to right, leaning by two degrees at most: thin,
 * dark, and long. The page is looked at in upright strips, in each of which a line is
 * nearly level; what is seen in one strip after the other at about the same height is one
 * line.
 */
public final class RuledLines {

	/** Strokes of writing are shorter than this. */
	private static final int RUN = 26;

	private static final int GAP = 2;

	/** How far above and below a line the paper must be bright again. */
	private static final int CLEAR = 8;

	private static final int BACKGROUND = 15;

	private static final double SEEN = 0.55;

	private static final int STRIPS_MISSED = 4;

	private static final int FEWEST = 4;

	private final Gray page;

	private final int strip;

	private RuledLines(Gray page) {
		this.page = page;
		this.strip = Math.max(44, page.width() / 30);
	}

	/**
	 * Finds the lines from left to right.
	 * @param page nearly straight
	 * @return the lines from top to bottom
	 */
	public static List<RuledLine> level(Gray page) {
		return new RuledLines(page).find();
	}

	/**
	 * Finds the lines from top to bottom.
	 * @param page nearly straight
	 * @return the lines from left to right, coordinates swapped
	 */
	public static List<RuledLine> upright(Gray page) {
		return level(page.transposed());
	}

	private List<RuledLine> find() {
		boolean[] dark = runs();
		List<RuledLine> open = new ArrayList<>();
		List<RuledLine> lines = new ArrayList<>();
		for (int left = 0; left + this.strip <= this.page.width(); left += this.strip) {
			double x = left + this.strip / 2.0;
			for (double y : seen(dark, left)) {
				RuledLine line = nearest(open, x, y);
				if (line == null) {
					line = new RuledLine();
					open.add(line);
					lines.add(line);
				}
				line.add(x, y);
			}
			open.removeIf((line) -> x - line.end() > STRIPS_MISSED * this.strip);
		}
		return joined(lines.stream()
			.filter((line) -> line.size() >= FEWEST && line.size() >= 0.5 * (line.length() / this.strip + 1))
			.sorted(Comparator.comparingDouble(RuledLine::middle))
			.toList());
	}

	private @Nullable RuledLine nearest(List<RuledLine> open, double x, double y) {
		RuledLine best = null;
		double least = 5;
		for (RuledLine line : open) {
			double steps = (x - line.end()) / this.strip;
			double expected = (line.size() >= 3) ? line.fitted(x) : line.at(line.end());
			double off = Math.abs(expected - y) - steps;
			if (steps > 0.5 && off < least) {
				least = off;
				best = line;
			}
		}
		return best;
	}

	/** Pieces of one line that was interrupted. */
	private static List<RuledLine> joined(List<RuledLine> lines) {
		List<RuledLine> joined = new ArrayList<>();
		for (RuledLine line : lines) {
			RuledLine same = joined.stream()
				.filter((other) -> (other.end() < line.start() || line.end() < other.start())
						&& Math.abs(other.fitted(line.start()) - line.at(line.start())) < 5
						&& Math.abs(line.fitted(other.end()) - other.at(other.end())) < 5)
				.findFirst()
				.orElse(null);
			if (same != null) {
				same.addAll(line);
			}
			else {
				joined.add(line);
			}
		}
		joined.sort(Comparator.comparingDouble(RuledLine::middle));
		return joined;
	}

	/** Heights in a strip at which a line passes. */
	private List<Double> seen(boolean[] dark, int left) {
		int height = this.page.height();
		int width = this.page.width();
		int[] covered = new int[height];
		for (int y = 1; y < height - 1; y++) {
			int count = 0;
			int row = y * width;
			for (int x = left; x < left + this.strip; x++) {
				if (dark[row + x] || dark[row - width + x] || dark[row + width + x]) {
					count++;
				}
			}
			covered[y] = count;
		}
		List<Double> heights = new ArrayList<>();
		int least = (int) (SEEN * this.strip);
		for (int y = 1; y < height - 1; y++) {
			if (covered[y] >= least) {
				int end = y;
				double weighted = 0;
				double sum = 0;
				while (end < height - 1 && covered[end] >= least) {
					weighted += (double) covered[end] * end;
					sum += covered[end];
					end++;
				}
				if (end - y <= 14) {
					heights.add(weighted / sum);
				}
				y = end;
			}
		}
		return heights;
	}

	/** Pixels in long dark thin runs. */
	private boolean[] runs() {
		int width = this.page.width();
		int height = this.page.height();
		short[] smooth = along();
		boolean[] runs = new boolean[width * height];
		int[] column = new int[width];
		for (int y = 0; y < Math.min(height, BACKGROUND); y++) {
			add(column, smooth, y, 1);
		}
		for (int y = 0; y < height; y++) {
			if (y + BACKGROUND < height) {
				add(column, smooth, y + BACKGROUND, 1);
			}
			if (y - BACKGROUND - 1 >= 0) {
				add(column, smooth, y - BACKGROUND - 1, -1);
			}
			int rows = Math.min(height - 1, y + BACKGROUND) - Math.max(0, y - BACKGROUND) + 1;
			int above = Math.max(0, y - CLEAR) * width;
			int below = Math.min(height - 1, y + CLEAR) * width;
			int row = y * width;
			int start = -1;
			int last = -1;
			for (int x = 0; x <= width; x++) {
				boolean dark = false;
				if (x < width) {
					int value = smooth[row + x];
					int paper = column[x] / rows;
					int depth = paper - value;
					dark = depth > Math.max(7, paper / 18)
							&& Math.min(smooth[above + x], smooth[below + x]) - value > depth / 2;
				}
				if (dark) {
					start = (start < 0) ? x : start;
					last = x;
				}
				else if (start >= 0 && (x == width || x - last > GAP)) {
					if (last - start + 1 >= RUN) {
						Arrays.fill(runs, row + start, row + last + 1, true);
					}
					start = -1;
				}
			}
		}
		return runs;
	}

	private void add(int[] column, short[] values, int y, int sign) {
		int row = y * this.page.width();
		for (int x = 0; x < column.length; x++) {
			column[x] += sign * values[row + x];
		}
	}

	/** Means over five pixels along the line's direction: takes grain away, not lines. */
	private short[] along() {
		int width = this.page.width();
		short[] smooth = new short[width * this.page.height()];
		for (int y = 0; y < this.page.height(); y++) {
			int row = y * width;
			int sum = 0;
			for (int x = -2; x < width; x++) {
				sum += this.page.values()[row + Math.min(width - 1, x + 2)];
				sum -= (x - 3 >= 0) ? this.page.values()[row + x - 3] : 0;
				if (x >= 0) {
					smooth[row + x] = (short) (sum / Math.min(5, x + 3));
				}
			}
		}
		return smooth;
	}

}
