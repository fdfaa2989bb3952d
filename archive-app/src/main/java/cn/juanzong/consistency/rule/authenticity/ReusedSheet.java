package cn.juanzong.consistency.rule.authenticity;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import cn.juanzong.consistency.ConsistencyRule;
import cn.juanzong.consistency.Finding;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.consistency.snapshot.CaseSnapshot;
import cn.juanzong.consistency.snapshot.Neighbours;
import cn.juanzong.ingest.ReusedPaper;
import cn.juanzong.ingest.ReusedPaper.Reuse;
import cn.juanzong.records.ArchivalRecord;

/**
 * F9: an old sign-in sheet under a new heading. Line by line the signatures are the same
 * ink as on a sheet of another session. Blank forms and printed lists are alike honestly
 * and never compared; equal bytes are F3's.
 */
class ReusedSheet implements ConsistencyRule {

	@Override
	public List<Finding> check(CaseSnapshot snapshot) {
		Map<UUID, ArchivalRecord> own = snapshot.evidence()
			.stream()
			.map(CaseSnapshot.Evidence::record)
			.collect(Collectors.toMap(ArchivalRecord::id, (record) -> record));
		return snapshot.neighbours()
			.reusedSheets()
			.stream()
			.filter((each) -> own.containsKey(each.reuse().objectId()) && !Objects.equals(each.other().sha256(),
					Objects.requireNonNull(own.get(each.reuse().objectId())).sha256()))
			.map((each) -> finding(Objects.requireNonNull(own.get(each.reuse().objectId())), each))
			.toList();
	}

	private Finding finding(ArchivalRecord sheet, Neighbours.ReusedSheet found) {
		Reuse reuse = found.reuse();
		String subject = sheet.id() + "/" + reuse.page() + "/" + found.other().id() + "/" + reuse.otherPage();
		return Finding
			.of(RuleCode.SHEET_REUSED, subject, sheet.fileName(), reuse.page(), reuse.lines().size(), reuse.signed(),
					ReusedPaper.THRESHOLD, listed(reuse.lines()), listed(reuse.otherLines()))
			.records(List.of(sheet.id(), found.other().id()))
			.sessions(List.of(found.other().sessionId()));
	}

	private static String listed(List<Integer> lines) {
		return lines.stream().map(String::valueOf).collect(Collectors.joining(", "));
	}

}
