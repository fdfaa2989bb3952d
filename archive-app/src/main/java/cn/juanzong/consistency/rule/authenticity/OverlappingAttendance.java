package cn.juanzong.consistency.rule.authenticity;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import cn.juanzong.consistency.ConsistencyRule;
import cn.juanzong.consistency.Finding;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.consistency.snapshot.CaseSnapshot;
import cn.juanzong.consistency.snapshot.CaseSnapshot.Attendance;
import cn.juanzong.consistency.snapshot.CaseSnapshot.Lines;
import cn.juanzong.programme.TrainingSession;
import org.jspecify.annotations.Nullable;

/**
 * F2: people of this ledger who are said to have been in another session at the same
 * time. A morning and an afternoon of the same day do not overlap.
 */
class OverlappingAttendance implements ConsistencyRule {

	@Override
	public List<Finding> check(CaseSnapshot snapshot) {
		Map<UUID, Set<UUID>> elsewhere = snapshot.overlaps()
			.stream()
			.collect(Collectors.groupingBy(Attendance::sessionId, TreeMap::new,
					Collectors.mapping(Attendance::entryId, Collectors.toSet())));
		return elsewhere.entrySet()
			.stream()
			.filter((other) -> overlap(snapshot.session(), snapshot.others().get(other.getKey())))
			.map((other) -> finding(snapshot, Objects.requireNonNull(snapshot.others().get(other.getKey())),
					other.getValue()))
			.toList();
	}

	private Finding finding(CaseSnapshot snapshot, TrainingSession other, Set<UUID> entries) {
		Lines lines = snapshot.lines().among(entries);
		TrainingSession session = snapshot.session();
		// of another contractor's session its days are not told, only that there is one
		TrainingSession shown = snapshot.foreign(other.id()) ? session : other;
		LocalDate from = session.startsOn().isAfter(shown.startsOn()) ? session.startsOn() : shown.startsOn();
		LocalDate to = session.endsOn().isBefore(shown.endsOn()) ? session.endsOn() : shown.endsOn();
		return Finding
			.of(RuleCode.OVERLAPPING_ATTENDANCE, other.id().toString(), lines.people(), from, to, lines.numbers())
			.entries(lines.ids())
			.sessions(List.of(other.id()));
	}

	private static boolean overlap(TrainingSession one, @Nullable TrainingSession other) {
		return other != null && other.heldWhile(one);
	}

}
