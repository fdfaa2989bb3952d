package cn.juanzong.extraction;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

import cn.juanzong.extraction.sheet.SheetExtraction;

/**
 * Reads untrusted bytes in a child process with limits of time and memory. A file that
 * hangs, crashes or exhausts memory costs its own result only; the next call gets a fresh
 * child. Safe for use by several threads.
 */
public interface DocumentReader {

	/**
	 * Identifies the true type and extracts text, metadata and facts.
	 * @param file the bytes on local disk
	 * @param fileName the original name, a hint only
	 * @return the outcome; never throws for a bad file
	 */
	Extraction extract(Path file, String fileName);

	/**
	 * Identifies a film or sound recording and its facts without copying it to disk.
	 * @param source an address that answers range requests
	 * @param fileName the original name, a hint only
	 * @return the outcome
	 */
	Extraction probe(URI source, String fileName);

	/**
	 * Recognises the words on the pages of an image or scanned document.
	 * @param file the bytes on local disk
	 * @param mediaType as detected
	 * @param pages the pages wanted, from 1
	 * @return pages with words and per-page facts, or why not
	 */
	Extraction recognise(Path file, String mediaType, List<Integer> pages);

	/**
	 * Reads a page as a sign-in sheet.
	 * @param file the bytes on local disk
	 * @param mediaType as detected
	 * @param page the page, from 1
	 * @return its words and, if it is a sheet, its lines and the straightened page; or
	 * why not
	 */
	SheetExtraction readSheet(Path file, String mediaType, int page);

	/**
	 * The version that pages of sheets carry, so that they can be read again by a better
	 * one.
	 * @return such as {@code pp-ocrv4/lines-9}
	 */
	String sheetVersion();

	/**
	 * Renders thumbnail and page views.
	 * @param file the bytes on local disk
	 * @param mediaType as detected
	 * @param maxPages how many pages at most
	 * @return the views; empty where the format has none
	 */
	List<Rendition> render(Path file, String mediaType, int maxPages);

	/**
	 * Takes a poster frame and its thumbnail from a film.
	 * @param source an address that answers range requests
	 * @return the views; empty where no frame could be decoded
	 */
	List<Rendition> poster(URI source);

	/**
	 * The version that facts carry, so that objects can be read again by a better one.
	 * @return such as {@code tika-3.3.1/pp-ocrv4/1}
	 */
	String version();

}
