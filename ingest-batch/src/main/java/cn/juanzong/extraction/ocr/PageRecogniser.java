package cn.juanzong.extraction.ocr;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import cn.juanzong.extraction.Extraction;
import cn.juanzong.extraction.Extraction.Extracted;
import cn.juanzong.extraction.Extraction.Reason;
import cn.juanzong.extraction.Extraction.Unreadable;
import cn.juanzong.extraction.Page;
import cn.juanzong.extraction.thumbnail.PageRenderer;

/**
 * Reads one page of an image or a scanned document. What it hands out is masked.
 */
public final class PageRecogniser {

	private final OcrEngine engine;

	public PageRecogniser(OcrEngine engine) {
		this.engine = engine;
	}

	/**
	 * Recognises a page.
	 * @param file the bytes
	 * @param mediaType as detected
	 * @param page from 1
	 * @return the page with words
	 * @throws IOException if the models fail
	 */
	public Extraction recognise(Path file, String mediaType, int page) throws IOException {
		BufferedImage picture;
		try {
			picture = PageRenderer.page(file, mediaType, page, TextDetector.SIDE);
		}
		catch (IOException | RuntimeException | StackOverflowError ex) {
			return new Unreadable(mediaType, Reason.CORRUPT, ex.getClass().getSimpleName(), List.of());
		}
		ReadPage read = this.engine.read(picture);
		Page result = new Page(page, read.text(), read.words(), false);
		return new Extracted(mediaType, List.of(result), List.of(), false);
	}

}
