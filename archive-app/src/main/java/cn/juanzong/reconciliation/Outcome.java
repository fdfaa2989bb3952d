package cn.juanzong.reconciliation;

/** What becomes of every line of paper and every row of the ledger (section 1.8). */
public enum Outcome {

	/** Line and row are the same person and no field differs. */
	MATCH("green"),
	/** On paper, not in the official ledger, for a reason that is known. */
	PAPER_ONLY_EXPLAINED("grey"),
	/** On paper, no row, no reason. */
	PAPER_ONLY_UNEXPLAINED("amber"),
	/** In the ledger, not on paper. */
	LEDGER_ONLY("red"),
	/** Same person, but a name or number differs. */
	FIELD_MISMATCH("red"),
	/** Neither verified nor refuted by what can be read. */
	ILLEGIBLE("amber"),
	/** Counted, although too old or too young: pays for one too many. */
	COUNTED_BUT_EXCLUDED("red"),
	/** A page is missing, and with it the lines of these rows. */
	PAGE_GAP("red");

	private final String colour;

	Outcome(String colour) {
		this.colour = colour;
	}

	/** The colour of its chip: green, grey, amber or red. */
	public String colour() {
		return this.colour;
	}

	/** Whether it stands in the way of closing the session. */
	public boolean blocking() {
		return this.colour.equals("red") || this.colour.equals("amber");
	}

}
