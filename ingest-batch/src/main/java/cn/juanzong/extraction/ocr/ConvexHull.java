package cn.juanzong.extraction.ocr;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The convex hull of points by Andrew's monotone chain.
 */
final class ConvexHull {

	private ConvexHull() {
	}

	static List<double[]> of(List<double[]> points) {
		List<double[]> sorted = new ArrayList<>(points);
		sorted.sort(Comparator.<double[]>comparingDouble((point) -> point[0]).thenComparingDouble((point) -> point[1]));
		if (sorted.size() < 3) {
			return sorted;
		}
		List<double[]> hull = new ArrayList<>();
		half(sorted, hull, 0);
		int upperStart = hull.size() - 1;
		hull.remove(upperStart);
		Collections.reverse(sorted);
		half(sorted, hull, upperStart);
		hull.remove(hull.size() - 1);
		return hull;
	}

	private static void half(List<double[]> points, List<double[]> hull, int from) {
		for (double[] point : points) {
			while (hull.size() >= from + 2 && cross(hull.get(hull.size() - 2), hull.get(hull.size() - 1), point) <= 0) {
				hull.remove(hull.size() - 1);
			}
			hull.add(point);
		}
	}

	private static double cross(double[] o, double[] a, double[] b) {
		return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
	}

}
