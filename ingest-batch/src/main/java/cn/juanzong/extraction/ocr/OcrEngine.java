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
public final class OcrEngine implements TextEngine, AutoCloseable {

	/** Below this, what is read is noise more often than text. */
	private static final double MIN_CONFIDENCE = 0.5;

	private final TextDetector detector;

	private final TextRecogniser recogniser;

	private final DigitRecogniser digits;

	private final String version;

	/**
	 * Loads the models.
	 * @param modelFolder other models than the built-in ones, or null
	 * @throws IOException if they cannot be loaded
	 */
	public OcrEngine(@Nullable Path modelFolder) throws IOException {
		OcrModels models = OcrModels.load(modelFolder);
		this.version = models.version();
		OrtEnvironment environment = OrtEnvironment.getEnvironment();
		try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
			options.setIntraOpNumThreads(1);
			options.setInterOpNumThreads(1);
			// every page has another size: patterns remembered for each would pile up
			options.setMemoryPatternOptimization(false);
			this.detector = new TextDetector(environment, environment.createSession(models.detection(), options));
			this.recogniser = new TextRecogniser(environment, environment.createSession(models.recognition(), options),
					models.characters());
			this.digits = new DigitRecogniser(environment, environment.createSession(models.digits(), options));
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
		List<Strip> strips = find(page, TextDetector.SIDE).stream().map(Strip::whole).toList();
		return page(page, read(page, strips));
	}

	static ReadPage page(Pixels page, List<ReadText> read) {
		return ReadPage.of(page.width(), page.height(),
				read.stream().filter((line) -> line.confidence() >= MIN_CONFIDENCE && !line.text().isBlank()).toList());
	}

	@Override
	public List<TurnedBox> find(Pixels page, int side) throws IOException {
		try {
			return this.detector.detect(page, side);
		}
		catch (OrtException ex) {
			throw new IOException("OCR failed", ex);
		}
	}

	@Override
	public List<ReadText> read(Pixels page, List<Strip> strips) throws IOException {
		try {
			return this.recogniser.read(page, strips);
		}
		catch (OrtException ex) {
			throw new IOException("OCR failed", ex);
		}
	}

	@Override
	public List<ReadText> digits(Pixels page, List<TurnedBox> boxes) throws IOException {
		try {
			return this.digits.read(page, boxes);
		}
		catch (OrtException ex) {
			throw new IOException("OCR failed", ex);
		}
	}

	/**
	 * The version of an engine with these models.
	 * @param modelFolder other models than the built-in ones, or null
	 * @return what {@link #version()} of that engine says
	 */
	public static String version(@Nullable Path modelFolder) {
		try {
			return (modelFolder != null) ? OcrModels.load(modelFolder).version() : OcrModels.BUILT_IN;
		}
		catch (IOException ex) {
			// the readers will say so, each time
			return "models-missing";
		}
	}

	@Override
	public String version() {
		return this.version;
	}

	@Override
	public void close() throws IOException {
		try {
			this.detector.close();
			this.recogniser.close();
			this.digits.close();
		}
		catch (OrtException ex) {
			throw new IOException(ex);
		}
	}

}
