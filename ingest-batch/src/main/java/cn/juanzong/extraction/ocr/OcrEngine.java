package cn.juanzong.extraction.ocr;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import org.jspecify.annotations.Nullable;

/**
 * PP-OCR on ONNX Runtime: one page in, its lines out. Uses one thread, since several
 * pages are better spread over several processes than one page over several processors.
 */
public final class OcrEngine implements AutoCloseable {

	/** Below this, what is read is noise more often than text. */
	private static final double MIN_CONFIDENCE = 0.5;

	private final TextDetector detector;

	private final TextRecogniser recogniser;

	/**
	 * Loads the models.
	 * @param modelFolder other models than the built-in ones, or null
	 * @throws IOException if they cannot be loaded
	 */
	public OcrEngine(@Nullable Path modelFolder) throws IOException {
		OcrModels models = OcrModels.load(modelFolder);
		OrtEnvironment environment = OrtEnvironment.getEnvironment();
		try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
			options.setIntraOpNumThreads(1);
			options.setInterOpNumThreads(1);
			// every page has another size: patterns remembered for each would pile up
			options.setMemoryPatternOptimization(false);
			this.detector = new TextDetector(environment, environment.createSession(models.detection(), options));
			this.recogniser = new TextRecogniser(environment, environment.createSession(models.recognition(), options),
					models.characters());
		}
		catch (OrtException ex) {
			throw new IOException("OCR models cannot be loaded", ex);
		}
	}

	/**
	 * Reads a page.
	 * @param picture upright
	 * @return its lines in reading order, nothing masked: only for use in this package
	 * @throws IOException if the models fail
	 */
	ReadPage read(BufferedImage picture) throws IOException {
		Pixels page = Pixels.of(picture);
		try {
			List<TurnedBox> boxes = this.detector.detect(page);
			List<TextRecogniser.Line> lines = this.recogniser.read(page, boxes)
				.stream()
				.filter((line) -> line.confidence() >= MIN_CONFIDENCE && !line.text().isBlank())
				.toList();
			return ReadPage.of(page.width(), page.height(), lines);
		}
		catch (OrtException ex) {
			throw new IOException("OCR failed", ex);
		}
	}

	@Override
	public void close() throws IOException {
		try {
			this.detector.close();
			this.recogniser.close();
		}
		catch (OrtException ex) {
			throw new IOException(ex);
		}
	}

}
