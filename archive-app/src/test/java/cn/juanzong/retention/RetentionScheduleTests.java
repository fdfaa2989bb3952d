package cn.juanzong.retention;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TimeZone;

import cn.juanzong.retention.RetentionSchedule.Anchor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The vectors of requirements 1, section 1.6, row by row. */
class RetentionScheduleTests {

	@ParameterizedTest
	@CsvSource({ "2022, 2023-02-28", "2023, 2024-02-29", "2026, 2027-02-28" })
	void R14_1_ledgersAreDueOnTheLastDayOfFebruary(int year, LocalDate due) {
		assertThat(RetentionSchedule.ledgersDue(year)).isEqualTo(due);
	}

	@Test
	void R14_2_provincialReportIsDueOn30April() {
		assertThat(RetentionSchedule.provincialReportDue(2022)).isEqualTo(LocalDate.of(2023, 4, 30));
	}

	@ParameterizedTest
	@CsvSource({ "2027-02-28, 2027-02-26", "2023-04-30, 2023-04-28", "2023-02-28, 2023-02-28" })
	void A8_deadlineOnAWeekendStaysAndWarnsOnFriday(LocalDate due, LocalDate warn) {
		assertThat(RetentionSchedule.warnOn(due)).isEqualTo(warn);
		assertThat(warn.getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
	}

	@ParameterizedTest
	@CsvSource({ "2023-02-28T23:30+08:00, true", "2023-02-28T23:59:59.999+08:00, true", "2023-03-01T00:00+08:00, false",
			"2023-03-01T00:10+08:00, false", "2023-02-28T16:10Z, false" })
	void R14_1_lateOrOnTimeIsDecidedInShanghai(OffsetDateTime sent, boolean onTime) {
		assertThat(RetentionSchedule.onTime(RetentionSchedule.ledgersDue(2022), sent.toInstant())).isEqualTo(onTime);
	}

	@Test
	void A5_sessionAcrossNewYearBelongsToItsEnd() {
		assertThat(RetentionSchedule.anchorYear(Anchor.SESSION_END, LocalDate.of(2023, 1, 2), List.of()))
			.isEqualTo(2023);
	}

	@ParameterizedTest
	@CsvSource({ "2022-06-15T10:00+08:00, 2032-12-31, 2033-01-01", "2022-01-01T00:00+08:00, 2032-12-31, 2033-01-01",
			"2022-12-31T23:59:59+08:00, 2032-12-31, 2033-01-01", "2023-01-01T00:00+08:00, 2033-12-31, 2034-01-01",
			"2022-12-31T16:30Z, 2033-12-31, 2034-01-01" })
	void R13_1_tenYearsRunFromTheEndOfTheYear(OffsetDateTime formed, LocalDate keepThrough, LocalDate appraisable) {
		int year = RetentionSchedule.yearFormed(formed.toInstant());
		assertThat(RetentionSchedule.keepThrough(year)).isEqualTo(keepThrough);
		assertThat(RetentionSchedule.appraisableFrom(year)).isEqualTo(appraisable);
	}

	@Test
	void R13_1_objectLockLastsToTheInstantInShanghai() {
		assertThat(RetentionSchedule.retainUntil(2022)).isEqualTo(Instant.parse("2032-12-31T16:00:00Z"));
		assertThat(ChronoUnit.DAYS.between(LocalDate.of(2023, 1, 1), RetentionSchedule.appraisableFrom(2022)))
			.isEqualTo(3653);
	}

	@Test
	void A7_acceptanceRecordOfTheNextYearMovesTheAnchorOfAClosedFile() {
		LocalDate end = LocalDate.of(2022, 9, 3);
		List<Instant> formed = List.of(Instant.parse("2022-09-05T02:00:00Z"), Instant.parse("2023-03-01T02:00:00Z"));
		assertThat(RetentionSchedule.appraisableFrom(RetentionSchedule.anchorYear(Anchor.FILE_CLOSED, end, formed)))
			.isEqualTo(LocalDate.of(2034, 1, 1));
		assertThat(RetentionSchedule.appraisableFrom(RetentionSchedule.anchorYear(Anchor.SESSION_END, end, formed)))
			.isEqualTo(LocalDate.of(2033, 1, 1));
	}

	@Test
	void A7_recordsFormedBeforeTheEndDoNotBringItForward() {
		assertThat(RetentionSchedule.anchorYear(Anchor.FILE_CLOSED, LocalDate.of(2023, 1, 2),
				List.of(Instant.parse("2022-12-30T02:00:00Z"))))
			.isEqualTo(2023);
	}

	@Test
	void R13_1_aChangeExtendsAndNeverShortens() {
		assertThat(RetentionSchedule.extended(2023, 2022)).isEqualTo(2023);
		assertThat(RetentionSchedule.extended(2023, 2024)).isEqualTo(2024);
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTC", "America/Los_Angeles", "Pacific/Kiritimati" })
	void R13_1_theZoneOfTheProcessDoesNotMatter(String zone) {
		TimeZone before = TimeZone.getDefault();
		try {
			TimeZone.setDefault(TimeZone.getTimeZone(zone));
			assertThat(RetentionSchedule.yearFormed(Instant.parse("2022-12-31T16:30:00Z"))).isEqualTo(2023);
			assertThat(
					RetentionSchedule.onTime(RetentionSchedule.ledgersDue(2022), Instant.parse("2023-02-28T16:10:00Z")))
				.isFalse();
		}
		finally {
			TimeZone.setDefault(before);
		}
	}

}
