package cn.juanzong.consistency.rule.authenticity;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import cn.juanzong.consistency.ConsistencyRule;
import cn.juanzong.consistency.Finding;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.consistency.snapshot.CaseSnapshot;
import cn.juanzong.ledger.LedgerEntry;
import cn.juanzong.ledger.LedgerNotice;

/**
 * F1: an ID number that contradicts what was typed beside it, or was refused when the
 * ledger was read: check digit, impossible birth date, damage by a spreadsheet program.
 * Hard proof of a typing fault, none about identity.
 */
class IdNumberValid implements ConsistencyRule {

	private static final Set<LedgerNotice> FAULTS = EnumSet.of(LedgerNotice.BIRTH_DATE_DIFFERS,
			LedgerNotice.SEX_DIFFERS);

	@Override
	public List<Finding> check(CaseSnapshot snapshot) {
		return Stream
			.concat(snapshot.lines().entries().stream().flatMap(this::faults),
					snapshot.leftOut()
						.stream()
						.filter((fault) -> fault.code().name().startsWith("ID_"))
						.map((fault) -> RefusedRow.of(RuleCode.ID_NUMBER_REFUSED, fault)))
			.toList();
	}

	private Stream<Finding> faults(LedgerEntry line) {
		return FAULTS.stream()
			.filter(line::has)
			.map((fault) -> Finding.of(RuleCode.ID_NUMBER_INVALID, line.personKey() + "/" + fault, line.line(), fault)
				.entries(List.of(line.id())));
	}

}
