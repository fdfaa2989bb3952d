package cn.juanzong.consistency.rule.authenticity;

import java.util.List;

import cn.juanzong.consistency.ConsistencyRule;
import cn.juanzong.consistency.Finding;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.consistency.snapshot.CaseSnapshot;
import cn.juanzong.consistency.snapshot.Neighbours.SharedList;

/**
 * F15: nearly the same people as in a session of another course (Jaccard index 0.8 or
 * more). A village that takes a series of courses looks the same, so it is a pattern to
 * look at; a list in the very same order is likelier to be a copy.
 */
class ClonedList implements ConsistencyRule {

	private static final int SIMILAR_PERCENT = 80;

	/** Below this, a family can be a session. */
	private static final int FEWEST_PEOPLE = 5;

	@Override
	public List<Finding> check(CaseSnapshot snapshot) {
		return snapshot.neighbours()
			.sharedLists()
			.stream()
			.filter((list) -> list.similarityPercent() >= SIMILAR_PERCENT && list.people() >= FEWEST_PEOPLE)
			.map((list) -> finding(list, snapshot.foreign(list.sessionId())))
			.toList();
	}

	/** How many another contractor's are could be reckoned from the exact share. */
	private Finding finding(SharedList list, boolean foreign) {
		Object similar = foreign ? "≥" + SIMILAR_PERCENT : list.similarityPercent();
		return Finding
			.of(RuleCode.CLONED_LIST, list.sessionId().toString(), list.common(), list.people(), similar,
					list.sameOrder() ? "YES" : "NO")
			.sessions(List.of(list.sessionId()));
	}

}
