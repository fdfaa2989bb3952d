package cn.juanzong.extraction.ocr;

import cn.juanzong.extraction.sheet.Lattice;

/**
 * A line of text as read.
 *
 * @param box where it stands, in pixels
 * @param text what it says, nothing masked
 * @param confidence the mean over its characters, 0 to 1
 * @param lattice what else it may say
 */
public record ReadText(TurnedBox box, String text, double confidence, Lattice lattice) {

	/** What is written may be personal: never in a log. */
	@Override
	public String toString() {
		return "ReadText[" + this.text.length() + " characters]";
	}

}
