package cn.juanzong.programme;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * The ambiguities A1 to A20 of the measure (requirements 1, section 1.7), each with the
 * reading we recommend as default. A key with a single choice is a reading the product
 * does not offer to change; it is shown all the same.
 */
public enum SettingKey {

	/** 16岁以下: the age that still counts. */
	AGE_MIN_INCLUSIVE("A1", "age.minInclusive", 5, "16", "16", "17"),
	/** The day on which age is measured. */
	AGE_AS_OF("A2", "age.asOf", 5, "SESSION_START", "SESSION_START", "SESSION_END"),
	/** A birthday counts as reached. */
	AGE_RECKONING("A3", "age.reckoning", 5, "BIRTHDAY_REACHED", "BIRTHDAY_REACHED"),
	/** Within what a person counts once per course. */
	DEDUPE_SCOPE("A4", "dedupe.scope", 10, "PROJECT", "PROJECT", "YEAR", "ALL_TIME"),
	/** The year of a session that crosses New Year. */
	LEDGER_YEAR_BY("A5", "ledger.yearBy", 14, "SESSION_END", "SESSION_END", "SESSION_START"),
	/** 及时: working days for filing after a session. */
	FILING_SLA_WORKING_DAYS("A6", "filing.slaWorkingDays", 12, "10", Values.number(1, 90)),
	/** What starts the ten years. */
	RETENTION_ANCHOR("A7", "retention.anchor", 13, "FILE_CLOSED", "FILE_CLOSED", "SESSION_END"),
	/** Whether a deadline on a weekend moves. */
	DEADLINE_EXTEND_WEEKEND("A8", "deadline.extendWeekend", 14, "false", "false", "true"),
	/** 月底前 includes the last day. */
	DEADLINE_LAST_DAY_INCLUDED("A9", "deadline.lastDayIncluded", 14, "true", "true"),
	/** What makes two courses the same. */
	SAME_COURSE_BY("A10", "dedupe.sameCourseBy", 10, "COURSE_CODE", "COURSE_CODE"),
	/** Whether the official ledger shows people out of the age range. */
	LEDGER_SHOW_EXCLUDED("A11", "ledger.showExcluded", 5, "false", "false", "true"),
	/** Whether the official ledger shows repeat attendance. */
	LEDGER_SHOW_REPEATS("A12", "ledger.showRepeats", 10, "false", "false", "true"),
	/** Whether publicity sessions need a video besides photos. */
	MATERIALS_PUBLICITY_SITE_VIDEO("A13", "materials.PUBLICITY.SITE_VIDEO", 9, "REQUIRED", "REQUIRED", "OPTIONAL"),
	/** 2 年以上: years of practice of an instructor of practical classes. */
	INSTRUCTOR_MIN_YEARS("A14", "instructor.minYears", 3, "2", Values.number(0, 10)),
	/** ID copies are kept, restricted. */
	ID_COPIES("A15", "idCopies.handling", 11, "RESTRICTED", "RESTRICTED"),
	/** An erasure request inside the ten years restricts. */
	ERASURE_WITHIN_RETENTION("A16", "erasure.withinRetention", 13, "RESTRICT", "RESTRICT"),
	/** People without a mainland ID number. */
	OTHER_ID_DOCUMENTS("A17", "identity.otherDocuments", 9, "ACCEPT", "ACCEPT"),
	/** Who may void a counted line after acceptance. */
	VOID_AFTER_ACCEPTANCE("A18", "ledger.voidAfterAcceptance", 11, "BUREAU", "BUREAU"),
	/** First start day the rules apply to. */
	RULESET_EFFECTIVE_FROM("A19", "ruleset.effectiveFrom", 18, "2022-03-15", Values.DAY),
	/** Percentage of half-days a counted person must have signed. */
	ATTENDANCE_MIN_SHARE("A20", "attendance.minShare", 5, "0", Values.number(0, 100));

	private final String code;

	private final String key;

	private final int article;

	private final String recommended;

	private final Values values;

	SettingKey(String code, String key, int article, String recommended, String... choices) {
		this(code, key, article, recommended, new Values(Kind.CHOICE, List.of(choices), 0, 0));
	}

	SettingKey(String code, String key, int article, String recommended, Values values) {
		this.code = code;
		this.key = key;
		this.article = article;
		this.recommended = recommended;
		this.values = values;
	}

	/** The number of the ambiguity, {@code A1} to {@code A20}; also its message key. */
	public String code() {
		return this.code;
	}

	/** The name of the setting. */
	public String key() {
		return this.key;
	}

	/** The article of the measure. */
	public int article() {
		return this.article;
	}

	/** The recommended default. */
	public String recommended() {
		return this.recommended;
	}

	/** Which values it takes. */
	public Values accepted() {
		return this.values;
	}

	/** Whether there is a single reading only. */
	public boolean fixed() {
		return this.values.kind() == Kind.CHOICE && this.values.choices().size() == 1;
	}

	/**
	 * The form of a value.
	 */
	public enum Kind {

		CHOICE, NUMBER, DAY

	}

	/**
	 * Which values a setting takes.
	 *
	 * @param kind the form
	 * @param choices the choices, if a choice
	 * @param min the lowest number
	 * @param max the highest number
	 */
	public record Values(Kind kind, List<String> choices, int min, int max) {

		static final Values DAY = new Values(Kind.DAY, List.of(), 0, 0);

		static Values number(int min, int max) {
			return new Values(Kind.NUMBER, List.of(), min, max);
		}

		/** Whether the text is such a value. */
		public boolean contain(String text) {
			return switch (this.kind) {
				case CHOICE -> this.choices.contains(text);
				case NUMBER -> text.matches("\\d{1,4}") && Integer.parseInt(text) >= this.min
						&& Integer.parseInt(text) <= this.max;
				case DAY -> day(text);
			};
		}

		private static boolean day(String text) {
			try {
				LocalDate.parse(text);
				return true;
			}
			catch (DateTimeParseException ex) {
				return false;
			}
		}

	}

}
