package cn.juanzong.access.security;

/** What the security administrator may decide. */
public enum SecurityRule {

	/** Whether everybody but archivists needs a second factor: 0 or 1. */
	SECOND_FACTOR(0, 1, true),
	/** Minutes without a request after which somebody signs in again. */
	IDLE_MINUTES(5, 480, false),
	/** Hours after which everybody signs in again. */
	LONGEST_HOURS(1, 24, false),
	/** The fewest characters of a new password. */
	PASSWORD_SHORTEST(12, 64, true);

	private final int least;

	private final int most;

	private final boolean moreIsStricter;

	SecurityRule(int least, int most, boolean moreIsStricter) {
		this.least = least;
		this.most = most;
		this.moreIsStricter = moreIsStricter;
	}

	/** The smallest value the product allows. */
	public int least() {
		return this.least;
	}

	/** The largest value the product allows. */
	public int most() {
		return this.most;
	}

	/** Of two values the one that protects more. */
	int stricter(int one, int other) {
		return this.moreIsStricter ? Math.max(one, other) : Math.min(one, other);
	}

	/** Whether it is decided by yes or no. */
	public boolean yesOrNo() {
		return this == SECOND_FACTOR;
	}

}
