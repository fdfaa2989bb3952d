package cn.juanzong.extraction.layout.picture;

import cn.juanzong.extraction.ocr.Pixels;

/**
 * Takes grain off a small picture without softening its strokes: each pixel is mixed with
 * those around it whose own neighbours look like its neighbours (non-local means). Dear,
 * so for single cells only.
 */
public final class Patches {

	/** So far away others are looked for, in pixels. */
	private static final int REACH = 6;

	/** How unlike neighbours may be, in deviations of the grain. */
	private static final double ALIKE = 1.6;

	private final int width;

	private final int height;

	private final int[] rgb;

	private final float[] light;

	private final float[] unlike;

	private final float[] across;

	private Patches(Pixels picture) {
		this.width = picture.width();
		this.height = picture.height();
		this.rgb = picture.rgb();
		this.light = new float[this.rgb.length];
		for (int i = 0; i < this.rgb.length; i++) {
			this.light[i] = ((this.rgb[i] >> 16 & 0xff) + (this.rgb[i] >> 8 & 0xff) + (this.rgb[i] & 0xff)) / 3f;
		}
		this.unlike = new float[this.rgb.length];
		this.across = new float[this.rgb.length];
	}

	/**
	 * The picture without its grain.
	 * @param picture of a cell
	 * @param grain the deviation of the brightness of its paper, of 255
	 * @return the picture to be read
	 */
	public static Pixels mixed(Pixels picture, double grain) {
		return new Patches(picture).mixed(ALIKE * grain);
	}

	private Pixels mixed(double alike) {
		float[][] sums = new float[4][this.rgb.length];
		float square = (float) (alike * alike);
		for (int down = -REACH; down <= REACH; down++) {
			for (int along = -REACH; along <= REACH; along++) {
				compare(down, along);
				add(down, along, square, sums);
			}
		}
		int[] mixed = new int[this.rgb.length];
		for (int i = 0; i < mixed.length; i++) {
			mixed[i] = Math.round(sums[1][i] / sums[0][i]) << 16 | Math.round(sums[2][i] / sums[0][i]) << 8
					| Math.round(sums[3][i] / sums[0][i]);
		}
		return new Pixels(this.width, this.height, mixed);
	}

	/**
	 * How unlike each pixel is to the one so far away, summed over it and those beside.
	 */
	private void compare(int down, int along) {
		for (int y = 0; y < this.height; y++) {
			int row = y * this.width;
			int other = bounded(y + down, this.height) * this.width;
			for (int x = 0; x < this.width; x++) {
				float difference = this.light[row + x] - this.light[other + bounded(x + along, this.width)];
				this.unlike[row + x] = difference * difference;
			}
			for (int x = 0; x < this.width; x++) {
				this.across[row + x] = this.unlike[row + Math.max(0, x - 1)] + this.unlike[row + x]
						+ this.unlike[row + Math.min(this.width - 1, x + 1)];
			}
		}
	}

	private void add(int down, int along, float square, float[][] sums) {
		for (int y = 0; y < this.height; y++) {
			int row = y * this.width;
			int above = Math.max(0, y - 1) * this.width;
			int below = Math.min(this.height - 1, y + 1) * this.width;
			int other = bounded(y + down, this.height) * this.width;
			for (int x = 0; x < this.width; x++) {
				float mean = (this.across[above + x] + this.across[row + x] + this.across[below + x]) / 9;
				int colour = this.rgb[other + bounded(x + along, this.width)];
				float weight = (mean <= square) ? 1 : (float) Math.exp(1 - mean / square);
				sums[0][row + x] += weight;
				sums[1][row + x] += weight * (colour >> 16 & 0xff);
				sums[2][row + x] += weight * (colour >> 8 & 0xff);
				sums[3][row + x] += weight * (colour & 0xff);
			}
		}
	}

	private static int bounded(int value, int size) {
		return Math.max(0, Math.min(size - 1, value));
	}

}
