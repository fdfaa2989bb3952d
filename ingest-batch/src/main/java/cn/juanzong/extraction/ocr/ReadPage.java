package cn.juanzong.extraction.ocr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import cn.juanzong.extraction.Word;

/**
 * A page as read: rows from top to bottom, pieces from left to right. Nothing in it is
 * masked; {@link #text()} and {@link #words()} are.
 *
 * @param width of the page in pixels
 * @param height of the page in pixels
 * @param rows the rows
 */
public record ReadPage(int width, int height, List<List<ReadText>> rows) {

	/** Pieces that overlap by this share of the lower one's height stand in one row. */
	private static final double SAME_ROW = 0.5;

	/**
	 * Puts what was read in order.
	 * @param width of the page in pixels
	 * @param height of the page in pixels
	 * @param lines in any order
	 * @return the page
	 */
	public static ReadPage of(int width, int height, List<ReadText> lines) {
		double slope = slope(lines);
		List<Placed> placed = lines.stream()
			.map((line) -> new Placed(line, line.box().centreY() - slope * line.box().centreX()))
			.sorted(Comparator.comparingDouble(Placed::level)
				.thenComparingDouble((piece) -> piece.line().box().centreX()))
			.toList();
		List<List<ReadText>> rows = new ArrayList<>();
		List<Placed> row = new ArrayList<>();
		for (Placed piece : placed) {
			if (!row.isEmpty() && !sameRow(row, piece)) {
				rows.add(fromLeft(row));
				row.clear();
			}
			row.add(piece);
		}
		if (!row.isEmpty()) {
			rows.add(fromLeft(row));
		}
		return new ReadPage(width, height, rows);
	}

	/** How the lines lean, by the long ones, which tell best. */
	private static double slope(List<ReadText> lines) {
		List<Double> slopes = lines.stream()
			.filter((line) -> line.box().width() > 4 * line.box().height())
			.map((line) -> line.box().sin() / line.box().cos())
			.sorted()
			.toList();
		return slopes.isEmpty() ? 0 : slopes.get(slopes.size() / 2);
	}

	private static boolean sameRow(List<Placed> row, Placed piece) {
		double level = row.stream().mapToDouble(Placed::level).average().orElse(0);
		double height = row.stream().mapToDouble((other) -> other.line().box().height()).average().orElse(0);
		double own = piece.line().box().height();
		double overlap = (height + own) / 2 - Math.abs(piece.level() - level);
		return overlap >= SAME_ROW * Math.min(height, own);
	}

	private static List<ReadText> fromLeft(List<Placed> row) {
		return row.stream()
			.map(Placed::line)
			.sorted(Comparator.comparingDouble((line) -> line.box().centreX()))
			.toList();
	}

	/** The whole text, numbers masked. */
	public String text() {
		return this.rows.stream()
			.map((row) -> row.stream()
				.map((line) -> RecognisedNumbers.redact(line.text()))
				.collect(Collectors.joining(" ")))
			.collect(Collectors.joining("\n"));
	}

	/** The pieces, numbers masked. */
	public List<Word> words() {
		return this.rows.stream()
			.flatMap(List::stream)
			.map((line) -> new Word(RecognisedNumbers.redact(line.text()), line.box().within(this.width, this.height),
					Math.round(line.confidence() * 1000) / 1000.0))
			.toList();
	}

	/** A line and its height on the page when the lean is taken away. */
	private record Placed(ReadText line, double level) {

	}

}
