package cn.juanzong.extraction.layout.picture;

import cn.juanzong.extraction.ocr.Pixels;

/**
 * Brightness of a picture, 0 to 255.
 *
 * @param width in pixels
 * @param height in pixels
 * @param values row by row
 */
public record Gray(int width, int height, short[] values) {

	/** By how much red must stand out to be a seal's or a finger's. */
	static final int RED = 32;

	/**
	 * The brightness of every pixel with red ink gone, smoothed a little against grain.
	 */
	public static Gray withoutRed(Pixels page) {
		short[] values = new short[page.width() * page.height()];
		int[] rgb = page.rgb();
		for (int i = 0; i < values.length; i++) {
			values[i] = (short) brightness(rgb[i]);
		}
		return new Gray(page.width(), page.height(), values).smoothed();
	}

	private static int brightness(int rgb) {
		int red = rgb >> 16 & 0xff;
		int green = rgb >> 8 & 0xff;
		int blue = rgb & 0xff;
		return (red - Math.max(green, blue) > RED) ? red : (77 * red + 150 * green + 29 * blue) >> 8;
	}

	/** The picture as the mapping from here to there sees it. */
	static Gray of(Pixels page, Homography toPage, int width, int height) {
		short[] values = new short[width * height];
		int[] rgb = page.rgb();
		double[] xs = new double[width];
		double[] ys = new double[width];
		for (int y = 0; y < height; y++) {
			toPage.mapRow(y + 0.5, xs, ys);
			for (int x = 0; x < width; x++) {
				int left = (int) (xs[x] - 0.5);
				int top = (int) (ys[x] - 0.5);
				if (left < 0 || top < 0 || left >= page.width() - 1 || top >= page.height() - 1) {
					values[y * width + x] = 255;
					continue;
				}
				int i = top * page.width() + left;
				values[y * width + x] = (short) ((brightness(rgb[i]) + brightness(rgb[i + 1])
						+ brightness(rgb[i + page.width()]) + brightness(rgb[i + page.width() + 1])) >> 2);
			}
		}
		return new Gray(width, height, values);
	}

	private Gray smoothed() {
		short[] across = new short[this.values.length];
		for (int y = 0; y < this.height; y++) {
			int row = y * this.width;
			for (int x = 0; x < this.width; x++) {
				int left = row + Math.max(0, x - 1);
				int right = row + Math.min(this.width - 1, x + 1);
				across[row + x] = (short) (this.values[left] + this.values[row + x] + this.values[right]);
			}
		}
		short[] smooth = new short[this.values.length];
		for (int y = 0; y < this.height; y++) {
			int above = Math.max(0, y - 1) * this.width;
			int below = Math.min(this.height - 1, y + 1) * this.width;
			int row = y * this.width;
			for (int x = 0; x < this.width; x++) {
				smooth[row + x] = (short) ((across[above + x] + across[row + x] + across[below + x]) / 9);
			}
		}
		return new Gray(this.width, this.height, smooth);
	}

	Gray transposed() {
		short[] turned = new short[this.values.length];
		for (int y = 0; y < this.height; y++) {
			for (int x = 0; x < this.width; x++) {
				turned[x * this.height + y] = this.values[y * this.width + x];
			}
		}
		return new Gray(this.height, this.width, turned);
	}

	/** The brightness of a pixel. */
	public int at(int x, int y) {
		return this.values[y * this.width + x];
	}

}
