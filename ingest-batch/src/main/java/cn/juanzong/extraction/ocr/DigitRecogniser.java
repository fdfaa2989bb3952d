package cn.juanzong.extraction.ocr;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

/**
 * Reads numbers with a small model that knows nothing but digits and X, and learnt them
 * from many hands: it errs otherwise than a reader of all that is printed.
 */
final class DigitRecogniser implements AutoCloseable {

	private static final StepDecoder DECODER = new StepDecoder(
			List.of("", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "X"));

	/** Of a strip, in pixels, as the model was taught. */
	private static final int HEIGHT = 28;

	/** In pixels; a step of the model is two of them. */
	private static final int MIN_WIDTH = 28;

	private static final int MAX_WIDTH = 374;

	/** A little wide, as the model was taught. */
	private static final double STRETCH = 1.1;

	private static final float[] AS_IT_IS = { 1, 1, 1 };

	private static final float[] UNMOVED = { 0, 0, 0 };

	/** Where all is of one grey, grain is not taken for ink. */
	private static final double EVEN = 2;

	private final OrtEnvironment environment;

	private final OrtSession session;

	private final String input;

	DigitRecogniser(OrtEnvironment environment, OrtSession session) {
		this.environment = environment;
		this.session = session;
		this.input = session.getInputNames().iterator().next();
	}

	/**
	 * Reads numbers.
	 * @param page the page
	 * @param boxes around the numbers, with a little room
	 * @return what they say, in the order of the boxes
	 * @throws OrtException if the model fails
	 */
	List<ReadText> read(Pixels page, List<TurnedBox> boxes) throws OrtException {
		List<ReadText> numbers = new ArrayList<>();
		for (TurnedBox box : boxes) {
			numbers.add(read(page, box));
		}
		return numbers;
	}

	private ReadText read(Pixels page, TurnedBox box) throws OrtException {
		int width = width(box);
		try (OnnxTensor tensor = OnnxTensor.createTensor(this.environment, FloatBuffer.wrap(cut(page, box, width)),
				new long[] { 1, 1, HEIGHT, width });
				OrtSession.Result result = this.session.run(Map.of(this.input, tensor))) {
			return DECODER.decode(box, (OnnxTensor) result.get(0));
		}
	}

	private static int width(TurnedBox box) {
		double own = HEIGHT * STRETCH * box.width() / Math.max(1, box.height());
		return 2 * (int) Math.round(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, own)) / 2);
	}

	/** Ink is bright, paper dark, and light or pressure count for nothing. */
	private static float[] cut(Pixels page, TurnedBox box, int width) {
		int plane = HEIGHT * width;
		float[] planes = new float[3 * plane];
		double sum = 0;
		double squares = 0;
		float[] grey = new float[plane];
		for (int y = 0; y < HEIGHT; y++) {
			double v = ((y + 0.5) / HEIGHT - 0.5) * box.height();
			for (int x = 0; x < width; x++) {
				double u = ((x + 0.5) / width - 0.5) * box.width();
				int at = y * width + x;
				page.sample(box.centreX() + u * box.cos() - v * box.sin() - 0.5,
						box.centreY() + u * box.sin() + v * box.cos() - 0.5, planes, at, plane, AS_IT_IS, UNMOVED);
				grey[at] = (planes[at] + planes[plane + at] + planes[2 * plane + at]) / 3;
				sum += grey[at];
				squares += grey[at] * grey[at];
			}
		}
		double mean = sum / plane;
		double spread = Math.max(EVEN, Math.sqrt(Math.max(0, squares / plane - mean * mean)));
		for (int i = 0; i < plane; i++) {
			grey[i] = (float) Math.max(-3, Math.min(5, (mean - grey[i]) / spread));
		}
		return grey;
	}

	@Override
	public void close() throws OrtException {
		this.session.close();
	}

}
