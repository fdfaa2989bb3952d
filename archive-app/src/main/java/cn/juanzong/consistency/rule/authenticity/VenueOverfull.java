package cn.juanzong.consistency.rule.authenticity;

import java.util.List;

import cn.juanzong.consistency.ConsistencyRule;
import cn.juanzong.consistency.Finding;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.consistency.snapshot.CaseSnapshot;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.programme.TrainingSession.Mode;
import cn.juanzong.programme.TrainingSession.Venue;

/**
 * F13: more people than the venue holds. Whoever is left out of the counts sat there as
 * well. Without a recorded capacity nothing is said; nobody sits in the venue of an
 * online session.
 */
class VenueOverfull implements ConsistencyRule {

	@Override
	public List<Finding> check(CaseSnapshot snapshot) {
		TrainingSession session = snapshot.session();
		Venue venue = session.venue();
		Integer capacity = venue.capacity();
		long people = snapshot.lines().people();
		if (capacity == null || session.mode() != Mode.ON_SITE || people <= capacity) {
			return List.of();
		}
		return List.of(Finding.of(RuleCode.VENUE_OVERFULL, "venue", venue.name(), people, capacity));
	}

}
