package cn.juanzong.extraction.sheet;

import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * Tells whether two pages show the same piece of paper: the same lines, and the same
 * writing in them. Sheets for the morning and for the afternoon name the same people, but
 * nobody signs twice the same.
 */
final class PaperLikeness {

	/** Bits by which the ink of one cell may differ between two scans. */
	private static final int BITS = 14;

	/** So many lines may not have been seen on one of two scans. */
	private static final int LOST = 2;

	/** The share of lines that must be alike. */
	private static final double SHARE = 0.7;

	private PaperLikeness() {
	}

	static boolean same(SheetPage one, SheetPage other) {
		List<SheetLine> ours = one.filledLines();
		List<SheetLine> theirs = other.filledLines();
		int most = Math.max(ours.size(), theirs.size());
		int least = Math.min(ours.size(), theirs.size());
		if (least == 0 || least < SHARE * most || contradict(one.printedNumber(), other.printedNumber())
				|| contradict(one.halfDay(), other.halfDay())) {
			return false;
		}
		return IntStream.rangeClosed(-LOST, LOST).anyMatch((shift) -> alike(ours, theirs, shift) >= SHARE * most);
	}

	/** How many lines are alike, if some above the first were not seen on one of them. */
	private static int alike(List<SheetLine> ours, List<SheetLine> theirs, int shift) {
		int alike = 0;
		for (int i = Math.max(0, -shift); i < ours.size() && i + shift < theirs.size(); i++) {
			if (alike(ours.get(i), theirs.get(i + shift))) {
				alike++;
			}
		}
		return alike;
	}

	private static boolean contradict(@Nullable Object one, @Nullable Object other) {
		return one != null && other != null && !one.equals(other);
	}

	private static boolean alike(SheetLine one, SheetLine other) {
		SheetColumn column = one.signed() ? SheetColumn.SIGNATURE : SheetColumn.NAME;
		return one.cell(column)
			.flatMap((ours) -> other.cell(column).filter((theirs) -> ours.inked() && theirs.inked()).map((theirs) -> {
				int bits = Long.bitCount(ours.imageHash() ^ theirs.imageHash());
				return bits <= BITS;
			}))
			.orElse(false);
	}

}
