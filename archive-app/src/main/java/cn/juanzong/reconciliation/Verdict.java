package cn.juanzong.reconciliation;

/** What a person decides about a line. */
public enum Verdict {

	/** Line and row are the same person, and nothing differs. */
	AGREES,
	/** Line and row are not the same person. */
	NOT_SAME,
	/** Nobody can read it; a note says why it is accepted nevertheless. */
	ILLEGIBLE,
	/** The same person, for whom somebody else signed. */
	PROXY,
	/** On paper after all, in a line that was not found by reading. */
	SEEN,
	/** Somebody of the contractor's staff. */
	STAFF,
	/** The instructor. */
	INSTRUCTOR,
	/** Somebody who only looked in. */
	VISITOR,
	/** An earlier decision is taken back. */
	WITHDRAWN;

	/** Whether it is about a line and a row together. */
	public boolean aboutPair() {
		return this == AGREES || this == NOT_SAME || this == PROXY;
	}

	/** Whether it settles that a line and a row are one person and nothing differs. */
	public boolean settles() {
		return this == AGREES || this == PROXY || this == SEEN;
	}

	/** Whether it says who somebody is that is not in the ledger. */
	public boolean explains() {
		return this == STAFF || this == INSTRUCTOR || this == VISITOR;
	}

}
