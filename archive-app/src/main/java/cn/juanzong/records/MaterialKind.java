package cn.juanzong.records;

/** The kinds of material (requirements 1, section 1.5). */
public enum MaterialKind {

	NOTICE, TIMETABLE, SIGN_IN_SHEET, E_LEDGER, PAPER_LEDGER, GROUP_PHOTO, SITE_PHOTO, SITE_VIDEO, COURSEWARE,
	TEACHER_PROFILE, TEACHER_CERT, PLAN, SYLLABUS, CONTRACT, ID_COPY, EMPLOYMENT_TRACK, TEACHING_EVAL, SATISFACTION,
	SUPERVISION_RECORD, FUND_DETAIL, RECEIPTS, ACCEPTANCE_OPINION, RECTIFICATION, SPOT_CHECK_RECORD, PLATFORM_LOG,
	OTHER;

	/**
	 * Whether it says who belongs to a protected group (R09-3): its content needs the
	 * permission for that. Of copies of ID cards not even the existence is told without.
	 */
	public boolean sensitive() {
		return this == ID_COPY || this == E_LEDGER || this == PAPER_LEDGER;
	}

	/** Whether the material is a list of people with a line each. */
	public boolean tabular() {
		return this == SIGN_IN_SHEET || this == PAPER_LEDGER;
	}

}
