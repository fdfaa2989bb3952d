package cn.juanzong.extraction.layout.picture;

import java.util.ArrayList;
import java.util.List;

/**
 * How lines of one family lean, as a straight function of where they are: what
 * perspective makes of parallels. Fitted to many observations, the odd ones left out.
 */
final class Lean {

	private static final double ODD = 0.012;

	private final List<double[]> seen = new ArrayList<>();

	/**
	 * Notes a line.
	 * @param where its place across the family
	 * @param slope its lean
	 * @param weight how much it is trusted
	 */
	void see(double where, double slope, double weight) {
		this.seen.add(new double[] { where, slope, weight });
	}

	int size() {
		return this.seen.size();
	}

	/**
	 * Fits.
	 * @param middle the place in the middle of the page
	 * @param span the page's extent across the family
	 * @param otherwise the lean where nothing was seen
	 * @param enough from how many lines on the lean may change over the page
	 * @return lean in the middle, and its change from there per pixel
	 */
	double[] fit(double middle, double span, double otherwise, int enough) {
		if (this.seen.isEmpty()) {
			return new double[] { otherwise, 0 };
		}
		double[] model = { median(), 0 };
		for (int round = 0; round < 4; round++) {
			double w = 0;
			double wx = 0;
			double wy = 0;
			double wxx = 0;
			double wxy = 0;
			int kept = 0;
			for (double[] one : this.seen) {
				double x = one[0] - middle;
				if (Math.abs(one[1] - model[0] - model[1] * x) > ODD * (4 - round)) {
					continue;
				}
				kept++;
				w += one[2];
				wx += one[2] * x;
				wy += one[2] * one[1];
				wxx += one[2] * x * x;
				wxy += one[2] * x * one[1];
			}
			if (kept == 0) {
				return model;
			}
			double spread = wxx - wx * wx / w;
			boolean changes = kept >= enough && spread / w > span * span / 50;
			double change = changes ? (wxy - wx * wy / w) / spread : 0;
			change = Math.max(-0.3 / span, Math.min(0.3 / span, change));
			model = new double[] { (wy - change * wx) / w, change };
		}
		return model;
	}

	private double median() {
		return Median.of(this.seen.stream().mapToDouble((one) -> one[1])).orElseThrow();
	}

}
