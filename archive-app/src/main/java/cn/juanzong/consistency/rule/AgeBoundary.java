package cn.juanzong.consistency.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import cn.juanzong.consistency.ConsistencyRule;
import cn.juanzong.consistency.Finding;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.consistency.snapshot.CaseSnapshot;
import cn.juanzong.ledger.LedgerEntry;
import cn.juanzong.ledger.LedgerNotice;
import cn.juanzong.programme.TrainingSession;

/**
 * Art. 5: people at the edge of an age band, as the ledger's counting noted. Exactly
 * sixteen is read differently by some (A1); a birthday inside the session would matter if
 * age were measured on another day (A2).
 */
class AgeBoundary implements ConsistencyRule {

	@Override
	public List<Finding> check(CaseSnapshot snapshot) {
		TrainingSession session = snapshot.session();
		List<Finding> findings = new ArrayList<>();
		for (LedgerEntry line : snapshot.lines().entries()) {
			if (line.has(LedgerNotice.AGE_BOUNDARY_16)) {
				findings.add(Finding
					.of(RuleCode.AGE_BOUNDARY_16, line.personKey(), line.line(), session.startsOn(), line.counting())
					.entries(List.of(line.id())));
			}
			if (line.has(LedgerNotice.AGE_BOUNDARY_IN_SESSION)) {
				int age = ageOn(line.birthDate(), session.endsOn());
				findings.add(
						Finding
							.of(RuleCode.AGE_BOUNDARY_IN_SESSION, line.personKey(), line.line(), age,
									line.birthDate().plusYears(age), line.counting())
							.entries(List.of(line.id())));
			}
		}
		return findings;
	}

	private static int ageOn(LocalDate birth, LocalDate day) {
		int age = day.getYear() - birth.getYear();
		return birth.plusYears(age).isAfter(day) ? age - 1 : age;
	}

}
