package cn.juanzong.ledger.person;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

import cn.juanzong.ledger.LedgerNotice;
import cn.juanzong.programme.TrainingClass;

/**
 * Who is of an age that counts (Art. 5; R05-1 to R05-3, A1 to A3). An age is reached on
 * the birthday; whoever was born on 29 February reaches it on 28 February of common
 * years.
 *
 * @param minInclusive the lowest age that counts
 * @param maxInclusive the highest
 * @param boundaryNotice whether people of exactly 16 are pointed out (A1)
 */
public record AgeRule(int minInclusive, int maxInclusive, boolean boundaryNotice) {

	private static final int AMBIGUOUS = 16;

	/**
	 * The rule of a class.
	 * @param trainingClass the class
	 * @param minInclusive the lowest age that counts in PUBLICITY and BASIC (A1); Art. 5
	 * leaves no doubt for PRACTICAL
	 * @return the rule
	 */
	public static AgeRule of(TrainingClass trainingClass, int minInclusive) {
		return (trainingClass == TrainingClass.PRACTICAL) ? new AgeRule(16, 65, false)
				: new AgeRule(minInclusive, 64, true);
	}

	/**
	 * Decides.
	 * @param birth the birth date
	 * @param on the day of reckoning (A2)
	 * @return within the range, below or above it
	 */
	public Outcome outcome(LocalDate birth, LocalDate on) {
		if (!reached(this.minInclusive, birth, on)) {
			return Outcome.UNDER;
		}
		return reached(this.maxInclusive + 1, birth, on) ? Outcome.OVER : Outcome.IN_RANGE;
	}

	/**
	 * What a reader should know about the decision.
	 * @param birth the birth date
	 * @param on the day of reckoning
	 * @param first the first day of the session
	 * @param last the last day of the session
	 * @return the notices
	 */
	public Set<LedgerNotice> notices(LocalDate birth, LocalDate on, LocalDate first, LocalDate last) {
		Set<LedgerNotice> notices = EnumSet.noneOf(LedgerNotice.class);
		if (this.boundaryNotice && reached(AMBIGUOUS, birth, on) && !reached(AMBIGUOUS + 1, birth, on)) {
			notices.add(LedgerNotice.AGE_BOUNDARY_16);
		}
		if (outcome(birth, first) != outcome(birth, last)) {
			notices.add(LedgerNotice.AGE_BOUNDARY_IN_SESSION);
		}
		return notices;
	}

	private static boolean reached(int age, LocalDate birth, LocalDate on) {
		return !birth.plusYears(age).isAfter(on);
	}

	/** Where an age lies. */
	public enum Outcome {

		IN_RANGE, UNDER, OVER

	}

}
