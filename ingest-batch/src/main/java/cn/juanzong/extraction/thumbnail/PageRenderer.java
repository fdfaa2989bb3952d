package cn.juanzong.extraction.thumbnail;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import cn.juanzong.extraction.Rendition;

/**
 * Thumbnail and page views of one file. What cannot be drawn is left out: a view is a
 * convenience, its absence is not a finding.
 */
public final class PageRenderer {

	private static final String SLIDES = "application/vnd.openxmlformats-officedocument.presentationml";

	private static final String OLD_SLIDES = "application/vnd.ms-powerpoint";

	private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

	/**
	 * Draws what can be drawn.
	 * @param file the bytes
	 * @param mediaType as detected
	 * @param maxPages at most so many pages
	 * @return views in page order, the thumbnail last; all of them together bounded
	 */
	public List<Rendition> render(Path file, String mediaType, int maxPages) {
		Views views = new Views(maxPages);
		try {
			if (mediaType.startsWith("image/")) {
				pictures(file, mediaType, views);
			}
			else if (mediaType.startsWith("application/pdf")) {
				PdfPages.draw(file, views);
			}
			else if (mediaType.startsWith(SLIDES)) {
				Slides.draw(file, views);
			}
			else if (mediaType.startsWith(OLD_SLIDES)) {
				Slides.drawOld(file, views);
			}
			if (views.isEmpty() && mediaType.startsWith(OFFICE)) {
				OwnThumbnail.draw(file, views);
			}
		}
		catch (IOException | RuntimeException | StackOverflowError | LinkageError ex) {
			// the views drawn before the damage are kept
			return views.list();
		}
		return views.list();
	}

	/**
	 * One page as a picture for recognition.
	 * @param file the bytes
	 * @param mediaType as detected
	 * @param page from 1
	 * @param side pixels wanted on the longer side
	 * @return the picture, at least {@code side} where the source allows
	 * @throws IOException if the page cannot be drawn
	 */
	public static BufferedImage page(Path file, String mediaType, int page, int side) throws IOException {
		return mediaType.startsWith("application/pdf") ? PdfPages.page(file, page, side)
				: PictureFile.read(file, page, side);
	}

	private static void pictures(Path file, String mediaType, Views views) throws IOException {
		PictureFile.Measure measure = PictureFile.measure(file);
		if (measure == null) {
			return;
		}
		int orientation = PictureFile.orientation(file);
		for (int page = 1; page <= measure.pages() && page <= views.maxPages(); page++) {
			BufferedImage picture = PictureFile.read(file, page, Rendition.PAGE_SIDE, orientation);
			if (PictureFile.isViewOfItself(file, mediaType, picture, measure, orientation)) {
				views.addEncoded(page, picture, Files.readAllBytes(file));
			}
			else {
				views.add(page, picture);
			}
		}
	}

}
