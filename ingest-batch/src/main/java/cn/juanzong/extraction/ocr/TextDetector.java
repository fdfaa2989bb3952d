package cn.juanzong.extraction.ocr;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

/**
 * Finds lines of text on a page.
 */
final class TextDetector implements AutoCloseable {

	/** The longer side the model sees; more costs time and finds little. */
	static final int SIDE = 1_600;

	private static final int MULTIPLE = 32;

	private static final float[] MEAN = { 0.485f, 0.456f, 0.406f };

	private static final float[] DEVIATION = { 0.229f, 0.224f, 0.225f };

	private static final float[] SCALE = new float[3];

	private static final float[] SHIFT = new float[3];

	static {
		for (int i = 0; i < 3; i++) {
			SCALE[i] = 1 / (255 * DEVIATION[i]);
			SHIFT[i] = -MEAN[i] / DEVIATION[i];
		}
	}

	private final OrtEnvironment environment;

	private final OrtSession session;

	private final String input;

	TextDetector(OrtEnvironment environment, OrtSession session) {
		this.environment = environment;
		this.session = session;
		this.input = session.getInputNames().iterator().next();
	}

	/**
	 * Finds lines.
	 * @param page the page
	 * @param side the longer side the model sees, at most
	 * @return a box around each, in pixels of the page
	 * @throws OrtException if the model fails
	 */
	List<TurnedBox> detect(Pixels page, int side) throws OrtException {
		double ratio = Math.min(1.0, (double) side / Math.max(page.width(), page.height()));
		int width = multiple(page.width() * ratio);
		int height = multiple(page.height() * ratio);
		float[] planes = planes(page, width, height);
		float[] map = new float[width * height];
		try (OnnxTensor tensor = OnnxTensor.createTensor(this.environment, FloatBuffer.wrap(planes),
				new long[] { 1, 3, height, width });
				OrtSession.Result result = this.session.run(Map.of(this.input, tensor))) {
			((OnnxTensor) result.get(0)).getFloatBuffer().get(map);
		}
		double scaleX = (double) page.width() / width;
		double scaleY = (double) page.height() / height;
		return new ProbabilityMap(map, width, height).boxes()
			.stream()
			.map((box) -> box.scaled(scaleX, scaleY))
			.toList();
	}

	private static float[] planes(Pixels page, int width, int height) {
		float[] planes = new float[3 * width * height];
		double stepX = (double) page.width() / width;
		double stepY = (double) page.height() / height;
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				page.sample((x + 0.5) * stepX - 0.5, (y + 0.5) * stepY - 0.5, planes, y * width + x, width * height,
						SCALE, SHIFT);
			}
		}
		return planes;
	}

	private static int multiple(double size) {
		return Math.max(MULTIPLE, (int) Math.round(size / MULTIPLE) * MULTIPLE);
	}

	@Override
	public void close() throws OrtException {
		this.session.close();
	}

}
