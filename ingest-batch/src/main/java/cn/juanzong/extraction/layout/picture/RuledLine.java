package cn.juanzong.extraction.layout.picture;

import java.util.ArrayList;
import java.util.List;

/**
 * A ruled line by the points at which it was seen, from left to right; bent where the
 * paper was. Of lines from top to bottom both coordinates are swapped.
 */
public final class RuledLine implements Edge {

	private final List<double[]> points = new ArrayList<>();

	private double slope;

	private double middleX;

	private double middleY;

	void add(double x, double y) {
		this.points.add(new double[] { x, y });
		fit();
	}

	void addAll(RuledLine other) {
		this.points.addAll(other.points);
		this.points.sort((a, b) -> Double.compare(a[0], b[0]));
		fit();
	}

	private void fit() {
		double sumX = 0;
		double sumY = 0;
		for (double[] point : this.points) {
			sumX += point[0];
			sumY += point[1];
		}
		this.middleX = sumX / this.points.size();
		this.middleY = sumY / this.points.size();
		double xx = 0;
		double xy = 0;
		for (double[] point : this.points) {
			xx += (point[0] - this.middleX) * (point[0] - this.middleX);
			xy += (point[0] - this.middleX) * (point[1] - this.middleY);
		}
		this.slope = (xx > 0) ? xy / xx : 0;
	}

	int size() {
		return this.points.size();
	}

	public double start() {
		return this.points.get(0)[0];
	}

	public double end() {
		return this.points.get(this.points.size() - 1)[0];
	}

	public double length() {
		return end() - start();
	}

	/**
	 * How much of it runs through pieces of writing.
	 * @param writing the pieces
	 * @param highest higher ones are more than one line of writing
	 * @param near how far from the middle of a piece it may be, in the piece's heights
	 */
	public double through(List<Area> writing, double highest, double near) {
		return writing.stream()
			.filter((area) -> area.height() < highest
					&& Math.abs(area.centreY() - at(area.centreX())) < near * area.height())
			.mapToDouble((area) -> Math.min(area.right(), end()) - Math.max(area.left(), start()))
			.filter((length) -> length > 0)
			.sum();
	}

	double slope() {
		return this.slope;
	}

	public double middle() {
		return this.middleY;
	}

	/** Where the line as a whole would pass. */
	double fitted(double x) {
		return this.middleY + this.slope * (x - this.middleX);
	}

	@Override
	public double at(double x) {
		if (x <= start() || x >= end()) {
			double[] nearest = (x <= start()) ? this.points.get(0) : this.points.get(this.points.size() - 1);
			return nearest[1] + this.slope * (x - nearest[0]);
		}
		int next = 1;
		while (this.points.get(next)[0] < x) {
			next++;
		}
		double[] a = this.points.get(next - 1);
		double[] b = this.points.get(next);
		return a[1] + (b[1] - a[1]) * (x - a[0]) / (b[0] - a[0]);
	}

}
