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

	/** Every so manyeth pixel is enough to find the edges, fewer for long steps. */
	private static final int STRIDE = 2;

	private static final int LONG_STRIDE = 4;

	/** From here on every step is a short one. */
	private static final double SHORT_STEP = 0.01;

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
		for (double step = FIRST_STEP; step >= LAST_STEP; step /= 2) {
			int stride = (step > SHORT_STEP) ? LONG_STRIDE : STRIDE;
			double best = agreement(stride);
			for (double better = improve(step, best, stride); better > best; better = improve(step, best, stride)) {
				best = better;
			}
		}
	}

	/** Keeps the best of all moves of one step. */
	private double improve(double step, double before, int stride) {
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
				double agreement = agreement(stride);
				if (agreement > best) {
					best = agreement;
					kept = moved;
				}
			}
		}
		this.edges = kept;
		return best;
	}

	private double agreement(int stride) {
		Pairs pairs = pairs(0, 0, PictureLook.SIDE, stride);
		int all = PictureLook.SIDE * PictureLook.SIDE / (stride * stride);
		return (pairs.count() < LEAST_OVERLAP * all) ? -1 : pairs.correlation();
	}

	/** What the two pictures show within a square of the first, as far as both do. */
	Pairs pairs(int left, int top, int side, int stride) {
		Axis across = new Axis(this.edges[0], this.edges[1], left, side, stride);
		Axis down = new Axis(this.edges[2], this.edges[3], top, side, stride);
		int count = 0;
		double sumHere = 0;
		double sumThere = 0;
		double squaresHere = 0;
		double squaresThere = 0;
		double products = 0;
		for (int i = 0; i < down.cells.length; i++) {
			if (down.cells[i] == Axis.OUTSIDE) {
				continue;
			}
			int row = (top + i * stride) * PictureLook.SIDE + left;
			int above = down.cells[i] * PictureLook.SIDE;
			double below = down.shares[i];
			for (int j = 0; j < across.cells.length; j++) {
				if (across.cells[j] == Axis.OUTSIDE) {
					continue;
				}
				double one = this.here.pixel(row + j * stride);
				double other = this.there.between(above + across.cells[j], across.shares[j], below);
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

	/** Where the pixels of a row or column of a picture lie between those of another. */
	private static final class Axis {

		private static final int OUTSIDE = -1;

		/** The pixel before each. */
		private final int[] cells;

		/** How far each lies towards the pixel after it. */
		private final double[] shares;

		private Axis(double from, double to, int first, int side, int stride) {
			this.cells = new int[side / stride];
			this.shares = new double[side / stride];
			for (int i = 0; i < this.cells.length; i++) {
				double at = from * PictureLook.SIDE + (first + i * stride + 0.5) * (to - from) - 0.5;
				// half a pixel beyond the edge there is still the pixel at the edge
				boolean outside = at < -0.75 || at > PictureLook.SIDE - 0.25;
				this.cells[i] = outside ? OUTSIDE : Math.min(PictureLook.SIDE - 2, (int) Math.max(0, at));
				this.shares[i] = outside ? 0 : Math.max(0, at) - this.cells[i];
			}
		}

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

		/** What of the brightness does not go together, in levels of grey. */
		double difference() {
			double together = Math.max(0, correlation());
			return deviation() * Math.sqrt(1 - Math.min(1, together * together));
		}

		private double varianceHere() {
			return this.squaresHere / this.count - Math.pow(this.sumHere / this.count, 2);
		}

		private double varianceThere() {
			return this.squaresThere / this.count - Math.pow(this.sumThere / this.count, 2);
		}

	}

}
