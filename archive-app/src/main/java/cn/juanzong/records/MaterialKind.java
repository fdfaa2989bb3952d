package cn.juanzong.records;

import java.util.EnumSet;
import java.util.Set;

/** The kinds of material (requirements 1, section 1.5). */
public enum MaterialKind {

	NOTICE, TIMETABLE, SIGN_IN_SHEET, E_LEDGER, PAPER_LEDGER, GROUP_PHOTO, SITE_PHOTO, SITE_VIDEO, COURSEWARE,
	TEACHER_PROFILE, TEACHER_CERT, PLAN, SYLLABUS, CONTRACT, ID_COPY, EMPLOYMENT_TRACK, TEACHING_EVAL, SATISFACTION,
	SUPERVISION_RECORD, FUND_DETAIL, RECEIPTS, ACCEPTANCE_OPINION, RECTIFICATION, SPOT_CHECK_RECORD, PLATFORM_LOG,
	OTHER;

	/**
	 * Kinds that show ID numbers, ID cards, signatures or accounts of people: their files
	 * and views are encrypted before they reach the object store. Photographs, films,
	 * courseware and official papers are not, so that they stay readable without keys.
	 */
	private static final Set<MaterialKind> SEALED = EnumSet.of(ID_COPY, SIGN_IN_SHEET, E_LEDGER, PAPER_LEDGER, CONTRACT,
			EMPLOYMENT_TRACK, RECEIPTS, PLATFORM_LOG, TEACHER_CERT, SATISFACTION);

	/** Whether files of this kind are encrypted before they reach the object store. */
	public boolean sealed() {
		return SEALED.contains(this);
	}

	/**
	 * Whether it says who belongs to a protected group (R09-3): its content needs the
	 * permission for that. Of copies of ID cards not even the existence is told without.
	 */
	public boolean sensitive() {
		return this == ID_COPY || this == E_LEDGER || this == PAPER_LEDGER;
	}

	/** Whether who looks at it has to say what for, each time for some minutes (A15). */
	public boolean asksForPurpose() {
		return this == ID_COPY;
	}

	/** Whether the material is a list of people with a line each. */
	public boolean tabular() {
		return this == SIGN_IN_SHEET || this == PAPER_LEDGER;
	}

}
