package cn.juanzong.extraction.layout.cell;

import java.util.Arrays;

import cn.juanzong.extraction.layout.picture.Gray;

/**
 * A hard shadow in a cell, as of the hand that held the telephone: darker than the paper
 * beside it, but wider than any stroke, reaching in from outside, and not nearly as dark
 * as ink. What is written beneath it is darker again.
 */
final class Shade {

	/** No stroke of a pen fills a square of this side, in heights of a letter. */
	private static final double SIDE = 0.4;

	/** A shadow that reaches in does so along as much, in heights of a letter. */
	private static final double MOUTH = 0.8;

	/** A shadow leaves at least this share of the brightness of the paper. */
	private static final double LEFT = 0.4;

	private final Gray page;

	private final int left;

	private final int top;

	private final double letter;

	/**
	 * Looks at a cell.
	 * @param page without red
	 * @param left of the cell
	 * @param top of the cell
	 * @param letter the height of a line of writing
	 */
	Shade(Gray page, int left, int top, double letter) {
		this.page = page;
		this.left = left;
		this.top = top;
		this.letter = letter;
	}

	/**
	 * Takes the shadow away and leaves what is written beneath it.
	 * @param dark what is darker than the paper of the cell, by rows
	 */
	void lift(boolean[][] dark) {
		boolean[][] shade = opened(dark, (int) Math.max(5, Math.round(SIDE * this.letter)));
		int[] brightness = new int[256];
		int[] around = new int[256];
		for (int y = 0; y < dark.length; y++) {
			for (int x = 0; x < dark[y].length; x++) {
				if (shade[y][x]) {
					brightness[at(x, y)]++;
				}
				else if (!dark[y][x]) {
					around[at(x, y)]++;
				}
			}
		}
		int paper = Ink.paper(brightness);
		if (mouth(shade) < MOUTH * this.letter || paper < LEFT * Ink.paper(around)) {
			return;
		}
		int limit = Ink.limit(paper);
		int edge = (int) Math.max(2, this.letter / 8);
		boolean[][] all = grown(shade, edge);
		for (int y = 0; y < dark.length; y++) {
			for (int x = 0; x < dark[y].length; x++) {
				dark[y][x] &= !all[y][x] || at(x, y) < limit;
			}
		}
	}

	private int at(int x, int y) {
		return Math.max(0, Math.min(255, this.page.at(this.left + x, this.top + y)));
	}

	/** Along how many pixels of the rim. */
	private static int mouth(boolean[][] shade) {
		int last = shade.length - 1;
		int right = shade[0].length - 1;
		int along = 0;
		for (int x = 0; x <= right; x++) {
			along += (shade[0][x] ? 1 : 0) + (shade[last][x] ? 1 : 0);
		}
		for (int y = 0; y <= last; y++) {
			along += (shade[y][0] ? 1 : 0) + (shade[y][right] ? 1 : 0);
		}
		return along;
	}

	/**
	 * What is left if all is taken that no square of a side fits into; beyond its rim the
	 * cell goes on as it is there.
	 */
	private static boolean[][] opened(boolean[][] dark, int side) {
		int height = dark.length + 2 * side;
		int width = dark[0].length + 2 * side;
		int[][] sum = new int[height + 1][width + 1];
		for (int y = 0; y < height; y++) {
			boolean[] row = dark[Math.max(0, Math.min(dark.length - 1, y - side))];
			for (int x = 0; x < width; x++) {
				boolean one = row[Math.max(0, Math.min(row.length - 1, x - side))];
				sum[y + 1][x + 1] = sum[y][x + 1] + sum[y + 1][x] - sum[y][x] + (one ? 1 : 0);
			}
		}
		boolean[][] open = new boolean[height][width];
		for (int y = 0; y + side <= height; y++) {
			for (int x = 0; x + side <= width; x++) {
				int filled = sum[y + side][x + side] - sum[y][x + side] - sum[y + side][x] + sum[y][x];
				for (int row = y; filled == side * side && row < y + side; row++) {
					Arrays.fill(open[row], x, x + side, true);
				}
			}
		}
		return Arrays.stream(open, side, height - side)
			.map((row) -> Arrays.copyOfRange(row, side, width - side))
			.toArray(boolean[][]::new);
	}

	private static boolean[][] grown(boolean[][] shade, int by) {
		int height = shade.length;
		int width = shade[0].length;
		boolean[][] grown = new boolean[height][width];
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				for (int row = Math.max(0, y - by); shade[y][x] && row <= Math.min(height - 1, y + by); row++) {
					Arrays.fill(grown[row], Math.max(0, x - by), Math.min(width, x + by + 1), true);
				}
			}
		}
		return grown;
	}

}
