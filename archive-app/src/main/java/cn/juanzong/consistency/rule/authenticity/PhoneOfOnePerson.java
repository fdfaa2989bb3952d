package cn.juanzong.consistency.rule.authenticity;

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
import cn.juanzong.ledger.counting.Counting;

/**
 * F6: a phone number shared by many people of a session. Couples share honestly, so it
 * takes three people by default. Elders beyond the age range leave the number of a cadre
 * or of a child, and nothing is gained by inventing them, for they are not counted.
 */
class PhoneOfOnePerson implements ConsistencyRule {

	@Override
	public List<Finding> check(CaseSnapshot snapshot) {
		int threshold = snapshot.thresholds().peoplePerPhone();
		Map<String, List<LedgerEntry>> phones = snapshot.lines()
			.entries()
			.stream()
			.collect(Collectors.groupingBy(LedgerEntry::phoneKey, TreeMap::new, Collectors.toList()));
		return phones.entrySet()
			.stream()
			.filter((phone) -> peopleInRange(phone.getValue()) >= threshold)
			.map((phone) -> finding(phone.getKey(), new Lines(phone.getValue()), threshold))
			.toList();
	}

	private static long peopleInRange(List<LedgerEntry> lines) {
		return new Lines(lines.stream().filter((line) -> line.counting() != Counting.AGE_OVER).toList()).people();
	}

	private Finding finding(String phone, Lines lines, int threshold) {
		return Finding
			.of(RuleCode.PHONE_SHARED, phone, lines.people(), threshold, lines.entries().get(0).phoneMasked(),
					lines.numbers())
			.entries(lines.ids());
	}

}
