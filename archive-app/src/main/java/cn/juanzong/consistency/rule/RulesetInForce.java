package cn.juanzong.consistency.rule;

import java.util.List;

import cn.juanzong.consistency.ConsistencyRule;
import cn.juanzong.consistency.Finding;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.consistency.snapshot.CaseSnapshot;

/**
 * R18-1: the measure applies to sessions that start on or after its day (A19).
 */
class RulesetInForce implements ConsistencyRule {

	@Override
	public List<Finding> check(CaseSnapshot snapshot) {
		var startsOn = snapshot.session().startsOn();
		var effectiveFrom = snapshot.thresholds().effectiveFrom();
		return startsOn.isBefore(effectiveFrom)
				? List.of(Finding.of(RuleCode.NO_RULESET, "session", startsOn, effectiveFrom)) : List.of();
	}

}
