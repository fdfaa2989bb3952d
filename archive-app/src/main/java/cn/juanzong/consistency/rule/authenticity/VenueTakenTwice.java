package cn.juanzong.consistency.rule.authenticity;

import java.util.List;
import java.util.Objects;

import cn.juanzong.consistency.ConsistencyRule;
import cn.juanzong.consistency.Finding;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.consistency.snapshot.CaseSnapshot;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.programme.TrainingSession.Mode;

/**
 * F13: two sessions in one venue at the same time. A venue may have several rooms, so it
 * is to be explained, not wrong in itself. Online sessions take up no venue.
 */
class VenueTakenTwice implements ConsistencyRule {

	@Override
	public List<Finding> check(CaseSnapshot snapshot) {
		TrainingSession session = snapshot.session();
		return snapshot.neighbours()
			.sameVenue()
			.stream()
			.map((id) -> Objects.requireNonNull(snapshot.others().get(id)))
			.filter((other) -> session.mode() == Mode.ON_SITE && other.mode() == Mode.ON_SITE
					&& other.heldWhile(session))
			.map((other) -> Finding
				.of(RuleCode.VENUE_TAKEN_TWICE, other.id().toString(), session.venue().name(), session.startsOn(),
						session.startsAt() + "–" + session.endsAt())
				.sessions(List.of(other.id())))
			.toList();
	}

}
