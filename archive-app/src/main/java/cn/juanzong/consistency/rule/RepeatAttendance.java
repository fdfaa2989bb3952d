package cn.juanzong.consistency.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import cn.juanzong.consistency.ConsistencyRule;
import cn.juanzong.consistency.Finding;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.consistency.snapshot.CaseSnapshot;
import cn.juanzong.consistency.snapshot.CaseSnapshot.Attendance;
import cn.juanzong.consistency.snapshot.CaseSnapshot.Lines;
import cn.juanzong.ledger.LedgerEntry;

/**
 * R10-4: people who were counted for the same course before (C1), one finding for each
 * earlier session; graver where that session is another contractor's, and then the
 * earlier session is flagged as well (C9).
 */
class RepeatAttendance implements ConsistencyRule {

	@Override
	public List<Finding> check(CaseSnapshot snapshot) {
		Map<UUID, List<UUID>> earlier = snapshot.lines()
			.entries()
			.stream()
			.filter((line) -> line.repeatOf() != null && !snapshot.session().id().equals(line.repeatOf()))
			.collect(Collectors.groupingBy((line) -> Objects.requireNonNull(line.repeatOf()), TreeMap::new,
					Collectors.mapping(LedgerEntry::id, Collectors.toList())));
		Map<UUID, List<UUID>> later = snapshot.repeatedElsewhere()
			.stream()
			.filter((repeat) -> snapshot.foreign(repeat.sessionId()))
			.collect(Collectors.groupingBy(Attendance::sessionId, TreeMap::new,
					Collectors.mapping(Attendance::entryId, Collectors.toList())));
		List<Finding> findings = new ArrayList<>();
		earlier.forEach((session, entries) -> findings
			.add(finding(snapshot.foreign(session) ? RuleCode.REPEAT_ACROSS_ORGANIZERS : RuleCode.REPEAT_ATTENDANCE,
					session, snapshot.lines().among(entries))));
		later.forEach((session, entries) -> findings
			.add(finding(RuleCode.REPEAT_ACROSS_ORGANIZERS, session, snapshot.lines().among(entries))));
		return findings;
	}

	private Finding finding(RuleCode code, UUID other, Lines lines) {
		return Finding.of(code, other.toString(), lines.people(), lines.numbers())
			.entries(lines.ids())
			.sessions(List.of(other));
	}

}
