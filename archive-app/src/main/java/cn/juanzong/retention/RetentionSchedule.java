package cn.juanzong.retention;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;

/**
 * How long a training file is kept (Art. 13) and when ledgers are due (Art. 14): pure
 * functions, reckoned in Asia/Shanghai whatever zone the process runs in (requirements 1,
 * section 1.6). Ten years run from the 1 January after the anchor year, so a period is a
 * date and never a number of days.
 */
public final class RetentionSchedule {

	/** The zone in which days begin and end. */
	public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	/** The period of Art. 13 in years. */
	public static final int YEARS = 10;

	private RetentionSchedule() {
	}

	/**
	 * What starts the ten years (A7).
	 */
	public enum Anchor {

		/** The last required record of the file was formed. */
		FILE_CLOSED,
		/** The session ended. */
		SESSION_END

	}

	/**
	 * The calendar year in which something was formed.
	 * @param formed when
	 * @return the year in Shanghai
	 */
	public static int yearFormed(Instant formed) {
		return formed.atZone(ZONE).getYear();
	}

	/**
	 * The year whose end starts the ten years.
	 * @param anchor what starts them
	 * @param sessionEnd the last day of the session
	 * @param formed when the records of the file were formed
	 * @return the year of whichever is later, with {@link Anchor#SESSION_END} that of the
	 * session alone
	 */
	public static int anchorYear(Anchor anchor, LocalDate sessionEnd, Collection<Instant> formed) {
		int end = sessionEnd.getYear();
		return (anchor == Anchor.SESSION_END) ? end
				: formed.stream().mapToInt(RetentionSchedule::yearFormed).reduce(end, Math::max);
	}

	/**
	 * The last day on which a file must be kept.
	 * @param anchorYear the year whose end starts the period
	 */
	public static LocalDate keepThrough(int anchorYear) {
		return LocalDate.of(anchorYear + YEARS, 12, 31);
	}

	/**
	 * The first day on which a file may be appraised for destruction.
	 * @param anchorYear the year whose end starts the period
	 */
	public static LocalDate appraisableFrom(int anchorYear) {
		return keepThrough(anchorYear).plusDays(1);
	}

	/**
	 * The instant an object store's lock must last to.
	 * @param anchorYear the year whose end starts the period
	 */
	public static Instant retainUntil(int anchorYear) {
		return appraisableFrom(anchorYear).atStartOfDay(ZONE).toInstant();
	}

	/**
	 * A period may be extended, never shortened.
	 * @param current the anchor year in force
	 * @param proposed the one that a change would give
	 * @return the later one
	 */
	public static int extended(int current, int proposed) {
		return Math.max(current, proposed);
	}

	/**
	 * Until when the year's electronic ledgers go to the commerce department: the last
	 * day of February of the next year, that day included (A9).
	 * @param ledgerYear the year of the ledgers
	 */
	public static LocalDate ledgersDue(int ledgerYear) {
		return Year.of(ledgerYear + 1).atMonth(2).atEndOfMonth();
	}

	/**
	 * Until when the consolidated report goes to the province: 30 April of the next year,
	 * that day included.
	 * @param ledgerYear the year of the ledgers
	 */
	public static LocalDate provincialReportDue(int ledgerYear) {
		return LocalDate.of(ledgerYear + 1, 4, 30);
	}

	/**
	 * The last working weekday before a deadline: on a weekend the deadline itself stays
	 * (A8), but whoever waits for it is warned on the Friday.
	 * @param due the deadline
	 */
	public static LocalDate warnOn(LocalDate due) {
		boolean weekend = due.getDayOfWeek() == DayOfWeek.SATURDAY || due.getDayOfWeek() == DayOfWeek.SUNDAY;
		return weekend ? due.with(TemporalAdjusters.previous(DayOfWeek.FRIDAY)) : due;
	}

	/**
	 * Whether something was sent before a deadline's day was over in Shanghai.
	 * @param due the deadline
	 * @param sent when it was sent
	 */
	public static boolean onTime(LocalDate due, Instant sent) {
		return sent.isBefore(due.plusDays(1).atStartOfDay(ZONE).toInstant());
	}

}
