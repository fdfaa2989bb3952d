package cn.juanzong.consistency.rule;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import cn.juanzong.consistency.ConsistencyRule;
import cn.juanzong.consistency.Finding;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.consistency.snapshot.CaseSnapshot;
import cn.juanzong.consistency.snapshot.CaseSnapshot.Evidence;
import cn.juanzong.extraction.Fact;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.MaterialKind;

/**
 * R06-4: a session held online needs an approval. Evidence of it is a plan or another
 * document that says "online" in its file name or title; the matrix of materials knows no
 * kind of its own for it.
 */
class OnlineApproved implements ConsistencyRule {

	private static final List<String> WORDS = List.of("线上", "在线", "网络", "online");

	@Override
	public List<Finding> check(CaseSnapshot snapshot) {
		TrainingSession session = snapshot.session();
		if (session.mode() != TrainingSession.Mode.ONLINE
				|| snapshot.evidence(MaterialKind.PLAN, MaterialKind.OTHER).stream().anyMatch(this::saysOnline)) {
			return List.of();
		}
		return List.of(Finding.of(RuleCode.ONLINE_WITHOUT_APPROVAL, "session",
				Objects.requireNonNullElse(session.onlineReason(), "")));
	}

	private boolean saysOnline(Evidence evidence) {
		return Stream.concat(Stream.of(evidence.record().fileName()), evidence.values(Fact.TITLE).stream())
			.map((name) -> name.toLowerCase(Locale.ROOT))
			.anyMatch((name) -> WORDS.stream().anyMatch(name::contains));
	}

}
