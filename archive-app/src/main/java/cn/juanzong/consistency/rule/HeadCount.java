package cn.juanzong.consistency.rule;

import java.util.ArrayList;
import java.util.List;

import cn.juanzong.consistency.ConsistencyRule;
import cn.juanzong.consistency.Finding;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.consistency.snapshot.CaseSnapshot;
import cn.juanzong.consistency.snapshot.CaseSnapshot.Evidence;
import cn.juanzong.extraction.Fact;
import cn.juanzong.reconciliation.Check;
import cn.juanzong.records.MaterialKind;

/**
 * R12-3: the heads of the ledger against the filled lines of the sign-in sheets, on
 * average of the half-days. Amber, for handwriting is read badly and not everybody signs
 * every half-day (A20). Nothing is said before all sheets were read; where one has no
 * readable lines, that is said instead. Where the lines themselves were compared, their
 * number tells nothing more.
 */
class HeadCount implements ConsistencyRule {

	private static final int ALWAYS_TOLERATED = 2;

	@Override
	public List<Finding> check(CaseSnapshot snapshot) {
		List<Evidence> sheets = snapshot.evidence(MaterialKind.SIGN_IN_SHEET);
		List<Finding> findings = new ArrayList<>();
		int lines = 0;
		for (Evidence sheet : sheets) {
			int onSheet = sheet.values(Fact.READABLE_LINES).stream().mapToInt(Integer::parseInt).sum();
			lines += onSheet;
			if (sheet.read() && onSheet == 0) {
				findings.add(
						Finding.of(RuleCode.SHEET_UNREADABLE, sheet.record().id().toString(), sheet.record().fileName())
							.records(List.of(sheet.record().id())));
			}
		}
		boolean comparable = !snapshot.reconciliation().made(Check.SIGN_IN_SHEETS) && !sheets.isEmpty()
				&& snapshot.ledger() != null && findings.isEmpty() && sheets.stream().allMatch(Evidence::read);
		if (comparable) {
			compare(snapshot, sheets, lines, findings);
		}
		return findings;
	}

	private void compare(CaseSnapshot snapshot, List<Evidence> sheets, int lines, List<Finding> findings) {
		long people = snapshot.lines().people();
		int halfDays = snapshot.session().halfDays();
		long perHalfDay = Math.round((double) lines / halfDays);
		long tolerance = Math.max(ALWAYS_TOLERATED, people * snapshot.thresholds().headCountTolerancePercent() / 100);
		if (Math.abs(people - perHalfDay) > tolerance) {
			findings
				.add(Finding.of(RuleCode.HEAD_COUNT_DIFFERS, "sheets", people, lines, halfDays, perHalfDay, tolerance)
					.records(sheets.stream().map((sheet) -> sheet.record().id()).toList()));
		}
	}

}
