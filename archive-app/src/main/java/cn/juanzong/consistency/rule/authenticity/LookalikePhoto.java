package cn.juanzong.consistency.rule.authenticity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.juanzong.consistency.ConsistencyRule;
import cn.juanzong.consistency.Finding;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.consistency.snapshot.CaseSnapshot;
import cn.juanzong.consistency.snapshot.Neighbours.Likeness;
import cn.juanzong.ingest.Lookalikes;
import cn.juanzong.records.ArchivalRecord;

/**
 * F4: a photo that is one of another session although its bytes differ: saved again,
 * reduced, mirrored or trimmed. Equal bytes are F3's. The same hall from the same place
 * is honest and not the same photograph; a burst of one camera within a session is never
 * compared.
 */
class LookalikePhoto implements ConsistencyRule {

	@Override
	public List<Finding> check(CaseSnapshot snapshot) {
		Map<UUID, ArchivalRecord> own = snapshot.evidence()
			.stream()
			.map(CaseSnapshot.Evidence::record)
			.collect(Collectors.toMap(ArchivalRecord::id, (record) -> record));
		Map<ArchivalRecord, List<Likeness>> alike = snapshot.neighbours()
			.likenesses()
			.stream()
			.filter((each) -> own.containsKey(each.recordId())
					&& !Objects.equals(each.other().sha256(), own.get(each.recordId()).sha256()))
			.collect(
					Collectors.groupingBy((each) -> own.get(each.recordId()), LinkedHashMap::new, Collectors.toList()));
		return alike.entrySet().stream().map((each) -> finding(each.getKey(), each.getValue())).toList();
	}

	private Finding finding(ArchivalRecord record, List<Likeness> others) {
		int likest = others.stream().mapToInt(Likeness::percent).max().orElseThrow();
		return Finding
			.of(RuleCode.LOOKALIKE_PHOTO, record.id().toString(), record.fileName(), others.size(), likest,
					Lookalikes.THRESHOLD)
			.records(Stream.concat(Stream.of(record), others.stream().map(Likeness::other))
				.map(ArchivalRecord::id)
				.toList())
			.sessions(others.stream().map((each) -> each.other().sessionId()).distinct().toList());
	}

}
