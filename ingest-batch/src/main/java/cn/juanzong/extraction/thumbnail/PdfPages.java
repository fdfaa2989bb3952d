package cn.juanzong.extraction.thumbnail;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import cn.juanzong.extraction.Rendition;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * Draws pages of a PDF at a bounded number of pixels, whatever size the page claims.
 */
final class PdfPages {

	private static final float MAX_SCALE = 4;

	/**
	 * For views: four neighbours of a point in place of sixteen, which nobody sees on a
	 * page that is made smaller, and which is most of the work on a scanned one.
	 */
	private static final RenderingHints FOR_VIEWS = new RenderingHints(Map.of(RenderingHints.KEY_INTERPOLATION,
			RenderingHints.VALUE_INTERPOLATION_BILINEAR, RenderingHints.KEY_RENDERING,
			RenderingHints.VALUE_RENDER_QUALITY, RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON));

	private PdfPages() {
	}

	static void draw(Path file, Views views) throws IOException {
		try (RandomAccessReadBufferedFile input = new RandomAccessReadBufferedFile(file.toFile());
				PDDocument document = open(input)) {
			PDFRenderer renderer = renderer(document);
			renderer.setRenderingHints(FOR_VIEWS);
			for (int page = 1; page <= Math.min(views.maxPages(), document.getNumberOfPages())
					&& !views.full(); page++) {
				views.add(page, draw(document, renderer, page, Rendition.PAGE_SIDE, ImageType.BGR));
			}
		}
	}

	static BufferedImage page(Path file, int page, int side) throws IOException {
		try (RandomAccessReadBufferedFile input = new RandomAccessReadBufferedFile(file.toFile());
				PDDocument document = open(input)) {
			return draw(document, renderer(document), page, side, ImageType.RGB);
		}
	}

	private static PDDocument open(RandomAccessReadBufferedFile input) throws IOException {
		CjkFont.serveToPdf();
		return Loader.loadPDF(input, "", null, null, IOUtils.createTempFileOnlyStreamCache());
	}

	private static PDFRenderer renderer(PDDocument document) {
		PDFRenderer renderer = new PDFRenderer(document);
		renderer.setSubsamplingAllowed(true);
		return renderer;
	}

	private static BufferedImage draw(PDDocument document, PDFRenderer renderer, int page, int side, ImageType type)
			throws IOException {
		PDRectangle box = document.getPage(page - 1).getCropBox();
		float longer = Math.max(1, Math.max(box.getWidth(), box.getHeight()));
		return renderer.renderImage(page - 1, Math.min(MAX_SCALE, (side + 0.5f) / longer), type);
	}

}
