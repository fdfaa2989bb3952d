package cn.juanzong.consistency.snapshot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Whether two lists name people in the same order, although some were left out, put
 * elsewhere or added.
 */
final class SharedOrder {

	/** Somebody may have been added below after the list was sorted. */
	private static final double SORTED = 0.9;

	private SharedOrder() {
	}

	/**
	 * How many of these can be kept so that they rise from one to the next.
	 * @param places where the people of one list stand in another, in the order of the
	 * first
	 * @return the length of the longest rising run, with gaps
	 */
	static int longestRun(List<Long> places) {
		List<Long> ends = new ArrayList<>();
		for (Long place : places) {
			int at = Collections.binarySearch(ends, place);
			int length = (at < 0) ? -at - 1 : at;
			if (length == ends.size()) {
				ends.add(place);
			}
			else {
				ends.set(length, place);
			}
		}
		return ends.size();
	}

	/**
	 * Whether a list is sorted.
	 * @param ranks of its people by what it may be sorted by; equal ones, such as of
	 * namesakes, prove nothing, neither for it nor against it
	 * @return whether nearly all that differ rise, or nearly all fall
	 */
	static boolean sorted(List<Long> ranks) {
		List<Long> backwards = new ArrayList<>(ranks);
		Collections.reverse(backwards);
		long differing = ranks.stream().distinct().count();
		return 2 * differing > ranks.size() && Math.max(longestRun(ranks), longestRun(backwards)) >= SORTED * differing;
	}

}
