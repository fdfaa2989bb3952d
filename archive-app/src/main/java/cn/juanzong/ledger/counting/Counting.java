package cn.juanzong.ledger.counting;

/** What became of one ledger line (Art. 5, 10; sections 1.3 and 1.4). */
public enum Counting {

	/** One person-time (人次). */
	COUNTED,
	/** Below the age range. */
	AGE_UNDER,
	/** Above the age range. */
	AGE_OVER,
	/** The person was already counted for this course. */
	REPEAT,
	/** Cannot be decided before somebody resolves a conflict. */
	UNRESOLVED

}
