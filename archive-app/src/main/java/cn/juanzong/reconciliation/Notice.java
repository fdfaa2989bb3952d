package cn.juanzong.reconciliation;

/** What a reader of a line should know although it agrees. */
public enum Notice {

	/** The paper has traditional characters where the ledger has simplified ones. */
	OTHER_FORM,
	/** Somebody else signed, and the sheet says so. */
	SIGNED_BY_PROXY,
	/** Not every half-day was signed (A20). */
	HALF_DAYS_MISSED,
	/** It was not found by reading: a person saw it on the page. */
	SEEN_BY_PERSON,
	/** The sheet shows the end of a number only. */
	TAIL_ONLY

}
