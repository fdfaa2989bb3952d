package cn.juanzong.extraction;

import org.jspecify.annotations.Nullable;

/**
 * Something a document says. Names are those of the constants here; values are text,
 * dates ISO-8601.
 *
 * @param name the fact's name
 * @param value the value, personal numbers masked, at most 2,000 characters
 * @param page the page it stands on, from 1, or 0 for the whole document
 * @param box where on the page, if known
 * @param confidence 0 to 1; 1 where it was read from structure, not recognised
 * @param extractor who said so, with version
 */
public record Fact(String name, String value, int page, @Nullable Box box, double confidence, String extractor) {

	/**
	 * When the picture or the video was taken, local time without zone, ISO-8601 (EXIF
	 * DateTimeOriginal).
	 */
	public static final String CAPTURED_AT = "captured-at";

	/** Camera make and model. */
	public static final String CAMERA = "camera";

	/** Latitude in degrees, WGS84. */
	public static final String LATITUDE = "latitude";

	/** Longitude in degrees, WGS84. */
	public static final String LONGITUDE = "longitude";

	/** Length of a video or audio in seconds. */
	public static final String DURATION_SECONDS = "duration-seconds";

	/** Width of the picture in pixels. */
	public static final String WIDTH = "width";

	/** Height of the picture in pixels. */
	public static final String HEIGHT = "height";

	/** Number of pages, slides or sheets. */
	public static final String PAGE_COUNT = "page-count";

	/** The document's own title. */
	public static final String TITLE = "title";

	/** The document's own author. */
	public static final String AUTHOR = "author";

	/** When the document was created, by its own word, ISO-8601. */
	public static final String CREATED_AT = "created-at";

	/** The number of filled rows read on a sign-in sheet page: one fact a page. */
	public static final String READABLE_LINES = "readable-lines";

	/**
	 * The file's name extension contradicts its content; the value is the expected
	 * extension without the dot, such as {@code pdf}.
	 */
	public static final String WRONG_EXTENSION = "wrong-extension";

	/**
	 * A page that could not be recognised although others could; the value is the
	 * {@link Extraction.Reason}.
	 */
	public static final String UNREAD_PAGE = "unread-page";

	/**
	 * The picture was too large to be read whole and its views were reduced while
	 * reading; the value is its size in megapixels.
	 */
	public static final String REDUCED = "reduced";

	/**
	 * The file ends before its format says it should; what is there could be read.
	 */
	public static final String INCOMPLETE = "incomplete";

}
