package cn.juanzong.records.view;

import java.nio.charset.StandardCharsets;

/**
 * The picture of a record of which there is none: a sheet with the file's extension. So a
 * page may ask for the thumbnail of any record that it shows.
 */
final class DrawnThumbnail {

	static final String MEDIA_TYPE = "image/svg+xml";

	private static final String SHEET = """
			<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 72"><rect width="96" height="72" fill="#eeebe4"/>\
			<path d="M30 8h28l10 10v46H30z" fill="#fff" stroke="#dcd7cc"/><path d="M58 8v10h10" fill="none" stroke="#dcd7cc"/>\
			<text x="49" y="48" text-anchor="middle" font-family="sans-serif" font-size="11" fill="#5c6068">%s</text></svg>
			""";

	private DrawnThumbnail() {
	}

	/**
	 * Draws it.
	 * @param extension of the file; anything but letters and digits is left out
	 */
	static byte[] of(String extension) {
		return SHEET.formatted(extension.replaceAll("[^A-Za-z0-9]", "")).getBytes(StandardCharsets.UTF_8);
	}

}
