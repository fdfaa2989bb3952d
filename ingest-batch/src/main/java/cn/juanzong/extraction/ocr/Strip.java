package cn.juanzong.extraction.ocr;

/**
 * A part of a page to be read as one line.
 *
 * @param box where it is
 * @param stretch by how much it is widened before it is read, 1 for not at all: what is
 * narrow is read sooner, in what is wide runs of one digit are told apart
 */
public record Strip(TurnedBox box, double stretch) {

	/**
	 * A strip read as it is.
	 * @param box where it is
	 * @return the strip
	 */
	public static Strip whole(TurnedBox box) {
		return new Strip(box, 1);
	}

}
