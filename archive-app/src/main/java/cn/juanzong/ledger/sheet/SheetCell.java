package cn.juanzong.ledger.sheet;

/**
 * A cell as stored. Whether it holds text or a number decides what Excel has done to a
 * long one.
 *
 * @param text the text; of a number the stored number, possibly with exponent
 * @param kind what the cell holds
 */
public record SheetCell(String text, Kind kind) {

	/** A cell that is not there. */
	public static final SheetCell EMPTY = new SheetCell("", Kind.TEXT);

	public boolean blank() {
		return this.text.isBlank();
	}

	public boolean number() {
		return this.kind == Kind.NUMBER;
	}

	/** Never the content. */
	@Override
	public String toString() {
		return this.kind + "[" + this.text.length() + "]";
	}

	/** What a cell holds. */
	public enum Kind {

		TEXT, NUMBER,
		/** #N/A and the like. */
		ERROR

	}

}
