package cn.juanzong.extraction.layout;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import cn.juanzong.extraction.Extraction.Extracted;
import cn.juanzong.extraction.Extraction.Reason;
import cn.juanzong.extraction.Extraction.Unreadable;
import cn.juanzong.extraction.Fact;
import cn.juanzong.extraction.Page;
import cn.juanzong.extraction.Rendition;
import cn.juanzong.extraction.layout.picture.Straightening;
import cn.juanzong.extraction.ocr.Pixels;
import cn.juanzong.extraction.ocr.ReadPage;
import cn.juanzong.extraction.ocr.TextEngine;
import cn.juanzong.extraction.sheet.SheetExtraction;
import cn.juanzong.extraction.sheet.SheetLine;
import cn.juanzong.extraction.sheet.SheetPage;
import cn.juanzong.extraction.thumbnail.PageRenderer;

/**
 * Reads one page of a file as a sheet: its lines for the agreement with the ledger, its
 * words, masked, for the index.
 */
public final class SheetRecogniser {

	/** What a picture has at least, and at most three times as much of. */
	private static final int PICTURE_SIDE = 1_600;

	private static final float QUALITY = 0.8f;

	private final SheetReader reader;

	private final TextEngine engine;

	public SheetRecogniser(TextEngine engine) {
		this.reader = new SheetReader(engine);
		this.engine = engine;
	}

	/**
	 * Recognises a page.
	 * @param file the bytes
	 * @param mediaType as detected
	 * @param page from 1
	 * @return the page with words, the number of filled lines and the lines themselves if
	 * it is a sheet
	 * @throws IOException if the models fail
	 */
	public SheetExtraction recognise(Path file, String mediaType, int page) throws IOException {
		Pixels picture;
		try {
			int side = mediaType.startsWith("application/pdf") ? Straightening.SIDE : PICTURE_SIDE;
			picture = Pixels.of(PageRenderer.page(file, mediaType, page, side));
		}
		catch (IOException | RuntimeException | StackOverflowError ex) {
			return SheetExtraction
				.without(new Unreadable(mediaType, Reason.CORRUPT, ex.getClass().getSimpleName(), List.of()));
		}
		SheetReading reading = this.reader.read(picture, page);
		ReadPage read = ReadPage.of(picture.width(), picture.height(),
				reading.texts().stream().filter((text) -> !text.text().isBlank()).toList());
		Page words = new Page(page, read.text(), read.words(), false);
		SheetPage sheet = reading.sheet();
		if (sheet == null) {
			return SheetExtraction.without(new Extracted(mediaType, List.of(words), List.of(), false));
		}
		Fact lines = new Fact(Fact.READABLE_LINES, Integer.toString(sheet.filledLines().size()), page, null,
				confidence(sheet), SheetReader.version(this.engine.version()));
		return new SheetExtraction(new Extracted(mediaType, List.of(words), List.of(lines), false), sheet,
				straight(reading.straight(), page));
	}

	private static double confidence(SheetPage sheet) {
		double mean = sheet.filledLines()
			.stream()
			.map(SheetLine::cells)
			.flatMap(List::stream)
			.filter((cell) -> !cell.text().isEmpty())
			.mapToDouble((cell) -> cell.confidence())
			.average()
			.orElse(0);
		return Math.round(mean * 1000) / 1000.0;
	}

	private static Rendition straight(Pixels page, int number) throws IOException {
		BufferedImage picture = new BufferedImage(page.width(), page.height(), BufferedImage.TYPE_INT_RGB);
		picture.setRGB(0, 0, page.width(), page.height(), page.rgb(), 0, page.width());
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 19);
		try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
			ImageWriteParam param = writer.getDefaultWriteParam();
			param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
			param.setCompressionQuality(QUALITY);
			writer.setOutput(out);
			writer.write(null, new IIOImage(picture, null, null), param);
		}
		finally {
			writer.dispose();
		}
		return new Rendition(Rendition.Kind.SHEET, number, "image/jpeg", page.width(), page.height(),
				bytes.toByteArray());
	}

}
