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
 * Reads lines of text, one after the other: read together they take no less time on a
 * processor, and the shorter ones would be padded.
 */
final class TextRecogniser implements AutoCloseable {

	private static final int HEIGHT = 48;

	private static final int MIN_WIDTH = 64;

	private static final int MAX_WIDTH = 2_400;

	private static final double UPRIGHT = 1.5;

	private static final float[] SCALE = { 2 / 255f, 2 / 255f, 2 / 255f };

	private static final float[] SHIFT = { -1, -1, -1 };

	private final OrtEnvironment environment;

	private final OrtSession session;

	private final String input;

	private final StepDecoder decoder;

	TextRecogniser(OrtEnvironment environment, OrtSession session, List<String> characters) {
		this.environment = environment;
		this.session = session;
		this.input = session.getInputNames().iterator().next();
		this.decoder = new StepDecoder(characters);
	}

	/**
	 * Reads lines.
	 * @param page the page
	 * @param boxes around its lines
	 * @return the lines in the order of the boxes
	 * @throws OrtException if the model fails
	 */
	List<ReadText> read(Pixels page, List<Strip> boxes) throws OrtException {
		List<ReadText> lines = new ArrayList<>();
		for (Strip box : boxes) {
			lines.add(read(page, box));
		}
		return lines;
	}

	private ReadText read(Pixels page, Strip strip) throws OrtException {
		int width = width(strip);
		float[] planes = new float[3 * HEIGHT * width];
		cut(page, strip, planes, width);
		try (OnnxTensor tensor = OnnxTensor.createTensor(this.environment, FloatBuffer.wrap(planes),
				new long[] { 1, 3, HEIGHT, width });
				OrtSession.Result result = this.session.run(Map.of(this.input, tensor))) {
			return this.decoder.decode(strip.box(), (OnnxTensor) result.get(0));
		}
	}

	private static boolean upright(TurnedBox box) {
		return box.height() > box.width() * UPRIGHT;
	}

	private static int width(Strip strip) {
		return (int) Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, Math.ceil(ownWidth(strip) / 8) * 8));
	}

	private static double ownWidth(Strip strip) {
		TurnedBox box = strip.box();
		double ratio = upright(box) ? box.height() / box.width() : box.width() / box.height();
		return HEIGHT * ratio * strip.stretch();
	}

	/** Cuts a line out straight, at the model's height; the rest stays zero. */
	private static void cut(Pixels page, Strip strip, float[] planes, int paddedWidth) {
		TurnedBox box = strip.box();
		boolean upright = upright(box);
		double length = upright ? box.height() : box.width();
		double across = upright ? box.width() : box.height();
		int width = Math.min(paddedWidth, (int) Math.max(1, Math.ceil(ownWidth(strip))));
		// upright lines are read from bottom to top, as by a quarter turn of the page
		double alongX = upright ? box.sin() : box.cos();
		double alongY = upright ? -box.cos() : box.sin();
		double acrossX = upright ? box.cos() : -box.sin();
		double acrossY = upright ? box.sin() : box.cos();
		for (int y = 0; y < HEIGHT; y++) {
			double v = ((y + 0.5) / HEIGHT - 0.5) * across;
			for (int x = 0; x < width; x++) {
				double u = ((x + 0.5) / width - 0.5) * length;
				page.sample(box.centreX() + u * alongX + v * acrossX - 0.5,
						box.centreY() + u * alongY + v * acrossY - 0.5, planes, y * paddedWidth + x,
						HEIGHT * paddedWidth, SCALE, SHIFT);
			}
		}
	}

	@Override
	public void close() throws OrtException {
		this.session.close();
	}

}
