package cn.juanzong.ingest.lookalike;

/**
 * Where the edges of one picture lie in another of which it may be a trimmed copy, or the
 * other way round: begun at what the cuts say whose hashes are near, and moved edge by
 * edge for as long as the pictures agree better.
 */
final class Fit {

	/** The first and the last step of an edge, as a share of the picture. */
	private static final double FIRST_STEP = 0.04;

	private static final double LAST_STEP = 0.004;

	/** Every so manyeth pixel is enough to find the edges. */
	private static final int STRIDE = 2;

	/** The share of the picture that the other one must show. */
	private static final double LEAST_OVERLAP = 0.6;

	/** What is moved together: each edge, both, and both apart. */
	private static final int[][] MOVES = { { 1, 0, 0, 0 }, { 0, 1, 0, 0 }, { 0, 0, 1, 0 }, { 0, 0, 0, 1 },
			{ 1, 1, 0, 0 }, { 0, 0, 1, 1 }, { 1, -1, 1, -1 } };

	private final PictureLook here;

	private final PictureLook there;

	/** Left, right, top, bottom, as shares of the other picture. */
	private double[] edges;

	/**
	 * Fits a picture into another.
	 * @param here the picture
	 * @param there the other
	 * @param edges where the edges of the picture seem to lie in the other
	 */
	Fit(PictureLook here, PictureLook there, double[] edges) {
		this.here = here;
		this.there = there;
		this.edges = edges;
		double best = agreement();
		for (double step = FIRST_STEP; step >= LAST_STEP; step /= 2) {
			for (double better = improve(step, best); better > best; better = improve(step, best)) {
				best = better;
			}
		}
	}

	/** Keeps the best of all moves of one step. */
	private double improve(double step, double before) {
		double[] start = this.edges;
		double[] kept = start;
		double best = before;
		for (int[] move : MOVES) {
			for (int sign = -1; sign <= 1; sign += 2) {
				double[] moved = start.clone();
				for (int i = 0; i < moved.length; i++) {
					moved[i] += move[i] * sign * step;
				}
				this.edges = moved;
				double agreement = agreement();
				if (agreement > best) {
					best = agreement;
					kept = moved;
				}
			}
		}
		this.edges = kept;
		return best;
	}

	private double agreement() {
		Pairs pairs = pairs(0, 0, PictureLook.SIDE, STRIDE);
		int all = PictureLook.SIDE * PictureLook.SIDE / (STRIDE * STRIDE);
		return (pairs.count() < LEAST_OVERLAP * all) ? -1 : pairs.correlation();
	}

	/** What the two pictures show within a square of the first, as far as both do. */
	Pairs pairs(int left, int top, int side, int stride) {
		double wide = this.edges[1] - this.edges[0];
		double high = this.edges[3] - this.edges[2];
		int count = 0;
		double sumHere = 0;
		double sumThere = 0;
		double squaresHere = 0;
		double squaresThere = 0;
		double products = 0;
		for (int y = top; y < top + side; y += stride) {
			double there = (this.edges[2] + (y + 0.5) / PictureLook.SIDE * high) * PictureLook.SIDE - 0.5;
			if (outside(there)) {
				continue;
			}
			for (int x = left; x < left + side; x += stride) {
				double across = (this.edges[0] + (x + 0.5) / PictureLook.SIDE * wide) * PictureLook.SIDE - 0.5;
				if (outside(across)) {
					continue;
				}
				double one = this.here.pixel(y * PictureLook.SIDE + x);
				double other = this.there.at(Math.max(0, across), Math.max(0, there));
				count++;
				sumHere += one;
				sumThere += other;
				squaresHere += one * one;
				squaresThere += other * other;
				products += one * other;
			}
		}
		return new Pairs(count, sumHere, sumThere, squaresHere, squaresThere, products);
	}

	/** Half a pixel beyond the edge there is still the pixel at the edge. */
	private static boolean outside(double at) {
		return at < -0.75 || at > PictureLook.SIDE - 0.25;
	}

	/**
	 * Pixels of both pictures that lie on each other.
	 *
	 * @param count how many
	 * @param sumHere of their brightness
	 * @param sumThere of their brightness in the other picture
	 * @param squaresHere sum of squares
	 * @param squaresThere sum of squares
	 * @param products sum of products
	 */
	record Pairs(int count, double sumHere, double sumThere, double squaresHere, double squaresThere, double products) {

		/** Of the picture in which there is more to see. */
		double deviation() {
			return Math.sqrt(Math.max(varianceHere(), varianceThere()));
		}

		/** One if both grow brighter and darker together, whatever the exposure. */
		double correlation() {
			double shared = this.products / this.count - this.sumHere / this.count * (this.sumThere / this.count);
			return shared / Math.sqrt(Math.max(1, varianceHere()) * Math.max(1, varianceThere()));
		}

		private double varianceHere() {
			return this.squaresHere / this.count - Math.pow(this.sumHere / this.count, 2);
		}

		private double varianceThere() {
			return this.squaresThere / this.count - Math.pow(this.sumThere / this.count, 2);
		}

	}

}
