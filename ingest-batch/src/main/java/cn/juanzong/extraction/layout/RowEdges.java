package cn.juanzong.extraction.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import cn.juanzong.extraction.layout.picture.Area;
import cn.juanzong.extraction.layout.picture.Edge;
import cn.juanzong.extraction.layout.picture.Median;
import cn.juanzong.extraction.layout.picture.RuledLine;

/**
 * The edges between rows.
 */
final class RowEdges {

	private static final double SAME_ROW = 0.45;

	/** In so many rows are several before lines are thought to be missing. */
	private static final int SEVERAL = 2;

	/** Two rows are further apart than two lines of one cell, in heights of a letter. */
	private static final double APART = 1.5;

	private final List<Area> writing;

	private final double letter;

	RowEdges(List<Area> writing, double letter) {
		this.writing = writing;
		this.letter = letter;
	}

	/** Between ruled lines; where one was not seen, between the rows of writing. */
	List<Edge> ruled(List<RuledLine> lines) {
		double[] heights = new double[lines.size() - 1];
		for (int i = 0; i < heights.length; i++) {
			heights[i] = lines.get(i + 1).middle() - lines.get(i).middle();
		}
		double usual = Median.of(Arrays.stream(heights)).orElseThrow();
		List<Edge> edges = new ArrayList<>();
		for (int i = 0; i < lines.size(); i++) {
			edges.add(lines.get(i));
			if (i < heights.length) {
				int parts = (int) Math.round(heights[i] / usual);
				boolean several = parts > 1 && Math.abs(heights[i] / parts - usual) < 0.2 * usual
						&& rowsBetween(lines.get(i), lines.get(i + 1)) >= parts;
				for (int part = 1; several && part < parts; part++) {
					edges.add(Edge.between(lines.get(i), lines.get(i + 1), (double) part / parts));
				}
			}
		}
		List<Edge> all = parted(edges);
		continued(all, lines,
				(all.size() > edges.size()) ? usual(all, lines.get(0).start() + lines.get(0).length() / 2) : usual);
		return all;
	}

	/**
	 * Lines so faint that many were not seen leave several rows of writing in one: these
	 * are parted half way between. One alone may be a heading in two lines.
	 */
	private List<Edge> parted(List<Edge> edges) {
		List<List<List<Area>>> bands = new ArrayList<>();
		for (int i = 0; i + 1 < edges.size(); i++) {
			bands.add(rows(between(edges.get(i), edges.get(i + 1))));
		}
		double usual = Median
			.of(bands.stream().flatMap(List::stream).mapToDouble(List::size).filter((size) -> size > 1))
			.orElse(0);
		int full = Math.max(2, ((int) usual + 1) / 2);
		bands.forEach((rows) -> rows.removeIf((row) -> row.size() < full));
		if (bands.stream().filter((rows) -> rows.size() > 1).count() < SEVERAL) {
			return edges;
		}
		List<Edge> parted = new ArrayList<>(List.of(edges.get(0)));
		for (int i = 0; i + 1 < edges.size(); i++) {
			List<List<Area>> rows = bands.get(i);
			for (int row = 1; row < rows.size(); row++) {
				double x = rows.get(row).get(0).centreX();
				double top = edges.get(i).at(x);
				double y = (centre(rows.get(row - 1)) + centre(rows.get(row))) / 2;
				if (centre(rows.get(row)) - centre(rows.get(row - 1)) > APART * this.letter) {
					parted
						.add(Edge.between(edges.get(i), edges.get(i + 1), (y - top) / (edges.get(i + 1).at(x) - top)));
				}
			}
			parted.add(edges.get(i + 1));
		}
		return parted;
	}

	private static double usual(List<Edge> edges, double x) {
		return Median
			.of(IntStream.range(1, edges.size()).mapToDouble((i) -> edges.get(i).at(x) - edges.get(i - 1).at(x)))
			.orElseThrow();
	}

	/** Rows below the last or above the first line that was seen. */
	private void continued(List<Edge> edges, List<RuledLine> lines, double usual) {
		RuledLine last = lines.get(lines.size() - 1);
		for (int i = 1; inBand(last, (i - 1) * usual, i * usual, lines.get(0)) >= 3; i++) {
			double down = i * usual;
			edges.add((x) -> last.at(x) + down);
		}
		RuledLine first = lines.get(0);
		for (int i = 1; inBand(first, -i * usual, -(i - 1) * usual, last) >= 3; i++) {
			double up = i * usual;
			edges.add(0, (x) -> first.at(x) - up);
		}
	}

	private long inBand(RuledLine line, double from, double to, RuledLine wide) {
		return this.writing.stream()
			.filter((area) -> area.left() > Math.min(line.start(), wide.start()) - 2 * this.letter
					&& area.right() < Math.max(line.end(), wide.end()) + 2 * this.letter)
			.filter((area) -> {
				double down = area.centreY() - line.at(area.centreX());
				return down > from + 0.2 * (to - from) && down < to - 0.2 * (to - from);
			})
			.count();
	}

	private int rowsBetween(Edge top, Edge bottom) {
		return rows(between(top, bottom)).size();
	}

	private List<Area> between(Edge top, Edge bottom) {
		return this.writing.stream()
			.filter((area) -> area.centreY() > top.at(area.centreX()) && area.centreY() < bottom.at(area.centreX()))
			.toList();
	}

	/** Half way between rows of writing, of those rows that have several pieces. */
	List<Edge> written() {
		List<List<Area>> rows = rows(this.writing);
		int first = 0;
		while (first < rows.size() && rows.get(first).size() < 2) {
			first++;
		}
		int last = rows.size() - 1;
		while (last >= first && rows.get(last).size() < 2) {
			last--;
		}
		List<Edge> edges = new ArrayList<>();
		for (int i = first; i <= last; i++) {
			double centre = centre(rows.get(i));
			double before = (i > first) ? centre - centre(rows.get(i - 1)) : 2 * this.letter;
			edges.add(Edge.straight(centre - Math.min(before / 2, 2 * this.letter)));
			if (i == last || centre(rows.get(i + 1)) - centre > 4 * this.letter) {
				edges.add(Edge.straight(centre + 1.2 * this.letter));
			}
		}
		return edges;
	}

	private static double centre(List<Area> row) {
		return Median.of(row.stream().mapToDouble(Area::centreY)).orElseThrow();
	}

	private List<List<Area>> rows(List<Area> areas) {
		List<List<Area>> rows = new ArrayList<>();
		areas.stream().sorted(Comparator.comparingDouble(Area::centreY)).forEach((area) -> {
			List<Area> last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
			if (last != null && sameRow(last, area)) {
				last.add(area);
			}
			else {
				rows.add(new ArrayList<>(List.of(area)));
			}
		});
		return rows;
	}

	private static boolean sameRow(List<Area> row, Area area) {
		double level = row.stream().mapToDouble(Area::centreY).average().orElse(0);
		double height = row.stream().mapToDouble(Area::height).average().orElse(0);
		double overlap = (height + area.height()) / 2 - Math.abs(area.centreY() - level);
		return overlap >= SAME_ROW * Math.min(height, area.height());
	}

}
