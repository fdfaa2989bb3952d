package cn.juanzong.consistency.rule;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.juanzong.consistency.ConsistencyRule;
import cn.juanzong.consistency.Finding;
import cn.juanzong.consistency.MaterialNeeds;
import cn.juanzong.consistency.MaterialNeeds.Need;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.consistency.snapshot.CaseSnapshot;
import cn.juanzong.consistency.snapshot.CaseSnapshot.Evidence;
import cn.juanzong.extraction.Fact;
import cn.juanzong.ingest.IngestState;
import cn.juanzong.records.MaterialKind;

/**
 * R12-5: what is filed can be looked at. A required material that cannot be read is no
 * evidence; a wrong file name extension is a notice.
 */
class MaterialReadable implements ConsistencyRule {

	@Override
	public List<Finding> check(CaseSnapshot snapshot) {
		Set<MaterialKind> required = Stream
			.concat(MaterialNeeds.sessionFile(snapshot).stream(), MaterialNeeds.writtenFiling(snapshot).stream())
			.map(Need::kind)
			.collect(Collectors.toCollection(() -> EnumSet.noneOf(MaterialKind.class)));
		List<Finding> findings = new ArrayList<>();
		for (Evidence evidence : snapshot.evidence()) {
			IngestState state = evidence.state();
			String subject = evidence.record().id().toString();
			if (state != null && evidence.read() && !evidence.readable()
					&& required.contains(evidence.record().kind())) {
				String reason = (state.reason() != null) ? state.reason().name() : state.stage().name();
				findings.add(
						Finding
							.of(RuleCode.MATERIAL_UNREADABLE, subject, evidence.record().fileName(),
									evidence.record().kind(), reason)
							.records(List.of(evidence.record().id())));
			}
			evidence.values(Fact.WRONG_EXTENSION)
				.stream()
				.filter((expected) -> evidence.readable())
				.limit(1)
				.forEach((expected) -> findings
					.add(Finding.of(RuleCode.WRONG_EXTENSION, subject, evidence.record().fileName(), expected)
						.records(List.of(evidence.record().id()))));
		}
		return findings;
	}

}
