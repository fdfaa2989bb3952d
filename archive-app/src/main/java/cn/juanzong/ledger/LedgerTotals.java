package cn.juanzong.ledger;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

import cn.juanzong.ledger.counting.Counting;

/**
 * The counts of a ledger (section 1.4). Every line is in exactly one of four places.
 *
 * @param attended lines
 * @param counted person-times (人次)
 * @param ageExcluded lines out of the age range
 * @param repeatExcluded lines of people counted elsewhere
 * @param unresolved lines that nobody can decide yet
 * @param people distinct people among the counted (人数)
 */
public record LedgerTotals(int attended, int counted, int ageExcluded, int repeatExcluded, int unresolved, int people) {

	/** The totals of a session without ledger. */
	public static final LedgerTotals NONE = new LedgerTotals(0, 0, 0, 0, 0, 0);

	/**
	 * Counts lines.
	 * @param countings what became of each
	 * @param people how many different people are counted
	 */
	public static LedgerTotals of(Collection<Counting> countings, int people) {
		Map<Counting, Integer> found = new EnumMap<>(Counting.class);
		countings.forEach((each) -> found.merge(each, 1, Integer::sum));
		return new LedgerTotals(countings.size(), found.getOrDefault(Counting.COUNTED, 0),
				found.getOrDefault(Counting.AGE_UNDER, 0) + found.getOrDefault(Counting.AGE_OVER, 0),
				found.getOrDefault(Counting.REPEAT, 0), found.getOrDefault(Counting.UNRESOLVED, 0), people);
	}

	public LedgerTotals {
		if (attended != counted + ageExcluded + repeatExcluded + unresolved) {
			throw new IllegalStateException("attended " + attended + " is not " + counted + " counted + " + ageExcluded
					+ " by age + " + repeatExcluded + " repeats + " + unresolved + " unresolved");
		}
		if (people > counted || (people == 0) != (counted == 0)) {
			throw new IllegalStateException(people + " people cannot be counted " + counted + " times");
		}
	}

}
