package cn.juanzong.extraction.layout.picture;

/**
 * A projective mapping of the plane, as a photograph makes one of a sheet of paper.
 */
public final class Homography {

	private final double[] m;

	private Homography(double[] m) {
		this.m = m;
	}

	/** A point turned, scaled and shifted. */
	static Homography similarity(double scaledCos, double scaledSin, double shiftX, double shiftY) {
		return new Homography(new double[] { scaledCos, -scaledSin, shiftX, scaledSin, scaledCos, shiftY, 0, 0, 1 });
	}

	public static Homography scale(double x, double y, double shiftX, double shiftY) {
		return new Homography(new double[] { x, 0, shiftX, 0, y, shiftY, 0, 0, 1 });
	}

	/**
	 * The mapping that takes four points to four others.
	 * @param from x and y of each
	 * @param to x and y of each
	 */
	public static Homography of(double[][] from, double[][] to) {
		double[][] a = new double[8][9];
		for (int i = 0; i < 4; i++) {
			double x = from[i][0];
			double y = from[i][1];
			double u = to[i][0];
			double v = to[i][1];
			a[2 * i] = new double[] { x, y, 1, 0, 0, 0, -u * x, -u * y, u };
			a[2 * i + 1] = new double[] { 0, 0, 0, x, y, 1, -v * x, -v * y, v };
		}
		double[] solved = solve(a);
		double[] m = new double[9];
		System.arraycopy(solved, 0, m, 0, 8);
		m[8] = 1;
		return new Homography(m);
	}

	private static double[] solve(double[][] a) {
		int n = a.length;
		for (int column = 0; column < n; column++) {
			int pivot = column;
			for (int row = column + 1; row < n; row++) {
				if (Math.abs(a[row][column]) > Math.abs(a[pivot][column])) {
					pivot = row;
				}
			}
			double[] swap = a[pivot];
			a[pivot] = a[column];
			a[column] = swap;
			for (int row = 0; row < n; row++) {
				double factor = (row == column) ? 0 : a[row][column] / a[column][column];
				for (int k = column; k <= n && factor != 0; k++) {
					a[row][k] -= factor * a[column][k];
				}
			}
		}
		double[] solution = new double[n];
		for (int i = 0; i < n; i++) {
			solution[i] = a[i][n] / a[i][i];
		}
		return solution;
	}

	/** First the other one, then this. */
	Homography after(Homography first) {
		double[] product = new double[9];
		for (int row = 0; row < 3; row++) {
			for (int column = 0; column < 3; column++) {
				for (int k = 0; k < 3; k++) {
					product[3 * row + column] += this.m[3 * row + k] * first.m[3 * k + column];
				}
			}
		}
		return new Homography(product);
	}

	Homography inverse() {
		double[] a = this.m;
		return new Homography(
				new double[] { a[4] * a[8] - a[5] * a[7], a[2] * a[7] - a[1] * a[8], a[1] * a[5] - a[2] * a[4],
						a[5] * a[6] - a[3] * a[8], a[0] * a[8] - a[2] * a[6], a[2] * a[3] - a[0] * a[5],
						a[3] * a[7] - a[4] * a[6], a[1] * a[6] - a[0] * a[7], a[0] * a[4] - a[1] * a[3] });
	}

	/**
	 * Maps a whole row of pixels.
	 * @param y of the row
	 * @param xs receives a coordinate for each pixel, from pixel 0 on
	 * @param ys receives the other one
	 */
	void mapRow(double y, double[] xs, double[] ys) {
		double u = this.m[1] * y + this.m[2] + 0.5 * this.m[0];
		double v = this.m[4] * y + this.m[5] + 0.5 * this.m[3];
		double w = this.m[7] * y + this.m[8] + 0.5 * this.m[6];
		for (int x = 0; x < xs.length; x++) {
			xs[x] = u / w;
			ys[x] = v / w;
			u += this.m[0];
			v += this.m[3];
			w += this.m[6];
		}
	}

	public double[] map(double x, double y) {
		double w = this.m[6] * x + this.m[7] * y + this.m[8];
		return new double[] { (this.m[0] * x + this.m[1] * y + this.m[2]) / w,
				(this.m[3] * x + this.m[4] * y + this.m[5]) / w };
	}

}
