package cn.juanzong.consistency.rule.authenticity;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.juanzong.consistency.ConsistencyRule;
import cn.juanzong.consistency.Finding;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.consistency.snapshot.CaseSnapshot;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.MaterialKind;
import cn.juanzong.storage.Digest;

/**
 * F3: the same bytes are evidence of two sessions. What honestly serves many sessions, on
 * either side, is left out: profiles, certificates, courseware, plans. So are void
 * sessions.
 */
class SameBytes implements ConsistencyRule {

	private static final Set<MaterialKind> SHARED_HONESTLY = EnumSet.of(MaterialKind.TEACHER_PROFILE,
			MaterialKind.TEACHER_CERT, MaterialKind.COURSEWARE, MaterialKind.PLAN, MaterialKind.SYLLABUS,
			MaterialKind.CONTRACT);

	@Override
	public List<Finding> check(CaseSnapshot snapshot) {
		Map<Digest, List<ArchivalRecord>> elsewhere = snapshot.twins()
			.stream()
			.filter((twin) -> !SHARED_HONESTLY.contains(twin.kind()) && !snapshot.voided(twin.sessionId()))
			.collect(Collectors.groupingBy(ArchivalRecord::sha256));
		return snapshot.evidence()
			.stream()
			.map(CaseSnapshot.Evidence::record)
			.filter((record) -> !SHARED_HONESTLY.contains(record.kind()) && elsewhere.containsKey(record.sha256()))
			.map((record) -> finding(record, elsewhere.getOrDefault(record.sha256(), List.of())))
			.toList();
	}

	private Finding finding(ArchivalRecord record, List<ArchivalRecord> twins) {
		return Finding.of(RuleCode.SAME_BYTES, record.id().toString(), record.fileName(), record.kind(), twins.size())
			.records(Stream.concat(Stream.of(record), twins.stream()).map(ArchivalRecord::id).toList())
			.sessions(twins.stream().map(ArchivalRecord::sessionId).toList());
	}

}
