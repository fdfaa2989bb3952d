package cn.juanzong.consistency.rule;

import java.util.List;

import cn.juanzong.consistency.ConsistencyRule;
import cn.juanzong.consistency.Finding;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.consistency.snapshot.CaseSnapshot;
import cn.juanzong.ledger.LedgerVersion;

/**
 * R10-2, R09-2: the ledger is whole. Somebody who imports only the good rows of a file
 * leaves people out, whose rows lack a field or have a wrong one.
 */
class LedgerComplete implements ConsistencyRule {

	@Override
	public List<Finding> check(CaseSnapshot snapshot) {
		LedgerVersion ledger = snapshot.ledger();
		return (ledger != null && ledger.partial()) ? List.of(Finding.of(RuleCode.LEDGER_ROWS_LEFT_OUT, "ledger",
				ledger.rowsBad(), ledger.rowsGood(), ledger.fileName())) : List.of();
	}

}
