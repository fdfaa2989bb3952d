package cn.juanzong.extraction.ocr;

import java.util.List;

import ai.onnxruntime.OnnxTensor;
import cn.juanzong.extraction.sheet.Lattice;

/**
 * What a model's steps say, by connectionist temporal classification: best class a step,
 * repeats and blanks out.
 *
 * @param characters what the classes stand for; the first is the blank
 */
record StepDecoder(List<String> characters) {

	/** What has less probability is not kept as a candidate. */
	private static final float THOUGHT_OF = 3e-4f;

	/**
	 * Decodes one text.
	 * @param box where it stands
	 * @param output probabilities of one text, steps by classes
	 */
	ReadText decode(TurnedBox box, OnnxTensor output) {
		int steps = (int) output.getInfo().getShape()[1];
		int classes = (int) output.getInfo().getShape()[2];
		float[] scores = new float[steps * classes];
		output.getFloatBuffer().get(scores);
		return decode(box, scores, steps, classes);
	}

	private ReadText decode(TurnedBox box, float[] scores, int steps, int classes) {
		StringBuilder text = new StringBuilder();
		double sum = 0;
		int count = 0;
		int previous = 0;
		Lattice.Builder lattice = new Lattice.Builder();
		for (int step = 0; step < steps; step++) {
			lattice.step();
			int best = 0;
			float bestScore = -1;
			int end = (step + 1) * classes;
			for (int i = step * classes; i < end; i++) {
				float score = scores[i];
				if (score > bestScore) {
					bestScore = score;
					best = i - step * classes;
				}
				if (score > THOUGHT_OF) {
					candidate(lattice, i - step * classes, score);
				}
			}
			if (best != 0 && best != previous && best < this.characters.size()) {
				text.append(this.characters.get(best));
				sum += bestScore;
				count++;
			}
			previous = best;
		}
		return new ReadText(box, text.toString(), (count == 0) ? 0 : sum / count, lattice.build());
	}

	private void candidate(Lattice.Builder lattice, int symbol, float score) {
		if (symbol == 0) {
			lattice.candidate(Lattice.BLANK, score);
		}
		else if (symbol < this.characters.size() && !this.characters.get(symbol).isEmpty()) {
			lattice.candidate(this.characters.get(symbol).codePointAt(0), score);
		}
	}

}
