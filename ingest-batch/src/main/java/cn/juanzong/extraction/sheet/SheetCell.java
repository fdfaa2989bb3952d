package cn.juanzong.extraction.sheet;

import cn.juanzong.extraction.Box;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a line.
 *
 * @param column what the column holds
 * @param halfDay of a signature column for one half of the day, which
 * @param box where on the straightened page; the crop is this part of it
 * @param text the recogniser's first reading, nothing masked; empty where nothing is
 * written
 * @param confidence 0 to 1, the mean over the characters; 0 without text
 * @param ink the share of the cell that is written on, 0 to 1
 * @param inked whether that is enough to say that something is written there
 * @param imageHash what the ink looks like, 64 bits: the same writing scanned again
 * differs in few of them, another hand in about twenty; 0 of an empty cell
 * @param lattice what else it may say
 */
public record SheetCell(SheetColumn column, @Nullable HalfDay halfDay, Box box, String text, double confidence,
		double ink, boolean inked, long imageHash, Lattice lattice) {

	/** What is written is personal: never in a log. */
	@Override
	public String toString() {
		return "SheetCell[" + this.column + "]";
	}

}
