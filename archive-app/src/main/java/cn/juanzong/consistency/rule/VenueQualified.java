package cn.juanzong.consistency.rule;

import java.util.List;

import cn.juanzong.consistency.ConsistencyRule;
import cn.juanzong.consistency.Finding;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.consistency.snapshot.CaseSnapshot;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;

/**
 * R06-1, R06-2: publicity may be held anywhere, the other classes only in the public
 * service centre or in a place registered as equipped. Online there is no place to judge.
 */
class VenueQualified implements ConsistencyRule {

	@Override
	public List<Finding> check(CaseSnapshot snapshot) {
		TrainingSession session = snapshot.session();
		boolean anywhere = session.course().trainingClass() == TrainingClass.PUBLICITY
				|| session.mode() == TrainingSession.Mode.ONLINE;
		if (anywhere || session.venue().kind() != TrainingSession.VenueKind.VILLAGE) {
			return List.of();
		}
		return List.of(Finding.of(RuleCode.VENUE_NOT_QUALIFIED, session.venue().id().toString(), session.venue().name(),
				session.course().trainingClass()));
	}

}
