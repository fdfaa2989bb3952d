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

	/** A formula that no spreadsheet program has computed. */
	static final SheetCell UNCOMPUTED = new SheetCell("", Kind.UNCOMPUTED);

	/** Whether nothing stands in it; of a formula without result nobody knows. */
	public boolean blank() {
		return this.text.isBlank() && this.kind != Kind.UNCOMPUTED;
	}

	public boolean number() {
		return this.kind == Kind.NUMBER || this.kind == Kind.NUMBER_SINCE_1904;
	}

	/** Never the content. */
	@Override
	public String toString() {
		return this.kind + "[" + this.text.length() + "]";
	}

	/** What a cell holds. */
	public enum Kind {

		TEXT, NUMBER,
		/** A number in a workbook that counts days from 1904, as those of old Macs do. */
		NUMBER_SINCE_1904,
		/** #N/A and the like. */
		ERROR,
		/** A formula whose result the file does not hold. */
		UNCOMPUTED

	}

}
