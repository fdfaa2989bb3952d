package cn.juanzong.consistency.rule.authenticity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import cn.juanzong.consistency.ConsistencyRule;
import cn.juanzong.consistency.Finding;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.consistency.snapshot.CaseSnapshot;
import cn.juanzong.programme.TrainingSession;

/**
 * F12: an instructor who is said to teach in two sessions at the same time, or more class
 * hours on one day than a day has. A morning here and an afternoon there is honest.
 */
class InstructorElsewhere implements ConsistencyRule {

	/** Class hours (学时) that one person can teach on one day. */
	static final BigDecimal HOURS_A_DAY = new BigDecimal("10");

	@Override
	public List<Finding> check(CaseSnapshot snapshot) {
		TrainingSession session = snapshot.session();
		List<TrainingSession> others = snapshot.neighbours()
			.sameInstructor()
			.stream()
			.map((id) -> Objects.requireNonNull(snapshot.others().get(id)))
			.toList();
		List<Finding> findings = new ArrayList<>();
		for (TrainingSession other : others) {
			if (other.heldWhile(session)) {
				findings.add(Finding
					.of(RuleCode.INSTRUCTOR_ELSEWHERE, other.id().toString(), session.instructor().name(),
							session.startsOn(), session.startsAt() + "–" + session.endsAt())
					.sessions(List.of(other.id())));
			}
		}
		findings.addAll(overlongDays(snapshot, others));
		return findings;
	}

	private List<Finding> overlongDays(CaseSnapshot snapshot, List<TrainingSession> others) {
		TrainingSession session = snapshot.session();
		List<Finding> findings = new ArrayList<>();
		for (LocalDate each = session.startsOn(); !each.isAfter(session.endsOn()); each = each.plusDays(1)) {
			LocalDate day = each;
			List<TrainingSession> that = others.stream()
				.filter((other) -> !other.startsOn().isAfter(day) && !other.endsOn().isBefore(day))
				.toList();
			BigDecimal hours = that.stream()
				.map(InstructorElsewhere::hoursADay)
				.reduce(hoursADay(session), BigDecimal::add)
				.setScale(1, RoundingMode.HALF_UP);
			if (hours.compareTo(HOURS_A_DAY) > 0) {
				List<UUID> sessions = that.stream().map(TrainingSession::id).toList();
				// another contractor's hours are not told, nor what would give them away
				Object told = sessions.stream().anyMatch(snapshot::foreign) ? ">" + HOURS_A_DAY : hours;
				findings.add(
						Finding
							.of(RuleCode.INSTRUCTOR_HOURS_IMPOSSIBLE, day.toString(), session.instructor().name(), day,
									told, HOURS_A_DAY)
							.sessions(sessions));
			}
		}
		return findings;
	}

	private static BigDecimal hoursADay(TrainingSession session) {
		long days = ChronoUnit.DAYS.between(session.startsOn(), session.endsOn()) + 1;
		return session.theoryHours()
			.add(session.practiceHours())
			.divide(BigDecimal.valueOf(days), 2, RoundingMode.HALF_UP);
	}

}
