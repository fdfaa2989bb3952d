package cn.juanzong.extraction.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;

/**
 * What a recogniser saw in a cell, step by step from left to right: the characters it
 * thought possible at each step, with probabilities. Tells how probable a text is that
 * somebody expects there, as connectionist temporal classification counts it: over all
 * ways to spread the text over the steps. Several looks at the same cell count as one: a
 * text is as probable as they think in the mean. Immutable.
 */
public final class Lattice {

	/** A lattice without steps: nothing was read. */
	public static final Lattice EMPTY = new Lattice(new int[] { 0 }, new int[0], new float[0], List.of());

	/** Stands for no character in a step. */
	public static final int BLANK = 0;

	/**
	 * What a character gets in a step where it is not among the candidates: about what
	 * the recogniser leaves for all the thousands it did not think of.
	 */
	static final double FLOOR = 1e-5;

	/** Less than this no look thinks of a text: one cannot overrule all others. */
	private static final double LEAST = -60;

	/** Where each step begins in the two arrays below; one more than there are steps. */
	final int[] starts;

	final int[] symbols;

	final float[] probabilities;

	/** Other looks at the same cell. */
	final List<Lattice> others;

	/** How probable a symbol is at each step, of those that were asked for. */
	private final Map<Integer, double[]> columns = new ConcurrentHashMap<>();

	private Lattice(int[] starts, int[] symbols, float[] probabilities, List<Lattice> others) {
		this.starts = starts;
		this.symbols = symbols;
		this.probabilities = probabilities;
		this.others = others;
	}

	/**
	 * How probable it is that the cell says this.
	 * @param expected a text in the recogniser's alphabet: the caller removes blanks and
	 * turns full-width characters into plain ones first
	 * @return the natural logarithm of the probability, at most 0; an empty text has the
	 * probability that nothing is written, and without steps anything else has
	 * {@link Double#NEGATIVE_INFINITY}
	 */
	public double logProbability(String expected) {
		int[] text = expected.codePoints().toArray();
		if (this.others.isEmpty()) {
			return logProbability(text);
		}
		double sum = Math.max(LEAST, logProbability(text));
		for (Lattice other : this.others) {
			sum += Math.max(LEAST, other.logProbability(text));
		}
		return sum / looks();
	}

	private double logProbability(int[] text) {
		int steps = steps();
		if (steps < text.length) {
			return Double.NEGATIVE_INFINITY;
		}
		int states = 2 * text.length + 1;
		double[] blanks = column(BLANK);
		double[][] symbols = Arrays.stream(text).mapToObj(this::column).toArray(double[][]::new);
		double[] at = new double[states];
		double[] next = new double[states];
		at[0] = 1;
		double log = 0;
		for (int step = 0; step < steps; step++) {
			double blank = blanks[step];
			double sum = 0;
			for (int state = 0; state < states; state++) {
				double way = at[state];
				if (state > 0 && (step > 0 || state == 1)) {
					way += at[state - 1];
				}
				if (state > 2 && (state & 1) == 1 && text[state / 2] != text[state / 2 - 1]) {
					way += at[state - 2];
				}
				next[state] = (way == 0) ? 0 : way * (((state & 1) == 0) ? blank : symbols[state / 2][step]);
				sum += next[state];
			}
			for (int state = 0; state < states; state++) {
				next[state] /= sum;
			}
			log += Math.log(sum);
			double[] swap = at;
			at = next;
			next = swap;
		}
		double end = at[states - 1] + ((states > 1) ? at[states - 2] : 0);
		return (end == 0) ? Double.NEGATIVE_INFINITY : Math.min(0, log + Math.log(end));
	}

	private double[] column(int symbol) {
		return this.columns.computeIfAbsent(symbol, (asked) -> {
			double[] column = new double[steps()];
			for (int step = 0; step < column.length; step++) {
				column[step] = probability(step, asked);
			}
			return column;
		});
	}

	private double probability(int step, int symbol) {
		for (int i = this.starts[step]; i < this.starts[step + 1]; i++) {
			if (this.symbols[i] == symbol) {
				return this.probabilities[i];
			}
		}
		return FLOOR;
	}

	/**
	 * How much likelier a number is than any other that differs from it in one digit.
	 * @param number what may stand there
	 * @return the difference of the natural logarithms of their probabilities;
	 * {@link Double#POSITIVE_INFINITY} if no look thought of another digit
	 */
	public double lead(String number) {
		StringBuilder other = new StringBuilder(number);
		double second = Double.NEGATIVE_INFINITY;
		for (int i = 0; i < number.length(); i++) {
			char read = number.charAt(i);
			for (char digit = '0'; Character.isDigit(read) && digit <= '9'; digit++) {
				if (digit != read && thinksOf(digit)) {
					other.setCharAt(i, digit);
					second = Math.max(second, logProbability(other.toString()));
				}
			}
			other.setCharAt(i, read);
		}
		return logProbability(number) - second;
	}

	private boolean thinksOf(int symbol) {
		return Arrays.stream(this.symbols).anyMatch((each) -> each == symbol)
				|| this.others.stream().anyMatch((other) -> other.thinksOf(symbol));
	}

	/**
	 * The most probable character of each step of the first look, repeats and blanks out.
	 */
	public String firstReading() {
		return reading((symbol) -> true).text();
	}

