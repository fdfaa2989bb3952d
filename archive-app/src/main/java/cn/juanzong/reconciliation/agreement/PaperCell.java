package cn.juanzong.reconciliation.agreement;

import java.util.function.ToDoubleFunction;

import org.jspecify.annotations.Nullable;

/**
 * One cell of a line as it was read.
 *
 * @param text the reader's best guess, clear; never shown, never kept
 * @param confidence how sure the reader is of it, 0 to 1
 * @param inked whether something is written in the cell at all
 * @param support the reader's log probability that the cell says an expected text, or
 * {@code null} if it only has its best guess
 * @param looks how often it was looked at
 */
public record PaperCell(String text, double confidence, boolean inked, @Nullable ToDoubleFunction<String> support,
		int looks) {

	/** A cell that was looked at once. */
	public PaperCell(String text, double confidence, boolean inked, @Nullable ToDoubleFunction<String> support) {
		this(text, confidence, inked, support, 1);
	}

	/** A cell that was read without doubt. */
	public static PaperCell of(String text) {
		return new PaperCell(text, 1, !text.isBlank(), null);
	}

	/** Whether nothing was read. */
	public boolean blank() {
		return this.text.isBlank();
	}

	/** Whether the best guess is to be taken as what stands there. */
	boolean clear() {
		return this.confidence >= Bounds.CLEAR;
	}

	/**
	 * Whether the reader thinks the expected text about as likely as its best guess.
	 * @param expected what should stand there
	 * @return false as well if the reader cannot say
	 */
	boolean mayWellSay(String expected) {
		return this.support != null && ratio(this.support, expected, this.text) >= Bounds.ABOUT_AS_LIKELY;
	}

	/**
	 * Whether the reader thinks a text that looks like its best guess possible at all.
	 * @param lookalike what may stand there instead
	 * @return false as well if the reader cannot say
	 */
	boolean thinksOf(String lookalike) {
		return this.support != null && ratio(this.support, lookalike, this.text) >= Bounds.LOOKALIKE;
	}

	/**
	 * Whether the reader is sure enough that something else stands there than expected to
	 * hold it against anybody: writing by hand is misread with confidence.
	 * @param expected what should stand there
	 * @return true as well if the reader cannot say
	 */
	boolean excludes(String expected) {
		return this.support == null || ratio(this.support, this.text, expected) >= Bounds.EXCLUDED;
	}

	/**
	 * How much less likely than its best guess the reader thinks the expected text.
	 * @param expected what should stand there
	 * @return the difference of the logarithms; infinite if the reader cannot say
	 */
	double against(String expected) {
		return (this.support == null) ? Double.POSITIVE_INFINITY
				: Math.max(0, -ratio(this.support, expected, this.text));
	}

	/**
	 * Whether the reader thinks no number about as likely that differs in one digit from
	 * the one it read.
	 * @return true as well if the reader cannot say
	 */
	boolean singledOut() {
		if (this.support == null) {
			return true;
		}
		double limit = this.support.applyAsDouble(this.text)
				- ((this.looks < Bounds.MANY_LOOKS) ? Bounds.SINGLED_OUT : Bounds.SINGLED_OUT_BY_MANY);
		StringBuilder other = new StringBuilder(this.text);
		for (int i = 0; i < this.text.length(); i++) {
			char read = this.text.charAt(i);
			for (char digit = '0'; Character.isDigit(read) && digit <= '9'; digit++) {
				other.setCharAt(i, digit);
				if (digit != read && this.support.applyAsDouble(other.toString()) > limit) {
					return false;
				}
			}
			other.setCharAt(i, read);
		}
		return true;
	}

	/**
	 * Whether an expected text is not much less likely than the best guess, which cannot
	 * stand there.
	 * @param expected what should stand there
	 * @return false as well if the reader cannot say
	 */
	boolean mayAtLeastSay(String expected) {
		return this.support != null && ratio(this.support, expected, this.text) >= Bounds.NOT_MUCH_LESS;
	}

	/**
	 * Whether the reader thinks one number nearly as likely as another.
	 * @return false as well if the reader cannot say
	 */
	boolean nearlyAsLikely(String one, String other) {
		return this.support != null && ratio(this.support, other, one) < Bounds.CHECKED;
	}

	/** How much likelier one text is than another, as a logarithm. */
	private static double ratio(ToDoubleFunction<String> support, String one, String other) {
		return support.applyAsDouble(one) - Math.max(Bounds.FLOOR, support.applyAsDouble(other));
	}

	/** Never the text: it may be a number. */
	@Override
	public String toString() {
		return "PaperCell[" + this.text.length() + "]";
	}

}
