package cn.juanzong.county;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * One session of the generated county: what is said of it, who signed, who is claimed,
 * and what is planted in it.
 *
 * @param number running number, from 1
 * @param organizerCode contractor
 * @param courseCode course
 * @param title title of the session
 * @param venue name of the venue
 * @param instructor name of the instructor
 * @param startsOn first day
 * @param halfDays number of half-days, each with a sign-in sheet; afternoon sessions when
 * {@code afternoon}
 * @param startsAt daily begin
 * @param endsAt daily end
 * @param theoryHours class hours of theory
 * @param practiceHours class hours of practice
 * @param onlineReason why online, or {@code null} on site
 * @param onPaper who signed
 * @param inLedger who is claimed
 * @param planted what is wrong with it; empty for an honest session
 */
record PlannedSession(int number, String organizerCode, String courseCode, String title, String venue,
		String instructor, LocalDate startsOn, int halfDays, LocalTime startsAt, LocalTime endsAt,
		BigDecimal theoryHours, BigDecimal practiceHours, @Nullable String onlineReason, List<Villager> onPaper,
		List<Villager> inLedger, Set<Planted> planted) {

	/** Faults and frauds, named in the truth file. */
	enum Planted {

		/** There is no video (Art. 9). */
		MISSING_VIDEO,
		/** There are two site photos instead of three. */
		TOO_FEW_PHOTOS,
		/**
		 * People who were already counted for the course come again (Art. 10): honest,
		 * but not to be counted.
		 */
		REPEATS,
		/** People beyond the age range attend (Art. 5): honest, but not to be counted. */
		AGE_EXCLUDED,
		/** A site photo has the same bytes as one of another session. */
		SHARED_PHOTO,
		/** A trainee is in another session at the same time. */
		OVERLAPPING_PERSON,
		/** The photos were taken two weeks before the session. */
		PHOTOS_TAKEN_BEFORE,
		/** Ledger rows without a line on the sheet. */
		INVENTED_TRAINEES,
		/** One telephone number for four trainees. */
		SHARED_PHONE,
		/** An ID number with a wrong check digit. */
		MISTYPED_ID,
		/** A basic or practical session in a village hall (Art. 6). */
		UNQUALIFIED_VENUE,
		/** A practical session without practice hours (Art. 6). */
		NO_PRACTICE_HOURS,
		/** The courseware is a PDF with a password. */
		ENCRYPTED_COURSEWARE,
		/** A site photo breaks off in the middle. */
		TRUNCATED_PHOTO,
		/** A picture with the name extension of another format. */
		WRONG_EXTENSION,
		/** A site photo is one of another session, mirrored and saved again (F4). */
		LOOKALIKE_PHOTO,
		/** The sign-in sheet was photographed before the session (F11). */
		SHEET_TAKEN_BEFORE,
		/** The instructor teaches in two places at once (F12). */
		INSTRUCTOR_ELSEWHERE,
		/** The trainees of a session of another course (F15). */
		CLONED_LIST,
		/** The first sheet is one of that session, scanned under a new heading (F9). */
		OLD_SHEET,
		/** More people than the venue holds (F13). */
		OVERFULL_VENUE

	}

	PlannedSession {
		onPaper = List.copyOf(onPaper);
		inLedger = List.copyOf(inLedger);
		planted = planted.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(planted));
	}

	LocalDate endsOn() {
		return this.startsOn.plusDays((this.halfDays - 1) / 2);
	}

	boolean has(Planted fault) {
		return this.planted.contains(fault);
	}

}
