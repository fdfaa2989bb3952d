package cn.juanzong.ledger.counting;

/** Why a ledger line is not counted (sections 1.3 and 1.4). */
public enum CountingReason {

	/** Below the age range on the day of reckoning (R05-1 to R05-3). */
	AGE_UNDER,
	/** Above it. */
	AGE_OVER,
	/** Counted in an earlier session of the same course (R10-4, C1). */
	DUPLICATE_OF,
	/** Counted on another line of the same session (R05-5, C3). */
	DOUBLE_LINE,
	/** One ID number, different names (C7). */
	ID_NAME_CONFLICT,
	/** The session was declared void (C4). */
	SESSION_VOIDED,
	/** The session is older than the measure (R18-1). */
	NO_RULESET

}
