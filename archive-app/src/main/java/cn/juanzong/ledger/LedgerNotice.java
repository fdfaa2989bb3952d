package cn.juanzong.ledger;

/**
 * What a reader of a line should know although the line was accepted. Never blocks.
 */
public enum LedgerNotice {

	/** First-generation number, converted to 18 digits. */
	ID_15_DIGITS,
	/** The number of a disability certificate; its first 18 digits were taken. */
	ID_FROM_CERTIFICATE,
	/** Typed with a leading apostrophe. */
	ID_APOSTROPHE,
	/** Typed in full-width characters. */
	ID_FULL_WIDTH,
	/** Blanks or hyphens inside. */
	ID_BLANKS,
	/** The X was written as ×, Greek Χ, Cyrillic Х or *. */
	ID_X_LOOKALIKE,
	/** The X was written small. */
	ID_LOWER_X,
	/** Ends in 000 although the check digit holds: look whether Excel cut it. */
	ID_TAIL_ZEROS,
	/** A document without a check digit (A17). */
	ID_UNCHECKED,
	/** The birth date typed beside it differs from the ID number. */
	BIRTH_DATE_DIFFERS,
	/** The sex typed beside it differs from the ID number. */
	SEX_DIFFERS,
	/** A trainee category unusual for the class (R04-2). */
	CATEGORY_UNUSUAL,
	/** Exactly 16: a bureau that reads A1 the other way finds these at once. */
	AGE_BOUNDARY_16,
	/** A birthday that decides falls inside the session. */
	AGE_BOUNDARY_IN_SESSION,
	/** The person stands on several lines of this session (C3). */
	DOUBLE_LINE,
	/** The person attended the same course with several contractors (C9). */
	SEVERAL_ORGANIZERS,
	/** Same name and phone as a person with another ID number (C8). */
	SAME_NAME_AND_PHONE,
	/** The session is older than the measure (R18-1). */
	NO_RULESET

}
