package cn.juanzong.consistency.rule.authenticity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import cn.juanzong.consistency.ConsistencyRule;
import cn.juanzong.consistency.Finding;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.consistency.snapshot.CaseSnapshot;
import cn.juanzong.consistency.snapshot.Neighbours.SharedList;

/**
 * F15: nearly the same people as in a session of another course (Jaccard index 0.8 or
 * more). In the same order, which neither chance nor sorting explains, the list is likely
 * a copy. Otherwise it is what a village looks like that takes a series of courses: a
 * pattern worth knowing, told once for all of its sessions.
 */
class ClonedList implements ConsistencyRule {

	private static final int SIMILAR_PERCENT = 80;

	/**
	 * Whoever copies a list leaves some out and moves some. People who sign one after the
	 * other as they come, families together, keep half of their order at most.
	 */
	private static final int ORDER_PERCENT = 80;

	/** How often so few people would stand so by chance. */
	private static final double CHANCE = 0.01;

	/** Below this, a family can be a session. */
	private static final int FEWEST_PEOPLE = 5;

	@Override
	public List<Finding> check(CaseSnapshot snapshot) {
		Map<Boolean, List<SharedList>> alike = snapshot.neighbours()
			.sharedLists()
			.stream()
			.filter((list) -> list.similarityPercent() >= SIMILAR_PERCENT && list.people() >= FEWEST_PEOPLE)
			.collect(Collectors.partitioningBy(ClonedList::copied));
		List<Finding> findings = new ArrayList<>();
		alike.getOrDefault(true, List.of())
			.forEach((list) -> findings.add(clone(list, snapshot.foreign(list.sessionId()))));
		List<SharedList> series = alike.getOrDefault(false, List.of());
		if (!series.isEmpty()) {
			findings.add(pattern(series, snapshot));
		}
		return findings;
	}

	private static boolean copied(SharedList list) {
		return !list.sorted() && list.inOrder() * 100 >= ORDER_PERCENT * list.common()
				&& chance(list.common(), list.inOrder()) <= CHANCE;
	}

	/**
	 * At most so likely do so many of these people keep their order by chance: the ways
	 * to choose them, by the ways in which they could stand.
	 */
	private static double chance(int people, int inOrder) {
		double chance = 1;
		for (int i = 1; i <= inOrder; i++) {
			chance *= (double) (people - inOrder + i) / i / i;
		}
		return chance;
	}

	/** How many another contractor's are could be reckoned from the exact share. */
	private static Finding clone(SharedList list, boolean foreign) {
		Object similar = foreign ? "≥" + SIMILAR_PERCENT : list.similarityPercent();
		return Finding
			.of(RuleCode.CLONED_LIST, list.sessionId().toString(), list.common(), list.people(), similar,
					list.inOrder())
			.sessions(List.of(list.sessionId()));
	}

	private static Finding pattern(List<SharedList> series, CaseSnapshot snapshot) {
		int most = series.stream().mapToInt(SharedList::similarityPercent).max().orElseThrow();
		boolean foreign = series.stream().anyMatch((list) -> snapshot.foreign(list.sessionId()));
		return Finding
			.of(RuleCode.SAME_PEOPLE_AGAIN, "series", series.size(), series.get(0).people(),
					foreign ? "≥" + SIMILAR_PERCENT : most)
			.sessions(series.stream().map(SharedList::sessionId).sorted().toList());
	}

}
