package cn.juanzong.consistency;

import java.util.List;

/**
 * The stable codes of findings. Each cites the requirement and the article of the measure
 * it decides, names the facts that its text quotes, and owns fixture folders
 * {@code consistency/<CODE>_<story>} as well as the messages
 * {@code finding.<CODE>.title}, {@code .text}, {@code .todo}, {@code .cause} and
 * {@code .quote}.
 */
public enum RuleCode {

	/** The session began before the measure was in force. */
	NO_RULESET("R18-1", 18, Severity.NOTICE, "startsOn", "effectiveFrom"),
	/** The session file lacks a kind of material. */
	SESSION_FILE_INCOMPLETE("R09-1", 9, Severity.AMBER, "kind", "found", "required"),
	/** The written filing lacks a kind of material. */
	WRITTEN_FILING_INCOMPLETE("R12-2", 12, Severity.AMBER, "kind", "found", "required"),
	/** A class with practice was held in a place not registered for it. */
	VENUE_NOT_QUALIFIED("R06-2", 6, Severity.RED, "venue", "trainingClass"),
	/** A class with practice has no hours of practice, or none of theory. */
	HOURS_NOT_SPLIT("R06-3", 6, Severity.AMBER, "theoryHours", "practiceHours"),
	/** Held online without evidence that this was approved. */
	ONLINE_WITHOUT_APPROVAL("R06-4", 6, Severity.RED, "onlineReason"),
	/** The instructor has no credential. */
	INSTRUCTOR_WITHOUT_CREDENTIAL("R03-1", 3, Severity.RED, "instructor"),
	/** The instructor of a practical class has too little experience. */
	INSTRUCTOR_EXPERIENCE_SHORT("R03-2", 3, Severity.RED, "instructor", "practiceSince", "sufficientFrom", "startsOn"),
	/** The experience of the instructor of a practical class is not recorded. */
	INSTRUCTOR_EXPERIENCE_UNKNOWN("R03-2", 3, Severity.AMBER, "instructor", "requiredYears"),
	/** Rows of the imported file are not in the ledger. */
	LEDGER_ROWS_LEFT_OUT("R10-2", 10, Severity.AMBER, "rowsBad", "rowsGood", "fileName"),
	/** An ID number cannot be right. */
	ID_NUMBER_INVALID("F1", 10, Severity.RED, "line", "fault"),
	/** A row of the file was left out for its ID number. */
	ID_NUMBER_REFUSED("F1", 10, Severity.RED, "sheet", "row", "fault"),
	/** One ID number, two names. */
	ID_NAME_CONFLICT("C7", 10, Severity.RED, "line", "name"),
	/** One person, two lines of a session. */
	DOUBLE_LINE("C3", 5, Severity.RED, "times", "lines"),
	/** A phone number cannot be right. */
	PHONE_INVALID("F6", 9, Severity.AMBER, "line", "phone"),
	/** A row of the file was left out for its phone number. */
	PHONE_REFUSED("F6", 9, Severity.AMBER, "sheet", "row", "fault"),
	/** One phone number for many people. */
	PHONE_SHARED("F6", 10, Severity.AMBER, "people", "threshold", "phone", "lines"),
	/** Exactly sixteen: the other reading of the measure would not count the person. */
	AGE_BOUNDARY_16("A1", 5, Severity.NOTICE, "line", "startsOn", "counting"),
	/** An age limit is reached while the session runs. */
	AGE_BOUNDARY_IN_SESSION("A2", 5, Severity.NOTICE, "line", "age", "reachedOn", "counting"),
	/** People who were counted for this course before. */
	REPEAT_ATTENDANCE("C1", 10, Severity.NOTICE, "people", "lines"),
	/** People who were counted for this course with another contractor. */
	REPEAT_ACROSS_ORGANIZERS("C9", 10, Severity.AMBER, "people", "lines"),
	/** The same person in two sessions at the same time. */
	OVERLAPPING_ATTENDANCE("F2", 10, Severity.RED, "people", "from", "to", "lines"),
	/** The ledger's head count and the sheets differ. */
	HEAD_COUNT_DIFFERS("R12-3", 12, Severity.AMBER, "people", "readableLines", "halfDays", "perHalfDay", "tolerance"),
	/** A sign-in sheet on which no lines could be read. */
	SHEET_UNREADABLE("R12-3", 12, Severity.AMBER, "fileName"),
	/** Lines of the sign-in sheets and rows of the ledger contradict. */
	SHEETS_DISAGREE("R12-3", 12, Severity.RED, "ledgerOnly", "differing", "outOfAge", "pagesMissing"),
	/** Lines of the sign-in sheets about which somebody must decide. */
	SHEETS_UNDECIDED("R12-3", 12, Severity.AMBER, "unexplained", "unsure"),
	/** The paper ledger and the electronic ledger contradict. */
	PAPER_LEDGER_DISAGREES("R16-2", 16, Severity.RED, "ledgerOnly", "differing", "outOfAge", "pagesMissing"),
	/** Lines of the paper ledger about which somebody must decide. */
	PAPER_LEDGER_UNDECIDED("R16-2", 16, Severity.AMBER, "unexplained", "unsure"),
	/** A written material says another day, place, person, course or number of hours. */
	FIELD_MISMATCH("R12-3", 12, Severity.RED, "kind", "fileName", "field", "written", "recorded"),
	/** Pictures taken outside the days of the session. */
	CAPTURED_OUTSIDE_SESSION("F5", 9, Severity.AMBER, "pictures", "camera", "capturedFrom", "capturedTo", "startsOn",
			"endsOn", "constantOffsetDays"),
	/** Pictures taken far from the venue. */
	CAPTURED_ELSEWHERE("F5", 9, Severity.AMBER, "pictures", "venue", "kilometres", "kilometresTolerated"),
	/** The same bytes are evidence of two sessions. */
	SAME_BYTES("F3", 10, Severity.RED, "fileName", "kind", "otherRecords"),
	/** A photo looks like one of another session. */
	LOOKALIKE_PHOTO("F4", 10, Severity.AMBER, "fileName", "otherPictures", "likePercent", "likePercentThreshold"),
	/** The signatures of a sign-in sheet are those of another session's sheet. */
	SHEET_REUSED("F9", 10, Severity.RED, "fileName", "page", "alike", "signed", "inkThreshold", "sheetLines",
			"otherLines"),
	/** A document that existed before what it proves, or was written after it. */
	IMPOSSIBLE_ORDER("F11", 12, Severity.AMBER, "fileName", "kind", "made", "order", "startsOn"),
	/** The instructor teaches another session at the same time. */
	INSTRUCTOR_ELSEWHERE("F12", 8, Severity.RED, "instructor", "startsOn", "heldAt"),
	/** The instructor teaches more class hours on one day than it has. */
	INSTRUCTOR_HOURS_IMPOSSIBLE("F12", 8, Severity.AMBER, "instructor", "day", "hours", "hoursADay"),
	/** Another session is held in the venue at the same time. */
	VENUE_TAKEN_TWICE("F13", 8, Severity.AMBER, "venue", "startsOn", "heldAt"),
	/** More people attended than the venue holds. */
	VENUE_OVERFULL("F13", 8, Severity.AMBER, "venue", "people", "capacity"),
	/** Nearly the same people as in a session of another course, in the same order. */
	CLONED_LIST("F15", 10, Severity.AMBER, "common", "people", "similarityPercent", "inOrder"),
	/** Nearly the same people as in sessions of other courses. */
	SAME_PEOPLE_AGAIN("F15", 10, Severity.NOTICE, "otherSessions", "people", "similarityPercent"),
	/** A required material cannot be read. */
	MATERIAL_UNREADABLE("R12-5", 12, Severity.AMBER, "fileName", "kind", "reason"),
	/** A file name extension contradicts the content. */
	WRONG_EXTENSION("R12-5", 12, Severity.NOTICE, "fileName", "expected");

	private final String requirement;

	private final int article;

	private final Severity severity;

	private final List<String> facts;

	RuleCode(String requirement, int article, Severity severity, String... facts) {
		this.requirement = requirement;
		this.article = article;
		this.severity = severity;
		this.facts = List.of(facts);
	}

	/**
	 * The id of the requirement it decides, such as {@code R09-1}, {@code C3},
	 * {@code F5}.
	 */
	public String requirement() {
		return this.requirement;
	}

	/** The article of the measure. */
	public int article() {
		return this.article;
	}

	/** How grave it is. */
	public Severity severity() {
		return this.severity;
	}

	/**
	 * Whether it is a check of authenticity (requirements 3): one that may be wrong about
	 * honest people, so that confirming it takes two, and that falls silent if it is
	 * wrong too often.
	 */
	public boolean authenticity() {
		return this.requirement.startsWith("F");
	}

	/** The names of its facts, in the order of the arguments of its text. */
	public List<String> facts() {
		return this.facts;
	}

	/** How grave a finding is, gravest first. */
	public enum Severity {

		/** Cannot be right as it stands, or must not be counted. */
		RED,
		/** Something is missing or does not agree. */
		AMBER,
		/** Worth knowing; needs no answer. */
		NOTICE

	}

}
