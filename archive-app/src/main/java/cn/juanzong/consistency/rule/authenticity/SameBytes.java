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
 * either side, is left out: profiles, certificates, courseware, plans; the ID card of
 * somebody who comes to several; what is written about a period, an acceptance round or a
 * spot check. So are void sessions. A notice or timetable of one contractor may announce
 * several sessions; whether it names this one is looked at by R12-3.
 */
class SameBytes implements ConsistencyRule {

	private static final Set<MaterialKind> SHARED_HONESTLY = EnumSet.of(MaterialKind.TEACHER_PROFILE,
			MaterialKind.TEACHER_CERT, MaterialKind.COURSEWARE, MaterialKind.PLAN, MaterialKind.SYLLABUS,
			MaterialKind.CONTRACT, MaterialKind.ID_COPY, MaterialKind.EMPLOYMENT_TRACK, MaterialKind.ACCEPTANCE_OPINION,
			MaterialKind.RECTIFICATION, MaterialKind.SPOT_CHECK_RECORD);

	private static final Set<MaterialKind> ANNOUNCING_SEVERAL = EnumSet.of(MaterialKind.NOTICE, MaterialKind.TIMETABLE);

	@Override
	public List<Finding> check(CaseSnapshot snapshot) {
		Map<Digest, List<ArchivalRecord>> elsewhere = snapshot.twins()
			.stream()
			.filter((twin) -> !SHARED_HONESTLY.contains(twin.kind()) && !snapshot.voided(twin.sessionId())
					&& !(ANNOUNCING_SEVERAL.contains(twin.kind()) && !snapshot.foreign(twin.sessionId())))
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
