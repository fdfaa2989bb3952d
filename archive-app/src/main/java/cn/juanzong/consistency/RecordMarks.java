package cn.juanzong.consistency;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.juanzong.access.Scope;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.ArchivalRecords;

import org.springframework.stereotype.Component;

/**
 * Notes on each record which findings on it need attention, so that it can be searched
 * for. Only records of the finding's own session: the other session has a finding of its
 * own.
 */
@Component
class RecordMarks {

	private final ArchivalRecords records;

	RecordMarks(ArchivalRecords records) {
		this.records = records;
	}

	void renew(UUID sessionId, List<RecordedFinding> open) {
		Map<UUID, List<String>> changed = new HashMap<>();
		for (ArchivalRecord record : this.records.ofSession(sessionId, Scope.EVERYTHING)) {
			List<String> codes = open.stream()
				.filter((each) -> !each.settled() && each.finding().records().contains(record.id()))
				.map((each) -> each.code().name())
				.distinct()
				.sorted()
				.toList();
			if (!codes.equals(record.findings())) {
				changed.put(record.id(), codes);
			}
		}
		if (!changed.isEmpty()) {
			this.records.markFindings(changed);
		}
	}

}
