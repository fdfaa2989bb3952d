package cn.juanzong.extraction.thumbnail;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import cn.juanzong.extraction.Rendition;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.sl.draw.Drawable;
import org.apache.poi.sl.usermodel.Slide;
import org.apache.poi.sl.usermodel.SlideShow;
import org.apache.poi.xslf.usermodel.XMLSlideShow;

/**
 * Draws the slides of a presentation, pptx or ppt.
 */
final class Slides {

	private Slides() {
	}

	static void draw(Path file, Views views) throws IOException {
		try (OPCPackage parts = OPCPackage.open(file.toFile(), PackageAccess.READ);
				XMLSlideShow show = new XMLSlideShow(parts)) {
			draw(show, views);
		}
		catch (InvalidFormatException ex) {
			throw new IOException(ex);
		}
	}

	static void drawOld(Path file, Views views) throws IOException {
		try (POIFSFileSystem parts = new POIFSFileSystem(file.toFile(), true);
				HSLFSlideShow show = new HSLFSlideShow(parts)) {
			draw(show, views);
		}
	}

	private static void draw(SlideShow<?, ?> show, Views views) throws IOException {
		Dimension size = show.getPageSize();
		double scale = Rendition.PAGE_SIDE / Math.max(1, Math.max(size.getWidth(), size.getHeight()));
		List<? extends Slide<?, ?>> slides = show.getSlides();
		for (int i = 0; i < Math.min(slides.size(), views.maxPages()) && !views.full(); i++) {
			views.add(i + 1, draw(slides.get(i), size, scale));
		}
	}

	private static BufferedImage draw(Slide<?, ?> slide, Dimension size, double scale) {
		int width = Math.max(1, (int) Math.round(size.getWidth() * scale));
		int height = Math.max(1, (int) Math.round(size.getHeight() * scale));
		BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
		Graphics2D graphics = picture.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		String family = CjkFont.family();
		if (family != null) {
			graphics.setRenderingHint(Drawable.FONT_MAP, Map.of("*", family));
			graphics.setRenderingHint(Drawable.FONT_FALLBACK, Map.of("*", family));
		}
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, width, height);
		graphics.scale(scale, scale);
		slide.draw(graphics);
		graphics.dispose();
		return picture;
	}

}
