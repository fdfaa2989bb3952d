package cn.juanzong.consistency.rule;

import java.util.List;

import cn.juanzong.consistency.ConsistencyRule;
import cn.juanzong.consistency.Finding;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.consistency.snapshot.CaseSnapshot;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;

/**
 * R06-3: basic and practical classes join theory and practice, both above zero.
 */
class HoursSplit implements ConsistencyRule {

	@Override
	public List<Finding> check(CaseSnapshot snapshot) {
		TrainingSession session = snapshot.session();
		if (session.course().trainingClass() == TrainingClass.PUBLICITY
				|| (session.theoryHours().signum() > 0 && session.practiceHours().signum() > 0)) {
			return List.of();
		}
		return List.of(Finding.of(RuleCode.HOURS_NOT_SPLIT, "session",
				session.theoryHours().stripTrailingZeros().toPlainString(),
				session.practiceHours().stripTrailingZeros().toPlainString()));
	}

}
