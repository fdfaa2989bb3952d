package cn.juanzong.extraction.ocr;

/**
 * A part of a page to be read as one line.
 *
 * @param box where it is
 * @param squeeze by how much it may be narrowed before it is read, 1 for not at all:
 * digits bear it, and what is narrower is read sooner
 */
public record Strip(TurnedBox box, double squeeze) {

	/**
	 * A strip read as it is.
	 * @param box where it is
	 * @return the strip
	 */
	public static Strip whole(TurnedBox box) {
		return new Strip(box, 1);
	}

}
