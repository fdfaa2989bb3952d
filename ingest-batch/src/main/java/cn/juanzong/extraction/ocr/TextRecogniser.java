package cn.juanzong.extraction.ocr;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

/**
 * Reads lines of text. Lines of similar length are read together, so that little of a
 * batch is padding.
 */
final class TextRecogniser implements AutoCloseable {

	private static final int HEIGHT = 48;

	private static final int MIN_WIDTH = 64;

	private static final int MAX_WIDTH = 2_400;

	private static final int BATCH_WIDTH = 2_400;

	private static final int MAX_BATCH = 8;

	private static final double UPRIGHT = 1.5;

	private static final float[] SCALE = { 2 / 255f, 2 / 255f, 2 / 255f };

	private static final float[] SHIFT = { -1, -1, -1 };

	private final OrtEnvironment environment;

	private final OrtSession session;

	private final String input;

	private final List<String> characters;

	TextRecogniser(OrtEnvironment environment, OrtSession session, List<String> characters) {
		this.environment = environment;
		this.session = session;
		this.input = session.getInputNames().iterator().next();
		this.characters = characters;
	}

	/**
	 * A line as read.
	 *
	 * @param box where it stands, in pixels
	 * @param text what it says, nothing masked
	 * @param confidence the mean over its characters, 0 to 1
	 */
	record Line(TurnedBox box, String text, double confidence) {

	}

	/**
	 * Reads lines.
	 * @param page the page
	 * @param boxes around its lines
	 * @return the lines in the order of the boxes
	 * @throws OrtException if the model fails
	 */
	List<Line> read(Pixels page, List<TurnedBox> boxes) throws OrtException {
		List<Integer> order = IntStream.range(0, boxes.size())
			.boxed()
			.sorted(Comparator.comparingInt((index) -> width(boxes.get(index))))
			.toList();
		Line[] lines = new Line[boxes.size()];
		List<Integer> batch = new ArrayList<>();
		for (int index : order) {
			int width = width(boxes.get(index));
			if (!batch.isEmpty() && (batch.size() == MAX_BATCH || width * (batch.size() + 1) > BATCH_WIDTH
					|| width > 1.5 * width(boxes.get(batch.get(0))))) {
				readBatch(page, boxes, batch, lines);
				batch.clear();
			}
			batch.add(index);
		}
		if (!batch.isEmpty()) {
			readBatch(page, boxes, batch, lines);
		}
		return List.of(lines);
	}

	private void readBatch(Pixels page, List<TurnedBox> boxes, List<Integer> batch, Line[] lines) throws OrtException {
		int width = batch.stream().mapToInt((index) -> width(boxes.get(index))).max().orElse(MIN_WIDTH);
		float[] planes = new float[batch.size() * 3 * HEIGHT * width];
		for (int i = 0; i < batch.size(); i++) {
			cut(page, boxes.get(batch.get(i)), planes, i * 3 * HEIGHT * width, width);
		}
		try (OnnxTensor tensor = OnnxTensor.createTensor(this.environment, FloatBuffer.wrap(planes),
				new long[] { batch.size(), 3, HEIGHT, width });
				OrtSession.Result result = this.session.run(Map.of(this.input, tensor))) {
			OnnxTensor output = (OnnxTensor) result.get(0);
			int steps = (int) output.getInfo().getShape()[1];
			int classes = (int) output.getInfo().getShape()[2];
			FloatBuffer scores = output.getFloatBuffer();
			float[] ofLine = new float[steps * classes];
			for (int index : batch) {
				scores.get(ofLine);
				lines[index] = decode(boxes.get(index), ofLine, steps, classes);
			}
		}
	}

	/**
	 * Connectionist temporal classification: best class a step, repeats and blanks out.
	 */
	private Line decode(TurnedBox box, float[] scores, int steps, int classes) {
		StringBuilder text = new StringBuilder();
		double sum = 0;
		int count = 0;
		int previous = 0;
		for (int step = 0; step < steps; step++) {
			int best = 0;
			float bestScore = -1;
			int end = (step + 1) * classes;
			for (int i = step * classes; i < end; i++) {
				if (scores[i] > bestScore) {
					bestScore = scores[i];
					best = i - step * classes;
				}
			}
			if (best != 0 && best != previous && best < this.characters.size()) {
				text.append(this.characters.get(best));
				sum += bestScore;
				count++;
			}
			previous = best;
		}
		return new Line(box, text.toString(), (count == 0) ? 0 : sum / count);
	}

	private static boolean upright(TurnedBox box) {
		return box.height() > box.width() * UPRIGHT;
	}

	private static int width(TurnedBox box) {
		double ratio = upright(box) ? box.height() / box.width() : box.width() / box.height();
		return (int) Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, Math.ceil(HEIGHT * ratio / 8) * 8));
	}

	/** Cuts a line out straight, at the model's height; the rest stays zero. */
	private static void cut(Pixels page, TurnedBox box, float[] planes, int offset, int paddedWidth) {
		boolean upright = upright(box);
		double length = upright ? box.height() : box.width();
		double across = upright ? box.width() : box.height();
		int width = Math.min(paddedWidth, (int) Math.max(1, Math.ceil(HEIGHT * length / across)));
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
						box.centreY() + u * alongY + v * acrossY - 0.5, planes, offset + y * paddedWidth + x,
						HEIGHT * paddedWidth, SCALE, SHIFT);
			}
		}
	}

	@Override
	public void close() throws OrtException {
		this.session.close();
	}

}
