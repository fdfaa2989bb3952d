package cn.juanzong.reconciliation.agreement;

/**
 * How one cell compares with what the ledger says there.
 *
 * @param verdict the comparison
 * @param weight what it adds to the belief that the line is this person's
 */
record Likeness(Verdict verdict, double weight) {

	static final Likeness BLANK = new Likeness(Verdict.BLANK, 0);

	boolean same() {
		return this.verdict == Verdict.SAME || this.verdict == Verdict.OTHER_FORM;
	}

	/** Whether the reader is not sure of what it read, or read something else. */
	boolean misread() {
		return this.verdict == Verdict.UNCLEAR || this.verdict == Verdict.LIKELY;
	}

	/** How a cell compares. */
	enum Verdict {

		/** The cell says it. */
		SAME,
		/** The cell says it in traditional, or in simplified, characters. */
		OTHER_FORM,
		/** The cell says its end, as sheets do that spare people their numbers. */
		TAIL,
		/** The reader thinks it about as likely as its best guess. */
		LIKELY,
		/** A variant that may be another name. */
		VARIANT,
		/** Nearly, or badly readable. */
		UNCLEAR,
		/** The cell says something else. */
		DIFFERENT,
		/** Nothing stands there, or there is no such column. */
		BLANK

	}

}
