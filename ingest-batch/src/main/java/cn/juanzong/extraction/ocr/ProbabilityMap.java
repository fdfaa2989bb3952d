package cn.juanzong.extraction.ocr;

import java.util.ArrayList;
import java.util.List;

/**
 * What the detection model says of each pixel: how probably it belongs to a line of text.
 * Turned into boxes as DB does it (differentiable binarization): connected regions above
 * a threshold, the smallest rectangle around each, kept if probable enough, grown by a
 * ratio.
 */
final class ProbabilityMap {

	private static final float THRESHOLD = 0.3f;

	private static final double MIN_SCORE = 0.5;

	private static final double GROWTH = 1.6;

	private static final int MIN_SIDE = 3;

	private static final int MAX_BOXES = 2_000;

	private final float[] values;

	private final int width;

	private final int height;

	ProbabilityMap(float[] values, int width, int height) {
		this.values = values;
		this.width = width;
		this.height = height;
	}

	List<TurnedBox> boxes() {
		List<TurnedBox> boxes = new ArrayList<>();
		boolean[] seen = new boolean[this.values.length];
		int[] stack = new int[this.values.length];
		for (int start = 0; start < this.values.length && boxes.size() < MAX_BOXES; start++) {
			if (seen[start] || this.values[start] <= THRESHOLD) {
				continue;
			}
			TurnedBox box = TurnedBox.around(ConvexHull.of(region(start, seen, stack)));
			if (Math.min(box.width(), box.height()) < MIN_SIDE || score(box) < MIN_SCORE) {
				continue;
			}
			boxes.add(box.unclipped(GROWTH));
		}
		return boxes;
	}

	/** The leftmost and rightmost pixel of each row of a region: enough for its hull. */
	private List<double[]> region(int start, boolean[] seen, int[] stack) {
		int size = 0;
		stack[size++] = start;
		seen[start] = true;
		int firstRow = start / this.width;
		List<int[]> rows = new ArrayList<>();
		while (size > 0) {
			int pixel = stack[--size];
			int x = pixel % this.width;
			int y = pixel / this.width;
			while (rows.size() <= y - firstRow) {
				rows.add(new int[] { Integer.MAX_VALUE, -1 });
			}
			int[] row = rows.get(y - firstRow);
			row[0] = Math.min(row[0], x);
			row[1] = Math.max(row[1], x);
			for (int dy = -1; dy <= 1; dy++) {
				for (int dx = -1; dx <= 1; dx++) {
					int nx = x + dx;
					int ny = y + dy;
					if (nx < 0 || ny < firstRow || nx >= this.width || ny >= this.height) {
						continue;
					}
					int next = ny * this.width + nx;
					if (!seen[next] && this.values[next] > THRESHOLD) {
						seen[next] = true;
						stack[size++] = next;
					}
				}
			}
		}
		List<double[]> ends = new ArrayList<>();
		for (int i = 0; i < rows.size(); i++) {
			if (rows.get(i)[1] >= 0) {
				ends.add(new double[] { rows.get(i)[0], firstRow + i });
				ends.add(new double[] { rows.get(i)[1], firstRow + i });
			}
		}
		return ends;
	}

	private double score(TurnedBox box) {
		int left = (int) Math.max(0, Math.floor(box.centreX() - box.halfSpanX()));
		int right = (int) Math.min(this.width - 1.0, Math.ceil(box.centreX() + box.halfSpanX()));
		int top = (int) Math.max(0, Math.floor(box.centreY() - box.halfSpanY()));
		int bottom = (int) Math.min(this.height - 1.0, Math.ceil(box.centreY() + box.halfSpanY()));
		double sum = 0;
		int count = 0;
		for (int y = top; y <= bottom; y++) {
			for (int x = left; x <= right; x++) {
				if (box.contains(x, y)) {
					sum += this.values[y * this.width + x];
					count++;
				}
			}
		}
		return (count == 0) ? 0 : sum / count;
	}

}