	/**
	 * The most probable of some characters of each step of the first look, repeats and
	 * blanks out.
	 * @param admitted whether a code point may stand there
	 * @return the text and how sure the recogniser is of it, given that no other
	 * character can stand there; nothing if it thought of no such character
	 */
	public Reading reading(IntPredicate admitted) {
		StringBuilder text = new StringBuilder();
		double sum = 0;
		int count = 0;
		int previous = BLANK;
		for (int step = 0; step < steps(); step++) {
			int best = BLANK;
			float bestProbability = -1;
			double possible = 1;
			for (int i = this.starts[step]; i < this.starts[step + 1]; i++) {
				if (this.symbols[i] != BLANK && !admitted.test(this.symbols[i])) {
					possible -= this.probabilities[i];
				}
				else if (this.probabilities[i] > bestProbability) {
					bestProbability = this.probabilities[i];
					best = this.symbols[i];
				}
			}
			if (best != BLANK && best != previous) {
				text.appendCodePoint(best);
				sum += bestProbability / Math.max(possible, bestProbability);
				count++;
			}
			previous = best;
		}
		return new Reading(text.toString(), (count == 0) ? 0 : sum / count);
	}

	/** How often the cell was looked at. */
	public int looks() {
		return 1 + this.others.size();
	}

	/** The number of steps of the first look. */
	public int steps() {
		return this.starts.length - 1;
	}

	/**
	 * This one and another look at the same cell.
	 * @param look the other
	 * @return both
	 */
	public Lattice also(Lattice look) {
		List<Lattice> all = new ArrayList<>(this.others);
		all.add(look.alone());
		all.addAll(look.others);
		return new Lattice(this.starts, this.symbols, this.probabilities, List.copyOf(all));
	}

	private Lattice alone() {
		return this.others.isEmpty() ? this : new Lattice(this.starts, this.symbols, this.probabilities, List.of());
	}

	/**
	 * This one and another to the right of it, for what is written in two pieces; of each
	 * the first look.
	 * @param right the other
	 * @return both
	 */
	public Lattice then(Lattice right) {
		int own = this.symbols.length;
		int[] allStarts = Arrays.copyOf(this.starts, this.starts.length + right.steps());
		for (int i = 0; i < right.steps(); i++) {
			allStarts[this.starts.length + i] = own + right.starts[i + 1];
		}
		int[] allSymbols = Arrays.copyOf(this.symbols, own + right.symbols.length);
		System.arraycopy(right.symbols, 0, allSymbols, own, right.symbols.length);
		float[] all = Arrays.copyOf(this.probabilities, own + right.symbols.length);
		System.arraycopy(right.probabilities, 0, all, own, right.probabilities.length);
		return new Lattice(allStarts, allSymbols, all, List.of());
	}

	/**
	 * The compact form for the wire and the database.
	 * @return the bytes
	 */
	public byte[] toBytes() {
		return CompactLattice.bytes(this);
	}

	/**
	 * Reads the compact form.
	 * @param bytes what {@link #toBytes()} made
	 * @return the lattice
	 * @throws IllegalArgumentException if it is none
	 */
	public static Lattice of(byte[] bytes) {
		return CompactLattice.read(bytes);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Lattice lattice && Arrays.equals(toBytes(), lattice.toBytes());
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(toBytes());
	}

	@Override
	public String toString() {
		return "Lattice[" + steps() + " steps]";
	}

	/**
	 * A text read from a lattice.
	 *
	 * @param text the text
	 * @param confidence mean probability of its characters, 0 to 1
	 */
	public record Reading(String text, double confidence) {

	}

	/** Collects steps and their candidates from left to right. */
	public static final class Builder {

		private int[] starts = new int[32];

		private int[] symbols = new int[64];

		private float[] probabilities = new float[64];

		private int steps;

		private int size;

		/** Begins the next step. */
		public void step() {
			if (this.steps + 2 > this.starts.length) {
				this.starts = Arrays.copyOf(this.starts, 2 * this.starts.length);
			}
			this.starts[this.steps++] = this.size;
		}

		/**
		 * Adds a candidate to the step. Where a recogniser knows nothing it thinks of
		 * hundreds: the most probable are kept, as many as the compact form can count.
		 * @param symbol a code point, or {@link Lattice#BLANK}
		 * @param probability above 0, at most 1
		 */
		public void candidate(int symbol, double probability) {
			int first = this.starts[this.steps - 1];
			if (this.size - first == CompactLattice.MOST_CANDIDATES) {
				int least = first;
				for (int i = first + 1; i < this.size; i++) {
					least = (this.probabilities[i] < this.probabilities[least]) ? i : least;
				}
				if (this.probabilities[least] < probability) {
					this.symbols[least] = symbol;
					this.probabilities[least] = (float) probability;
				}
				return;
			}
			if (this.size == this.symbols.length) {
				this.symbols = Arrays.copyOf(this.symbols, 2 * this.size);
				this.probabilities = Arrays.copyOf(this.probabilities, 2 * this.size);
			}
			this.symbols[this.size] = symbol;
			this.probabilities[this.size++] = (float) Math.max(probability, Float.MIN_NORMAL);
		}

		/** The lattice of all steps so far. */
		public Lattice build() {
			int[] allStarts = Arrays.copyOf(this.starts, this.steps + 1);
			allStarts[this.steps] = this.size;
			return new Lattice(allStarts, Arrays.copyOf(this.symbols, this.size),
					Arrays.copyOf(this.probabilities, this.size), List.of());
		}

	}

}
