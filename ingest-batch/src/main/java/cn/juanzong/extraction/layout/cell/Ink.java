package cn.juanzong.extraction.layout.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import cn.juanzong.extraction.layout.picture.Area;
import cn.juanzong.extraction.layout.picture.Gray;
import org.jspecify.annotations.Nullable;

/**
 * What is written in a cell: how much, where, and what it looks like.
 *
 * @param share of the cell that is dark
 * @param bounds around what is dark, or null if that is too little to be writing
 * @param lines the pieces of {@code bounds} that stand above each other as lines
 */
public record Ink(double share, @Nullable Area bounds, List<Area> lines) {

	private static final int INSET = 4;

	private static final double LEAST_SHARE = 0.004;

	private static final int LEAST_DEPTH = 20;

	/**
	 * The share of the ink of a row that is left where two lines of digits all but touch.
	 */
	private static final double TOUCHING = 0.25;

	/** The share of the square of a letter that a speck covers at most. */
	private static final double SPECK = 1.0 / 64;

	/** Digits are lower than other letters by so much. */
	private static final double DIGIT = 0.75;

	/**
	 * Looks into a cell.
	 * @param page without red
	 * @param cell up to its ruled lines
	 * @param letter the height of a line of writing
	 */
	public static Ink in(Gray page, Area cell, double letter) {
		return in(page, cell, letter, false, false);
	}

	/**
	 * Looks into a cell where a signature may be missing: nobody signs by a shadow that
	 * falls into it.
	 */
	public static Ink ofSignature(Gray page, Area cell, double letter) {
		return in(page, cell, letter, false, true);
	}

	/**
	 * Looks into a cell of digits. They are low, and none is in pieces above each other,
	 * so that lines of them are told apart even where they all but touch.
	 */
	public static Ink ofDigits(Gray page, Area cell, double letter) {
		return in(page, cell, letter, true, false);
	}

	private static Ink in(Gray page, Area cell, double letter, boolean digits, boolean shaded) {
		int left = (int) Math.max(0, cell.left() + INSET);
		int right = (int) Math.min(page.width(), cell.right() - INSET);
		int top = (int) Math.max(0, cell.top() + INSET);
		int bottom = (int) Math.min(page.height(), cell.bottom() - INSET);
		if (right - left < 6 || bottom - top < 6) {
			return new Ink(0, null, List.of());
		}
		int limit = limit(page, left, top, right, bottom);
		boolean[][] ink = new boolean[bottom - top][right - left];
		for (int y = top; y < bottom; y++) {
			for (int x = left; x < right; x++) {
				ink[y - top][x - left] = page.at(x, y) < limit;
			}
		}
		if (shaded) {
			new Shade(page, left, top, letter).lift(ink);
		}
		new RuledRim(ink, letter).wipe();
		int[] rows = new int[ink.length];
		int[] columns = new int[right - left];
		int dark = count(ink, rows, columns);
		double share = Math.max(0, (double) dark / (rows.length * columns.length));
		if (share < LEAST_SHARE || dark < letter) {
			return new Ink(share, null, List.of());
		}
		Specks.wipe(ink, (int) (SPECK * letter * letter));
		dark = count(ink, rows, columns);
		int[] across = extent(columns);
		int[] down = extent(rows);
		if (dark < letter || across == null || down == null
				|| Math.max(across[1] - across[0], down[1] - down[0]) < letter / 4) {
			return new Ink(share, null, List.of());
		}
		Area bounds = new Area(left + across[0], top + down[0], left + across[1], top + down[1]);
		double height = digits ? DIGIT * letter : letter;
		List<Area> lines = lines(rows, down, bounds, top, height, 0);
		if (digits && lines.size() == 1) {
			lines = lines(rows, down, bounds, top, height, (int) (TOUCHING * dark / (down[1] - down[0])));
		}
		return new Ink(share, bounds, lines);
	}

	/** How much is dark, in all and by rows and columns. */
	private static int count(boolean[][] ink, int[] rows, int[] columns) {
		Arrays.fill(rows, 0);
		Arrays.fill(columns, 0);
		for (int y = 0; y < rows.length; y++) {
			for (int x = 0; x < columns.length; x++) {
				if (ink[y][x]) {
					rows[y]++;
					columns[x]++;
				}
			}
		}
		return Arrays.stream(rows).sum();
	}

	/** Darker than the paper of the cell by enough. */
	private static int limit(Gray page, int left, int top, int right, int bottom) {
		int[] histogram = new int[256];
		for (int y = top; y < bottom; y += 2) {
			for (int x = left; x < right; x += 2) {
				histogram[Math.max(0, Math.min(255, page.at(x, y)))]++;
			}
		}
		return limit(paper(histogram));
	}

	/** As bright as paper is, by the pixels of each brightness. */
	static int paper(int[] histogram) {
		int count = Arrays.stream(histogram).sum();
		int paper = 255;
		for (int above = 0; paper > 0 && above < count * 3 / 10; paper--) {
			above += histogram[paper];
		}
		return paper;
	}

	/** What is darker than this on such paper is ink. */
	static int limit(int paper) {
		return paper - Math.max(LEAST_DEPTH, paper / 7);
	}

	private static int @Nullable [] extent(int[] profile) {
		int first = 0;
		int last = profile.length - 1;
		while (first <= last && profile[first] == 0) {
			first++;
		}
		while (last >= first && profile[last] == 0) {
			last--;
		}
		return (first > last) ? null : new int[] { first, last + 1 };
	}

	/**
	 * Lines are taken apart where two rows of writing plainly stand in one cell: between
	 * them is nothing, or no more than a few pixels.
	 */
	private static List<Area> lines(int[] rows, int[] down, Area bounds, int top, double letter, int few) {
		if (bounds.height() < 1.7 * letter) {
			return List.of(bounds);
		}
		List<Area> lines = new ArrayList<>();
		int start = down[0];
		int gap = 0;
		for (int y = down[0]; y <= down[1]; y++) {
			boolean empty = y == down[1] || rows[y] <= few;
			gap = empty ? gap + 1 : 0;
			if ((gap == 2 || y == down[1]) && y - start > letter / 2) {
				lines.add(new Area(bounds.left(), top + start, bounds.right(), top + y - gap + 1));
				start = y + 1;
			}
		}
		return lines.isEmpty() ? List.of(bounds) : lines;
	}

	/**
	 * What writing looks like in 64 bits: whether each of 8 by 8 patches is darker than
	 * the one to its right.
	 */
	public static long hash(Gray page, Area bounds) {
		double[][] mean = new double[8][9];
		for (int row = 0; row < 8; row++) {
			for (int column = 0; column < 9; column++) {
				mean[row][column] = mean(page, bounds.left() + bounds.width() * column / 9,
						bounds.top() + bounds.height() * row / 8, bounds.width() / 9, bounds.height() / 8);
			}
		}
		long hash = 0;
		for (int row = 0; row < 8; row++) {
			for (int column = 0; column < 8; column++) {
				hash = hash << 1 | ((mean[row][column] < mean[row][column + 1]) ? 1 : 0);
			}
		}
		return hash;
	}

	private static double mean(Gray page, double left, double top, double width, double height) {
		double sum = 0;
		int count = 0;
		for (int y = (int) top; y <= top + height; y++) {
			for (int x = (int) left; x <= left + width; x++) {
				sum += page.at(Math.max(0, Math.min(page.width() - 1, x)), Math.max(0, Math.min(page.height() - 1, y)));
				count++;
			}
		}
		return sum / count;
	}

}
