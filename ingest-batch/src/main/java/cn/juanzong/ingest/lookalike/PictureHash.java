package cn.juanzong.ingest.lookalike;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

import net.coobird.thumbnailator.Thumbnails;

/**
 * What a picture looks like, in bits: a coarse hash of its lowest frequencies, which
 * survives saving again and reducing and by which it is looked up, and a fine one of the
 * brightness steps on a grid of 16 by 16, by which a look-up is confirmed.
 *
 * @param coarse 64 bits: the signs of the 8 by 8 lowest frequencies about their median
 * @param fine 256 bits as four words: whether a cell is darker than its right neighbour
 */
record PictureHash(long coarse, long[] fine) {

	private static final int FREQUENCY_SIDE = 32;

	private static final int KEPT = 8;

	private static final int GRID = 16;

	/**
	 * Below this standard deviation of brightness a picture is a blank page, and its hash
	 * is noise.
	 */
	private static final double BLANK = 6;

	private static final double[][] COSINES = cosines();

	/**
	 * Hashes a picture and its cuts.
	 * @param picture at least some dozen pixels a side
	 * @return a hash a cut; empty for one that shows nothing
	 * @throws IOException if it cannot be reduced
	 */
	static Map<Cut, PictureHash> of(BufferedImage picture) throws IOException {
		Map<Cut, PictureHash> hashes = new EnumMap<>(Cut.class);
		if (Math.min(picture.getWidth(), picture.getHeight()) < FREQUENCY_SIDE
				|| deviation(brightness(picture, FREQUENCY_SIDE, FREQUENCY_SIDE)) < BLANK) {
			return hashes;
		}
		for (Cut cut : Cut.values()) {
			hashes.put(cut, hash(cut.of(picture)));
		}
		return hashes;
	}

	/** Bits of 256 in which two pictures differ. */
	int distance(PictureHash other) {
		int bits = 0;
		for (int i = 0; i < this.fine.length; i++) {
			bits += Long.bitCount(this.fine[i] ^ other.fine[i]);
		}
		return bits;
	}

	private static PictureHash hash(BufferedImage picture) throws IOException {
		return new PictureHash(coarse(brightness(picture, FREQUENCY_SIDE, FREQUENCY_SIDE)),
				fine(brightness(picture, GRID + 1, GRID)));
	}

	private static long coarse(double[][] brightness) {
		double[] lowest = new double[KEPT * KEPT];
		for (int v = 0; v < KEPT; v++) {
			for (int u = 0; u < KEPT; u++) {
				double sum = 0;
				for (int y = 0; y < FREQUENCY_SIDE; y++) {
					for (int x = 0; x < FREQUENCY_SIDE; x++) {
						sum += brightness[y][x] * COSINES[u][x] * COSINES[v][y];
					}
				}
				lowest[v * KEPT + u] = sum;
			}
		}
		// the first one is the mean brightness, which an exposure changes
		double[] ranked = Arrays.copyOfRange(lowest, 1, lowest.length);
		Arrays.sort(ranked);
		double median = ranked[ranked.length / 2];
		long bits = 0;
		for (int i = 1; i < lowest.length; i++) {
			bits = bits << 1 | ((lowest[i] > median) ? 1 : 0);
		}
		return bits;
	}

	private static long[] fine(double[][] brightness) {
		long[] bits = new long[GRID * GRID / Long.SIZE];
		for (int y = 0; y < GRID; y++) {
			for (int x = 0; x < GRID; x++) {
				if (brightness[y][x] < brightness[y][x + 1]) {
					int at = y * GRID + x;
					bits[at / Long.SIZE] |= 1L << (at % Long.SIZE);
				}
			}
		}
		return bits;
	}

	/** The brightness of a picture brought to a size, row by row. */
	static double[][] brightness(BufferedImage picture, int width, int height) throws IOException {
		BufferedImage small = Thumbnails.of(picture).forceSize(width, height).asBufferedImage();
		double[][] brightness = new double[height][width];
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				int rgb = small.getRGB(x, y);
				brightness[y][x] = 0.299 * (rgb >> 16 & 0xff) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff);
			}
		}
		return brightness;
	}

	static double deviation(double[][] brightness) {
		double mean = Arrays.stream(brightness).flatMapToDouble(Arrays::stream).average().orElse(0);
		return Math.sqrt(Arrays.stream(brightness)
			.flatMapToDouble(Arrays::stream)
			.map((each) -> (each - mean) * (each - mean))
			.average()
			.orElse(0));
	}

	private static double[][] cosines() {
		double[][] cosines = new double[KEPT][FREQUENCY_SIDE];
		for (int u = 0; u < KEPT; u++) {
			for (int x = 0; x < FREQUENCY_SIDE; x++) {
				cosines[u][x] = Math.cos(Math.PI * u * (2 * x + 1) / (2.0 * FREQUENCY_SIDE));
			}
		}
		return cosines;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof PictureHash that && this.coarse == that.coarse && Arrays.equals(this.fine, that.fine);
	}

	@Override
	public int hashCode() {
		return Long.hashCode(this.coarse);
	}

}
