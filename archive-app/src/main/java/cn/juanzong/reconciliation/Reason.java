package cn.juanzong.reconciliation;

/**
 * Why an outcome is what it is; the sentence for each is the message
 * {@code desk.reason.<code>}.
 */
public enum Reason {

	// what contradicts
	NAME_DIFFERS, NAME_VARIANT, ID_DIFFERS, PHONE_DIFFERS,
	// what cannot be decided by what was read
	NAME_UNCLEAR, ID_UNCLEAR, PHONE_UNCLEAR, NAME_ONLY, NOT_UNIQUE, BY_ORDER, SIGNATURE_OF_ANOTHER, UNREADABLE,
	COLUMN_UNSEEN,
	// why a line has no row
	UNKNOWN_PERSON, SECOND_LINE, NOT_SIGNED,
	// why a line needs no counted row
	AGE_UNDER, AGE_OVER, REPEAT_OF, STAFF, INSTRUCTOR, VISITOR,
	// why a row has no line
	NOT_ON_PAPER, PAGE_MISSING, PAGE_UNREAD,
	// what must not be counted
	COUNTED_OUT_OF_AGE, PAPER_OUT_OF_AGE, ATTENDANCE_SHORT

}
