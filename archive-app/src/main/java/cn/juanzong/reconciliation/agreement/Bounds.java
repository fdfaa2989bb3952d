package cn.juanzong.reconciliation.agreement;

/**
 * Where the three bands part. Chosen so that no altered line passes; what that costs is
 * honest lines that a person looks at.
 */
final class Bounds {

	/** From here a reader's best guess counts as what stands there. */
	static final double CLEAR = 0.9;

	/**
	 * From here a number that reads as expected is the expected one: a reader that errs
	 * may err towards it.
	 */
	static final double READ = 0.8;

	/** Below this a reader's best guess says nothing against anybody. */
	static final double UNCLEAR = 0.6;

	/**
	 * How much less likely than the best guess an expected text may be. An altered
	 * character is a thousand times less likely where the reader is sure.
	 */
	static final double ABOUT_AS_LIKELY = -1.2;

	/**
	 * How much less likely than the best guess a character must be that differs from it
	 * by a stroke, not to be thought of.
	 */
	static final double LOOKALIKE = -1.5;

	/**
	 * How much less likely than the best guess an expected text must be to be held
	 * against anybody. Digits written by hand are misread by up to this much.
	 */
	static final double EXCLUDED = 5;

	/**
	 * How much less likely than a number any other must be that differs in one digit, for
	 * the number to be taken as what stands there without a check digit that says so.
	 */
	static final double SINGLED_OUT = 1.5;

	/** The same where many looks say so in the mean, which seldom all err alike. */
	static final double SINGLED_OUT_BY_MANY = 1;

	/**
	 * From so many looks on they are many: the first, and three of the reader of digits.
	 */
	static final int MANY_LOOKS = 4;

	/**
	 * How much less likely than a best guess that cannot be an ID number the expected one
	 * may be, for its check digit to decide.
	 */
	static final double NOT_MUCH_LESS = -4;

	/**
	 * How much less likely than an expected ID number any other must be whose check digit
	 * holds too.
	 */
	static final double CHECKED = 3;

	/** Log probabilities below this are alike. */
	static final double FLOOR = -60;

	/** A pair needs at least this much in common. */
	static final double PAIR = 4;

	/** By how much a pair must be better than the next best person. */
	static final double MARGIN = 2;

	private Bounds() {
	}

}
