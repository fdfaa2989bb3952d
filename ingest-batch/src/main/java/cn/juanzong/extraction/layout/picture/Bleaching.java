package cn.juanzong.extraction.layout.picture;

import cn.juanzong.extraction.ocr.Pixels;
import org.jspecify.annotations.Nullable;

/**
 * Takes red ink off a page and leaves what is written beneath it. A seal is fainter in
 * one place and darker in another, and light falls unevenly: what counts as paper, and as
 * paper under red ink, is taken from the surroundings of each pixel.
 */
final class Bleaching {

	/** The side of a square whose pixels are looked at together, with its neighbours. */
	private static final int SQUARE = 64;

	/**
	 * Compressed pictures keep colours coarsely: red reaches so far beyond its strokes.
	 */
	private static final int RIM = 2;

	/** By how much red must stand out where the paper is white. */
	private static final int RED = 30;

	/** Less than this is grain, however dim the page. */
	private static final int LEAST_RED = 12;

	private static final double PAPER = 0.75;

	private static final double UNDER_RED = 0.5;

	/** The share of the paper's brightness by which red ink itself varies. */
	private static final double UNEVEN = 0.1;

	/** Black beneath red is paler than black. */
	private static final double DARKER = 2.2;

	private final Pixels page;

	private final int across;

	private final int down;

	/** Of each square the brightness of paper: red, green, blue. */
	private final int[][] paper;

	Bleaching(Pixels page) {
		this.page = page;
		this.across = (page.width() + SQUARE - 1) / SQUARE;
		this.down = (page.height() + SQUARE - 1) / SQUARE;
		this.paper = new int[][] { level(16, null, PAPER), level(8, null, PAPER), level(0, null, PAPER) };
	}

	Pixels bleach() {
		boolean[] red = new boolean[this.page.rgb().length];
		boolean any = false;
		for (int y = 0, i = 0; y < this.page.height(); y++) {
			for (int x = 0; x < this.page.width(); x++, i++) {
				red[i] = red(this.page.rgb()[i], square(x, y));
				any |= red[i];
			}
		}
		return any ? bleached(red) : this.page;
	}

	private boolean red(int rgb, int square) {
		int red = rgb >> 16 & 0xff;
		int green = rgb >> 8 & 0xff;
		int blue = rgb & 0xff;
		if (red - Math.max(green, blue) <= LEAST_RED) {
			return false;
		}
		return red * 255 / this.paper[0][square]
				- Math.max(green * 255 / this.paper[1][square], blue * 255 / this.paper[2][square]) > RED;
	}

	private Pixels bleached(boolean[] red) {
		int[] underRed = level(16, red, UNDER_RED);
		int[] rgb = this.page.rgb().clone();
		int width = this.page.width();
		for (int y = 0; y < this.page.height(); y++) {
			for (int x = 0; x < width; x++) {
				if (red[y * width + x]) {
					for (int v = Math.max(0, y - RIM); v <= Math.min(this.page.height() - 1, y + RIM); v++) {
						for (int u = Math.max(0, x - RIM); u <= Math.min(width - 1, x + RIM); u++) {
							rgb[v * width + u] = without(this.page.rgb()[v * width + u], square(u, v), underRed);
						}
					}
				}
			}
		}
		return new Pixels(width, this.page.height(), rgb);
	}

	/** What is no darker than red ink is paper. */
	private int without(int rgb, int square, int[] underRed) {
		int white = this.paper[0][square];
		double darker = Math.min(white, underRed[square]) - (rgb >> 16 & 0xff) - UNEVEN * white;
		double left = Math.min(1, Math.max(0, 1 - Math.max(0, darker) * DARKER / white));
		return (int) (left * white) << 16 | (int) (left * this.paper[1][square]) << 8
				| (int) (left * this.paper[2][square]);
	}

	private int square(int x, int y) {
		return y / SQUARE * this.across + x / SQUARE;
	}

	/** The brightness below which a share of the pixels around each square lies. */
	private int[] level(int shift, boolean @Nullable [] only, double share) {
		int[][] counts = new int[this.across * this.down][256];
		for (int y = 0, i = 0; y < this.page.height(); y++) {
			for (int x = 0; x < this.page.width(); x++, i++) {
				if (only == null || only[i]) {
					counts[square(x, y)][this.page.rgb()[i] >> shift & 0xff]++;
				}
			}
		}
		int[] levels = new int[counts.length];
		for (int row = 0; row < this.down; row++) {
			for (int column = 0; column < this.across; column++) {
				levels[row * this.across + column] = Math.max(1, level(counts, row, column, share));
			}
		}
		return levels;
	}

	private int level(int[][] counts, int row, int column, double share) {
		int[] sum = new int[256];
		long all = 0;
		for (int v = Math.max(0, row - 1); v <= Math.min(this.down - 1, row + 1); v++) {
			for (int u = Math.max(0, column - 1); u <= Math.min(this.across - 1, column + 1); u++) {
				for (int i = 0; i < 256; i++) {
					sum[i] += counts[v * this.across + u][i];
					all += counts[v * this.across + u][i];
				}
			}
		}
		long below = 0;
		for (int i = 0; i < 256; i++) {
			below += sum[i];
			if (below > share * all) {
				return i;
			}
		}
		return 255;
	}

}
