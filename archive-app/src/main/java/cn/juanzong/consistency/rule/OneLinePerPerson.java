package cn.juanzong.consistency.rule;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import cn.juanzong.consistency.ConsistencyRule;
import cn.juanzong.consistency.Finding;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.consistency.snapshot.CaseSnapshot;
import cn.juanzong.consistency.snapshot.CaseSnapshot.Lines;
import cn.juanzong.ledger.LedgerEntry;

/**
 * R05-5, C3: one person has one line in a session.
 */
class OneLinePerPerson implements ConsistencyRule {

	@Override
	public List<Finding> check(CaseSnapshot snapshot) {
		Map<String, List<LedgerEntry>> people = snapshot.lines()
			.entries()
			.stream()
			.collect(Collectors.groupingBy(LedgerEntry::personKey, TreeMap::new, Collectors.toList()));
		return people.entrySet()
			.stream()
			.filter((person) -> person.getValue().size() > 1)
			.map((person) -> finding(person.getKey(), new Lines(person.getValue())))
			.toList();
	}

	private Finding finding(String person, Lines lines) {
		return Finding.of(RuleCode.DOUBLE_LINE, person, lines.entries().size(), lines.numbers()).entries(lines.ids());
	}

}
