package cn.juanzong.extraction.layout;

import java.util.ArrayList;
import java.util.List;

import cn.juanzong.extraction.layout.picture.Area;
import cn.juanzong.extraction.layout.picture.Edge;

/**
 * Columns of a table without upright lines: what is left empty in nearly all rows lies
 * between columns.
 */
final class WrittenColumns {

	/** The share of rows in which something may reach into the gap. */
	private static final double REACHING = 0.12;

	/** The share of rows that is most of them. */
	private static final double MOST = 0.6;

	private final List<Area> writing;

	private final List<Edge> rows;

	private final double letter;

	private final int width;

	WrittenColumns(List<Area> writing, List<Edge> rows, double letter, int width) {
		this.writing = writing;
		this.rows = rows;
		this.letter = letter;
		this.width = width;
	}

	List<Edge> edges() {
		int[] covered = new int[this.width];
		int tableRows = 0;
		for (int row = 0; row + 1 < this.rows.size(); row++) {
			List<Area> pieces = pieces(row);
			if (pieces.size() >= 2) {
				tableRows++;
				boolean[] seen = new boolean[this.width];
				for (Area piece : pieces) {
					// boxes have a margin
					int from = (int) Math.max(0, piece.left() + 0.15 * piece.height());
					int to = (int) Math.min(this.width, piece.right() - 0.15 * piece.height());
					for (int x = from; x < to; x++) {
						covered[x] += seen[x] ? 0 : 1;
						seen[x] = true;
					}
				}
			}
		}
		return between(covered, (int) Math.max((tableRows > 8) ? 1 : 0, REACHING * tableRows), tableRows);
	}

	/**
	 * Whether the first row that is written in, the heading, and most others are in
	 * pieces.
	 */
	boolean several() {
		int written = 0;
		int parted = 0;
		for (int row = 0; row + 1 < this.rows.size(); row++) {
			int here = pieces(row).size();
			if (here == 1 && written == 0) {
				return false;
			}
			written += (here > 0) ? 1 : 0;
			parted += (here > 1) ? 1 : 0;
		}
		return parted > MOST * written;
	}

	private List<Area> pieces(int row) {
		return this.writing.stream()
			.filter((area) -> area.centreY() >= this.rows.get(row).at(area.centreX())
					&& area.centreY() < this.rows.get(row + 1).at(area.centreX()))
			.toList();
	}

	private List<Edge> between(int[] covered, int most, int tableRows) {
		List<int[]> columns = new ArrayList<>();
		int start = -1;
		for (int x = 0; x <= this.width; x++) {
			boolean in = x < this.width && covered[x] > most;
			if (in && start < 0) {
				start = x;
			}
			else if (!in && start >= 0) {
				if (!columns.isEmpty() && start - columns.get(columns.size() - 1)[1] < this.letter * 0.3) {
					columns.get(columns.size() - 1)[1] = x;
				}
				else if (x - start > this.letter * 0.3 && peak(covered, start, x) > 0.2 * tableRows) {
					columns.add(new int[] { start, x });
				}
				start = -1;
			}
		}
		List<Edge> edges = new ArrayList<>();
		for (int i = 0; i < columns.size(); i++) {
			double left = columns.get(i)[0];
			edges.add(Edge.straight((i == 0) ? Math.max(0, left - 2 * this.letter)
					: valley(covered, columns.get(i - 1)[1], (int) left)));
		}
		if (!columns.isEmpty()) {
			edges.add(Edge.straight(Math.min(this.width - 1, columns.get(columns.size() - 1)[1] + 5 * this.letter)));
		}
		return edges;
	}

	private static int peak(int[] covered, int from, int to) {
		int peak = 0;
		for (int x = from; x < to; x++) {
			peak = Math.max(peak, covered[x]);
		}
		return peak;
	}

	/** The middle of the emptiest part. */
	private static double valley(int[] covered, int from, int to) {
		int least = Integer.MAX_VALUE;
		for (int x = from; x < to; x++) {
			least = Math.min(least, covered[x]);
		}
		int first = -1;
		int last = -1;
		for (int x = from; x < to; x++) {
			if (covered[x] == least) {
				first = (first < 0) ? x : first;
				last = x;
			}
		}
		return (first < 0) ? (from + to) / 2.0 : (first + last) / 2.0;
	}

}
