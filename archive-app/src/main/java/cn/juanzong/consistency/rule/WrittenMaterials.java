package cn.juanzong.consistency.rule;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import cn.juanzong.consistency.ConsistencyRule;
import cn.juanzong.consistency.Finding;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.consistency.snapshot.CaseSnapshot;
import cn.juanzong.consistency.snapshot.CaseSnapshot.Evidence;
import cn.juanzong.consistency.snapshot.WrittenClaim;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.MaterialKind;

/**
 * R12-3: days, course, venue, instructor and hours in notice, timetable and sheets
 * against the session. Only what stands behind a label is compared; a document that says
 * the same thing rightly elsewhere is still pointed out.
 */
class WrittenMaterials implements ConsistencyRule {

	@Override
	public List<Finding> check(CaseSnapshot snapshot) {
		TrainingSession session = snapshot.session();
		List<Finding> findings = new ArrayList<>();
		for (Evidence each : snapshot.evidence(MaterialKind.NOTICE, MaterialKind.TIMETABLE, MaterialKind.SIGN_IN_SHEET,
				MaterialKind.PAPER_LEDGER)) {
			Set<WrittenClaim.Field> said = EnumSet.noneOf(WrittenClaim.Field.class);
			for (WrittenClaim claim : WrittenClaim.in(each.text())) {
				if (!claim.fits(session) && said.add(claim.field())) {
					findings.add(Finding
						.of(RuleCode.FIELD_MISMATCH, each.record().id() + "/" + claim.field(), each.record().kind(),
								each.record().displayName(), claim.field(), claim.value(), claim.recorded(session))
						.records(List.of(each.record().id())));
				}
			}
		}
		return findings;
	}

}
