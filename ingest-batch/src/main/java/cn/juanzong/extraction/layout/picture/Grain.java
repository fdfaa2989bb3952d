package cn.juanzong.extraction.layout.picture;

import java.util.Arrays;

import cn.juanzong.extraction.ocr.Pixels;

/**
 * The grain of a picture taken in bad light: it lies over thin strokes like more strokes,
 * and one character is read as another. Where there is much of it, each pixel is mixed
 * with its neighbours.
 */
public final class Grain {

	/** From this share of the paper's brightness on grain is much. */
	private static final double MUCH = 0.035;

	/** Of evenly spread values the median lies at this share of their deviation. */
	private static final double MEDIAN = 0.6745;

	/** Not every pixel need be looked at. */
	private static final int STEP = 3;

	private final Pixels page;

	private final double strength;

	/**
	 * Looks at the grain of a picture.
	 * @param page most of which is paper, in any light
	 */
	public Grain(Pixels page) {
		this.page = page;
		this.strength = strength(page);
	}

	/**
	 * The page without its grain, or the same page where there is little.
	 * @return the page to be read
	 */
	public Pixels evened() {
		return (this.strength < MUCH * paper(this.page)) ? this.page : mixed(this.page);
	}

	/**
	 * How strong the grain is.
	 * @return the deviation of the brightness of paper, of 255
	 */
	public double strength() {
		return this.strength;
	}

	private static double strength(Pixels page) {
		int[] counts = new int[1024];
		for (int y = 0; y < page.height(); y += STEP) {
			for (int x = 1; x + 1 < page.width(); x += STEP) {
				int at = y * page.width() + x;
				counts[Math.abs(2 * green(page, at) - green(page, at - 1) - green(page, at + 1))]++;
			}
		}
		return middle(counts) / (MEDIAN * Math.sqrt(6));
	}

	private static int paper(Pixels page) {
		int[] counts = new int[256];
		for (int at = 0; at < page.rgb().length; at += STEP) {
			counts[green(page, at)]++;
		}
		return middle(counts);
	}

	private static int green(Pixels page, int at) {
		return page.rgb()[at] >> 8 & 0xff;
	}

	private static int middle(int[] counts) {
		int half = Arrays.stream(counts).sum() / 2;
		int middle = 0;
		for (int below = counts[0]; below <= half && middle + 1 < counts.length; below += counts[middle]) {
			middle++;
		}
		return middle;
	}

	/** The nearer a neighbour, the more it counts. */
	private static Pixels mixed(Pixels page) {
		int[] rgb = page.rgb();
		int[] mixed = rgb.clone();
		int width = page.width();
		for (int y = 1; y + 1 < page.height(); y++) {
			for (int x = 1; x + 1 < width; x++) {
				int at = y * width + x;
				mixed[at] = mixed(rgb, at, width, 16) | mixed(rgb, at, width, 8) | mixed(rgb, at, width, 0);
			}
		}
		return new Pixels(width, page.height(), mixed);
	}

	private static int mixed(int[] rgb, int at, int width, int shift) {
		int sum = row(rgb, at - width, shift) + 2 * row(rgb, at, shift) + row(rgb, at + width, shift);
		return sum + 8 >> 4 << shift;
	}

	private static int row(int[] rgb, int at, int shift) {
		return (rgb[at - 1] >> shift & 0xff) + 2 * (rgb[at] >> shift & 0xff) + (rgb[at + 1] >> shift & 0xff);
	}

}
