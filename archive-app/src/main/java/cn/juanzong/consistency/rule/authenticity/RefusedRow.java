package cn.juanzong.consistency.rule.authenticity;

import cn.juanzong.consistency.Finding;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.ledger.ImportFault;

/** A row that is not in the ledger: it is named by its place in the file. */
final class RefusedRow {

	private RefusedRow() {
	}

	static Finding of(RuleCode code, ImportFault fault) {
		return Finding.of(code, fault.sheet() + "!" + fault.row() + "/" + fault.code(), fault.sheet(), fault.row(),
				fault.code());
	}

}
