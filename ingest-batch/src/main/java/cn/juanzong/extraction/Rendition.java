package cn.juanzong.extraction;

/**
 * A derived view of a document as an encoded image.
 *
 * @param kind what it shows
 * @param page the page, from 1
 * @param mediaType image/jpeg or image/png
 * @param width pixels
 * @param height pixels
 * @param bytes the encoded image
 */
public record Rendition(Kind kind, int page, String mediaType, int width, int height, byte[] bytes) {

	/** Longest side of a page at reading size, in pixels. */
	public static final int PAGE_SIDE = 1_600;

	/** Longest side of a thumbnail, in pixels. */
	public static final int THUMBNAIL_SIDE = 320;

	/** What a rendition shows. */
	public enum Kind {

		/** First page or picture, longest side 320 px. */
		THUMBNAIL,
		/** A page at reading size, longest side 1,600 px. */
		PAGE,
		/** A frame of a video, longest side 1,280 px. */
		POSTER,
		/**
		 * A page of a sign-in sheet, straightened; boxes of lines and cells refer to it.
		 */
		SHEET

	}

}
