package cn.juanzong.consistency.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.juanzong.consistency.ConsistencyRule;
import cn.juanzong.consistency.Finding;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.consistency.snapshot.CaseSnapshot;
import cn.juanzong.reconciliation.Check;
import cn.juanzong.reconciliation.Outcome;
import cn.juanzong.reconciliation.ReconciledItem;

/**
 * R12-3 and R16-2, kept apart: the lines of the sign-in sheets, and those of the paper
 * ledger, against the rows of the electronic ledger. What contradicts is red, what
 * somebody must decide about is amber.
 */
class PaperAgrees implements ConsistencyRule {

	@Override
	public List<Finding> check(CaseSnapshot snapshot) {
		List<Finding> findings = new ArrayList<>();
		for (Check check : Check.values()) {
			boolean sheets = check == Check.SIGN_IN_SHEETS;
			List<ReconciledItem> open = snapshot.reconciliation()
				.open()
				.stream()
				.filter((item) -> item.check() == check)
				.toList();
			List<ReconciledItem> red = among(open, "red");
			List<ReconciledItem> amber = among(open, "amber");
			if (!red.isEmpty()) {
				findings.add(finding(sheets ? RuleCode.SHEETS_DISAGREE : RuleCode.PAPER_LEDGER_DISAGREES, check, red,
						Outcome.LEDGER_ONLY, Outcome.FIELD_MISMATCH, Outcome.COUNTED_BUT_EXCLUDED, Outcome.PAGE_GAP));
			}
			if (!amber.isEmpty()) {
				findings.add(finding(sheets ? RuleCode.SHEETS_UNDECIDED : RuleCode.PAPER_LEDGER_UNDECIDED, check, amber,
						Outcome.PAPER_ONLY_UNEXPLAINED, Outcome.ILLEGIBLE));
			}
		}
		return findings;
	}

	private static List<ReconciledItem> among(List<ReconciledItem> items, String colour) {
		return items.stream().filter((item) -> item.outcome().colour().equals(colour)).toList();
	}

	private static Finding finding(RuleCode code, Check check, List<ReconciledItem> items, Outcome... outcomes) {
		Object[] counts = Stream.of(outcomes)
			.map((outcome) -> items.stream().filter((item) -> item.outcome() == outcome).count())
			.toArray();
		return Finding.of(code, check.name(), counts)
			.records(items.stream().map(ReconciledItem::recordId).filter(Objects::nonNull).collect(unordered()))
			.entries(items.stream().map(ReconciledItem::entryId).filter(Objects::nonNull).distinct().toList());
	}

	private static <T> Collector<T, ?, Set<T>> unordered() {
		return Collectors.toSet();
	}

}
