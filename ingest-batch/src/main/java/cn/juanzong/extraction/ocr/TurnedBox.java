package cn.juanzong.extraction.ocr;

import java.util.List;

import cn.juanzong.extraction.Box;

/**
 * A rectangle turned by at most 45 degrees.
 *
 * @param centreX in pixels
 * @param centreY in pixels
 * @param width along the direction of writing
 * @param height across it
 * @param cos of the direction of writing
 * @param sin of the direction of writing
 */
public record TurnedBox(double centreX, double centreY, double width, double height, double cos, double sin) {

	/**
	 * The smallest rectangle around points.
	 * @param hull convex, at least one point, each x and y
	 * @return the rectangle
	 */
	static TurnedBox around(List<double[]> hull) {
		TurnedBox best = along(hull, 1, 0);
		for (int i = 0; i < hull.size(); i++) {
			double[] a = hull.get(i);
			double[] b = hull.get((i + 1) % hull.size());
			double length = Math.hypot(b[0] - a[0], b[1] - a[1]);
			if (length > 0) {
				TurnedBox box = along(hull, (b[0] - a[0]) / length, (b[1] - a[1]) / length);
				if (box.width * box.height < best.width * best.height - 1e-9) {
					best = box;
				}
			}
		}
		return best;
	}

	private static TurnedBox along(List<double[]> hull, double directionX, double directionY) {
		double cos = directionX;
		double sin = directionY;
		if (Math.abs(cos) < Math.abs(sin)) {
			double old = cos;
			cos = sin;
			sin = -old;
		}
		if (cos < 0) {
			cos = -cos;
			sin = -sin;
		}
		double minU = Double.MAX_VALUE;
		double maxU = -Double.MAX_VALUE;
		double minV = Double.MAX_VALUE;
		double maxV = -Double.MAX_VALUE;
		for (double[] point : hull) {
			double u = point[0] * cos + point[1] * sin;
			double v = point[1] * cos - point[0] * sin;
			minU = Math.min(minU, u);
			maxU = Math.max(maxU, u);
			minV = Math.min(minV, v);
			maxV = Math.max(maxV, v);
		}
		double u = (minU + maxU) / 2;
		double v = (minV + maxV) / 2;
		return new TurnedBox(u * cos - v * sin, u * sin + v * cos, maxU - minU, maxV - minV, cos, sin);
	}

	/** The model marks the core of a line: grows it to the whole by its ratio. */
	TurnedBox unclipped(double ratio) {
		double distance = this.width * this.height * ratio / (2 * (this.width + this.height));
		return new TurnedBox(this.centreX, this.centreY, this.width + 2 * distance, this.height + 2 * distance,
				this.cos, this.sin);
	}

	TurnedBox scaled(double x, double y) {
		return new TurnedBox(this.centreX * x, this.centreY * y, this.width * x, this.height * y, this.cos, this.sin);
	}

	boolean contains(double x, double y) {
		double u = (x - this.centreX) * this.cos + (y - this.centreY) * this.sin;
		double v = (y - this.centreY) * this.cos - (x - this.centreX) * this.sin;
		return Math.abs(u) <= this.width / 2 && Math.abs(v) <= this.height / 2;
	}

	double halfSpanX() {
		return (this.width * this.cos + this.height * Math.abs(this.sin)) / 2;
	}

	double halfSpanY() {
		return (this.width * Math.abs(this.sin) + this.height * this.cos) / 2;
	}

	/**
	 * The upright rectangle around this one.
	 * @param pageWidth in pixels
	 * @param pageHeight in pixels
	 * @return in fractions of the page
	 */
	public Box within(int pageWidth, int pageHeight) {
		return new Box(fraction(this.centreX - halfSpanX(), pageWidth),
				fraction(this.centreY - halfSpanY(), pageHeight), fraction(this.centreX + halfSpanX(), pageWidth),
				fraction(this.centreY + halfSpanY(), pageHeight));
	}

	private static double fraction(double value, int size) {
		return Math.min(1, Math.max(0, value / size));
	}

}
