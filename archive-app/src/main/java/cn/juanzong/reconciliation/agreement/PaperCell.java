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
 */
public record PaperCell(String text, double confidence, boolean inked, @Nullable ToDoubleFunction<String> support) {

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
		return this.support != null && this.support.applyAsDouble(expected)
				- Math.max(Bounds.FLOOR, this.support.applyAsDouble(this.text)) >= Bounds.ABOUT_AS_LIKELY;
	}

	/** Never the text: it may be a number. */
	@Override
	public String toString() {
		return "PaperCell[" + this.text.length() + "]";
	}

}
