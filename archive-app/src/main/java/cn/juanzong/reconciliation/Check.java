package cn.juanzong.reconciliation;

import cn.juanzong.records.MaterialKind;

/** The two comparisons of paper with the electronic ledger, kept apart. */
public enum Check {

	/** The sign-in sheets against the electronic ledger (Art. 12). */
	SIGN_IN_SHEETS("R12-3", MaterialKind.SIGN_IN_SHEET),
	/** The paper ledger against the electronic ledger (Art. 16). */
	PAPER_LEDGER("R16-2", MaterialKind.PAPER_LEDGER);

	private final String requirement;

	private final MaterialKind kind;

	Check(String requirement, MaterialKind kind) {
		this.requirement = requirement;
		this.kind = kind;
	}

	/** The id of the requirement. */
	public String requirement() {
		return this.requirement;
	}

	/** The material that is compared. */
	public MaterialKind kind() {
		return this.kind;
	}

}
