package cn.juanzong.extraction.layout.ruling;

import java.util.List;
import java.util.OptionalDouble;

import cn.juanzong.extraction.layout.picture.Area;

/**
 * The gap between two columns that were taken for one: what is written by hand reaches so
 * often from one into the other that none was seen before their headings were read.
 */
public final class ColumnGap {

	/** The share of the rows in which something stands on either side of the gap. */
	private static final double PARTED = 0.5;

	/** Boxes have a margin around what is written, as a share of their height. */
	private static final double MARGIN = 0.15;

	private final List<List<Area>> rows;

	/**
	 * Looks at a column.
	 * @param rows the pieces written in each of its rows
	 */
	public ColumnGap(List<List<Area>> rows) {
		this.rows = rows.stream().filter((pieces) -> !pieces.isEmpty()).toList();
	}

	/**
	 * The middle of where the most rows are parted.
	 * @param from the middle of one heading
	 * @param to the middle of the next one
	 * @return nothing if fewer than half of the rows are parted anywhere
	 */
	public OptionalDouble between(double from, double to) {
		long most = 1;
		int first = 0;
		int last = 0;
		for (int x = (int) from; x <= to; x++) {
			int at = x;
			long parted = this.rows.stream().filter((pieces) -> parts(pieces, at)).count();
			if (parted > most) {
				first = x;
				most = parted;
			}
			last = (parted == most) ? x : last;
		}
		return (first > 0 && most >= PARTED * this.rows.size()) ? OptionalDouble.of((first + last) / 2.0)
				: OptionalDouble.empty();
	}

	/** Whether pieces stand on either side of a place and none across. */
	private static boolean parts(List<Area> pieces, double x) {
		return pieces.stream()
			.noneMatch((piece) -> piece.left() + MARGIN * piece.height() < x
					&& piece.right() - MARGIN * piece.height() > x)
				&& pieces.stream().anyMatch((piece) -> piece.centreX() < x)
				&& pieces.stream().anyMatch((piece) -> piece.centreX() > x);
	}

}
