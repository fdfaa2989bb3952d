package cn.juanzong.consistency.rule;

import java.util.List;
import java.util.stream.Stream;

import cn.juanzong.consistency.ConsistencyRule;
import cn.juanzong.consistency.Finding;
import cn.juanzong.consistency.MaterialNeeds;
import cn.juanzong.consistency.MaterialNeeds.Need;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.consistency.snapshot.CaseSnapshot;

/**
 * The session file of Art. 9 is complete, photo <em>and</em> video (R09-1), and so is the
 * written filing of Art. 12 (R12-2). A kind that both articles ask for is missing twice:
 * each finding names its article.
 */
class MaterialsComplete implements ConsistencyRule {

	@Override
	public List<Finding> check(CaseSnapshot snapshot) {
		return Stream
			.concat(missing(RuleCode.SESSION_FILE_INCOMPLETE, MaterialNeeds.sessionFile(snapshot)),
					missing(RuleCode.WRITTEN_FILING_INCOMPLETE, MaterialNeeds.writtenFiling(snapshot)))
			.toList();
	}

	private Stream<Finding> missing(RuleCode code, List<Need> needs) {
		return needs.stream()
			.filter((need) -> !need.met())
			.map((need) -> Finding.of(code, need.kind().name(), need.kind(), need.found(), need.required()));
	}

}
