package cn.juanzong.extraction.ocr;

import java.io.IOException;
import java.util.List;

/**
 * Finds lines of text on a picture and reads them: all that a sheet's reader asks of a
 * recogniser, so that a better one can take its place.
 */
public interface TextEngine {

	/**
	 * Finds lines of text.
	 * @param page the page
	 * @param side the longer side at which it looks, in pixels; more finds smaller text
	 * @return a box around each, in pixels of the page, in no order
	 * @throws IOException if it fails
	 */
	List<TurnedBox> find(Pixels page, int side) throws IOException;

	/**
	 * Reads lines of text.
	 * @param page the page
	 * @param strips the parts to read
	 * @return one text for each, in the same order, nothing masked
	 * @throws IOException if it fails
	 */
	List<ReadText> read(Pixels page, List<Strip> strips) throws IOException;

	/**
	 * Reads numbers as a reader of nothing but digits sees them, who errs otherwise than
	 * the other and knows no other characters.
	 * @param page the page
	 * @param boxes around numbers in one line, with a little room
	 * @return one text for each, in the same order, nothing masked
	 * @throws IOException if it fails
	 */
	List<ReadText> digits(Pixels page, List<TurnedBox> boxes) throws IOException;

	/**
	 * The version that readings carry.
	 * @return such as {@code pp-ocrv4}
	 */
	String version();

}
