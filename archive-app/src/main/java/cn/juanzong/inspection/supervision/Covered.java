package cn.juanzong.inspection.supervision;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import cn.juanzong.access.Scope;
import cn.juanzong.ledger.LedgerTotals;
import cn.juanzong.ledger.LedgerVersion;
import cn.juanzong.ledger.Ledgers;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.reconciliation.Check;
import cn.juanzong.reconciliation.LineDecision;
import cn.juanzong.reconciliation.Reconciliation;
import cn.juanzong.reconciliation.Reconciliations;
import cn.juanzong.reconciliation.ReviewDesk;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.ArchivalRecords;
import cn.juanzong.records.MaterialKind;
import org.apache.commons.codec.digest.DigestUtils;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * What a supervision record covers, as it is now: the session, the paper by digest, the
 * ledger by version and digest of its rows, what every line came to. Names, in order, to
 * values; two of them are compared name by name.
 */
@Component
class Covered {

	private static final Set<MaterialKind> COMPARED = EnumSet.of(MaterialKind.SIGN_IN_SHEET, MaterialKind.PAPER_LEDGER,
			MaterialKind.NOTICE, MaterialKind.TIMETABLE, MaterialKind.PLATFORM_LOG);

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final ArchivalRecords records;

	private final Ledgers ledgers;

	private final Reconciliations reconciliations;

	private final ReviewDesk desk;

	Covered(ArchivalRecords records, Ledgers ledgers, Reconciliations reconciliations, ReviewDesk desk) {
		this.records = records;
		this.ledgers = ledgers;
		this.reconciliations = reconciliations;
		this.desk = desk;
	}

	/** What is covered, by name. */
	Map<String, String> of(TrainingSession session) {
		Map<String, String> covered = new TreeMap<>();
		covered.put("session.id", session.id().toString());
		covered.put("session.title", session.title());
		covered.put("session.organizer", session.organizer().name());
		covered.put("session.course", session.course().code() + " " + session.course().title());
		covered.put("session.days", session.startsOn() + "/" + session.endsOn());
		covered.put("session.venue", session.venue().name());
		covered.put("session.instructor", session.instructor().name());
		covered.put("session.hours", session.theoryHours().stripTrailingZeros().toPlainString() + "+"
				+ session.practiceHours().stripTrailingZeros().toPlainString());
		records(session.id(), covered);
		ledger(session.id(), covered);
		lines(session.id(), covered);
		return covered;
	}

	private void records(UUID sessionId, Map<String, String> covered) {
		for (ArchivalRecord record : this.records.ofSession(sessionId, Scope.EVERYTHING)) {
			if (COMPARED.contains(record.kind())) {
				covered.put("record." + record.archivalCode() + " " + record.kind(), record.sha256().toString());
			}
		}
	}

	private void ledger(UUID sessionId, Map<String, String> covered) {
		LedgerVersion version = this.ledgers.current(sessionId).orElse(null);
		if (version == null) {
			return;
		}
		List<String> rows = new ArrayList<>();
		this.ledgers.entries(sessionId)
			.forEach((entry) -> rows.add(String.join("|", entry.personKey(), entry.name(), entry.phoneKey(),
					entry.content(), entry.counting().name())));
		covered.put("ledger.version", Integer.toString(version.version()));
		covered.put("ledger.file", version.sha256());
		covered.put("ledger.rows", DigestUtils.sha256Hex(String.join("\n", rows)));
		LedgerTotals totals = this.ledgers.totals(sessionId);
		covered.put("counts.attended", Integer.toString(totals.attended()));
		covered.put("counts.counted", Integer.toString(totals.counted()));
		covered.put("counts.ageExcluded", Integer.toString(totals.ageExcluded()));
		covered.put("counts.repeatExcluded", Integer.toString(totals.repeatExcluded()));
		covered.put("counts.unresolved", Integer.toString(totals.unresolved()));
		covered.put("counts.people", Integer.toString(totals.people()));
	}

	private void lines(UUID sessionId, Map<String, String> covered) {
		Reconciliation now = this.reconciliations.of(sessionId);
		for (Check check : Check.values()) {
			now.counts(check)
				.forEach((count) -> covered.put("lines." + check + "." + count.outcome(),
						Integer.toString(count.all())));
		}
		covered.put("lines.compared", now.inputs());
		Set<String> decisions = new TreeSet<>();
		for (LineDecision each : this.desk.decisions(sessionId)) {
			decisions.add(each.id() + "|" + each.verdict() + "|" + each.decidedBy());
		}
		covered.put("lines.decisions", decisions.size() + " " + DigestUtils.sha256Hex(String.join("\n", decisions)));
	}

	/** The one form in which it is signed: names in order, no blanks. */
	static String canonical(Map<String, String> covered) {
		return JSON.writeValueAsString(new TreeMap<>(covered));
	}

	/** Reads the form. */
	static Map<String, String> read(String canonical) {
		Map<String, String> covered = new TreeMap<>();
		JSON.readTree(canonical).properties().forEach((each) -> covered.put(each.getKey(), each.getValue().asString()));
		return covered;
	}

}
