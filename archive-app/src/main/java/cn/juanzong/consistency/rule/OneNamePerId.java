package cn.juanzong.consistency.rule;

import java.util.List;

import cn.juanzong.consistency.ConsistencyRule;
import cn.juanzong.consistency.Finding;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.consistency.snapshot.CaseSnapshot;
import cn.juanzong.ledger.counting.CountingReason;

/**
 * C7: the same ID number under different names, here or in another session. Neither line
 * counts until somebody resolves it.
 */
class OneNamePerId implements ConsistencyRule {

	@Override
	public List<Finding> check(CaseSnapshot snapshot) {
		return snapshot.lines()
			.entries()
			.stream()
			.filter((line) -> line.reason() == CountingReason.ID_NAME_CONFLICT)
			.map((line) -> Finding
				.of(RuleCode.ID_NAME_CONFLICT, line.personKey() + "/" + line.name(), line.line(), line.name())
				.entries(List.of(line.id())))
			.toList();
	}

}
