package cn.juanzong.extraction.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import cn.juanzong.extraction.layout.picture.Area;
import cn.juanzong.extraction.layout.picture.Edge;
import cn.juanzong.extraction.layout.picture.Gray;
import cn.juanzong.extraction.layout.picture.Median;
import cn.juanzong.extraction.layout.picture.RuledLine;
import cn.juanzong.extraction.layout.picture.RuledLines;
import cn.juanzong.extraction.layout.ruling.TableLines;

/**
 * Finds the rows and columns of the table on a straight page. Ruled lines count where
 * there are any; writing says where one is missing, and stands in for them where there
 * are none.
 */
final class GridFinder {

	private static final int RULED_ROWS = 4;

	/** One in so many pieces beside the columns is too much. */
	private static final int BESIDE = 8;

	/** A line of which so much runs through the middle of writing is none. */
	private static final double STRUCK = 1.0 / 3;

	/** The share of its height that is the middle of a piece, on either side. */
	private static final double MIDDLE = 0.2;

	/** Pieces of one row are lower than this, in heights of a letter. */
	private static final double ONE_ROW = 2;

	private final Gray page;

	private final List<Area> writing;

	private final double letter;

	GridFinder(Gray page, List<Area> writing) {
		this.page = page;
		this.writing = writing;
		this.letter = letter(writing);
	}

	/** The height of a line of writing. */
	static double letter(List<Area> writing) {
		OptionalDouble height = Median
			.of(writing.stream().filter((area) -> area.width() > 1.5 * area.height()).mapToDouble(Area::height));
		// boxes are drawn with a margin around what is written
		return height.isPresent() ? height.getAsDouble() * 0.7 : 24;
	}

	/**
	 * Looks for a table.
	 * @return its grid; empty if there are not even two rows of two pieces
	 */
	Optional<Grid> find() {
		List<RuledLine> level = new TableLines(this.writing, this.letter)
			.of(longOnes(RuledLines.level(this.page).stream().filter((line) -> !strikes(line)).toList()));
		List<RuledLine> upright = RuledLines.upright(this.page);
		boolean ruled = level.size() >= RULED_ROWS;
		List<Edge> rows = ruled ? new RowEdges(this.writing, this.letter).ruled(level)
				: new RowEdges(this.writing, this.letter).written();
		if (rows.size() < 3) {
			return Optional.empty();
		}
		double top = rows.get(0).at(this.page.width() / 2.0);
		double bottom = rows.get(rows.size() - 1).at(this.page.width() / 2.0);
		List<Edge> columns = openSides(ruledColumns(upright, top, bottom), level);
		if (columns.size() < 3 || cut(columns, top, bottom)) {
			columns = new WrittenColumns(this.writing, rows, this.letter, this.page.width()).edges();
		}
		else {
			columns = parted(columns, rows);
		}
		return (columns.size() < 3) ? Optional.empty() : Optional.of(new Grid(rows, columns, this.letter));
	}

	/**
	 * Columns between which no line was seen are parted where the heading and most rows
	 * are written in two pieces.
	 */
	private List<Edge> parted(List<Edge> columns, List<Edge> rows) {
		List<Edge> all = new ArrayList<>(List.of(columns.get(0)));
		for (int i = 0; i + 1 < columns.size(); i++) {
			Edge left = columns.get(i);
			Edge right = columns.get(i + 1);
			List<Area> within = this.writing.stream()
				.filter((area) -> area.centreX() > left.at(area.centreY()) && area.centreX() < right.at(area.centreY()))
				.toList();
			WrittenColumns parts = new WrittenColumns(within, rows, this.letter, this.page.width());
			if (parts.several()) {
				List<Edge> written = parts.edges();
				all.addAll(written.subList(Math.min(1, written.size()), Math.max(1, written.size()) - 1));
			}
			all.add(right);
		}
		return all;
	}

	/** Whether so much is written beside the columns that some lines were not seen. */
	private boolean cut(List<Edge> columns, double top, double bottom) {
		List<Area> inRows = this.writing.stream()
			.filter((area) -> area.centreY() > top && area.centreY() < bottom)
			.toList();
		long beside = inRows.stream()
			.filter((area) -> area.centreX() < columns.get(0).at(area.centreY()) - this.letter
					|| area.centreX() > columns.get(columns.size() - 1).at(area.centreY()) + this.letter)
			.count();
		return BESIDE * beside > inRows.size();
	}

	/**
	 * Level lines that run on beyond the columns end where a side of the table is not
	 * ruled.
	 */
	private List<Edge> openSides(List<Edge> columns, List<RuledLine> level) {
		if (columns.size() < 3 || level.isEmpty()) {
			return columns;
		}
		double start = Median.of(level.stream().mapToDouble(RuledLine::start)).orElseThrow();
		double end = Median.of(level.stream().mapToDouble(RuledLine::end)).orElseThrow();
		double middle = level.get(level.size() / 2).middle();
		if (columns.get(0).at(middle) - start > 2 * this.letter) {
			columns.add(0, Edge.straight(start));
		}
		if (end - columns.get(columns.size() - 1).at(middle) > 2 * this.letter) {
			columns.add(Edge.straight(end));
		}
		return columns;
	}

	/**
	 * Whether a line runs through the middle of what is written: print that is blurred
	 * and grainy looks like one, and no form is ruled so.
	 */
	private boolean strikes(RuledLine line) {
		return line.through(this.writing, ONE_ROW * this.letter, MIDDLE) > STRUCK * line.length();
	}

	/** Lines that run over the whole table, not under a word. */
	private List<RuledLine> longOnes(List<RuledLine> lines) {
		double longest = lines.stream().mapToDouble(RuledLine::length).max().orElse(0);
		if (longest < this.page.width() * 0.35) {
			return List.of();
		}
		List<RuledLine> kept = new ArrayList<>();
		for (RuledLine line : lines) {
			if (line.length() >= 0.55 * longest
					&& (kept.isEmpty() || line.middle() - kept.get(kept.size() - 1).middle() > this.letter * 0.6)) {
				kept.add(line);
			}
		}
		return kept;
	}

	private List<Edge> ruledColumns(List<RuledLine> lines, double top, double bottom) {
		List<RuledLine> kept = new ArrayList<>();
		lines.stream().sorted(Comparator.comparingDouble(RuledLine::middle)).forEach((line) -> {
			double covered = Math.min(bottom, line.end()) - Math.max(top, line.start());
			boolean apart = kept.isEmpty() || line.middle() - kept.get(kept.size() - 1).middle() > this.letter * 0.6;
			if (covered > 0.5 * (bottom - top) && apart) {
				kept.add(line);
			}
		});
		return new ArrayList<>(kept);
	}

}
