package cn.juanzong.consistency.snapshot;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import cn.juanzong.access.Scope;
import cn.juanzong.consistency.snapshot.CaseSnapshot.Attendance;
import cn.juanzong.consistency.snapshot.CaseSnapshot.Evidence;
import cn.juanzong.consistency.snapshot.CaseSnapshot.Lines;
import cn.juanzong.consistency.snapshot.CaseSnapshot.Thresholds;
import cn.juanzong.extraction.Fact;
import cn.juanzong.ingest.Facts;
import cn.juanzong.ingest.IngestState;
import cn.juanzong.ledger.LedgerEntry;
import cn.juanzong.ledger.LedgerVersion;
import cn.juanzong.ledger.Ledgers;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.SettingKey;
import cn.juanzong.programme.Settings;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.reconciliation.Reconciliations;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.ArchivalRecords;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads everything the rules look at: one bulk read for each sort of thing, whatever the
 * number of lines and records.
 */
@Repository
public class CaseSnapshots {

	private final Sessions sessions;

	private final Settings settings;

	private final Ledgers ledgers;

	private final ArchivalRecords records;

	private final Facts facts;

	private final NeighbourSessions neighbours;

	private final WrittenTexts texts;

	private final Reconciliations reconciliations;

	private final JdbcClient jdbc;

	CaseSnapshots(Sessions sessions, Settings settings, Ledgers ledgers, ArchivalRecords records, Facts facts,
			NeighbourSessions neighbours, WrittenTexts texts, Reconciliations reconciliations, JdbcClient jdbc) {
		this.sessions = sessions;
		this.settings = settings;
		this.ledgers = ledgers;
		this.records = records;
		this.facts = facts;
		this.neighbours = neighbours;
		this.texts = texts;
		this.reconciliations = reconciliations;
		this.jdbc = jdbc;
	}

	/**
	 * Takes the snapshot of a session.
	 * @param sessionId the session
	 * @param scope whose sessions may be seen
	 * @return the snapshot; empty for a foreign session as for a missing one
	 */
	public Optional<CaseSnapshot> of(UUID sessionId, Scope scope) {
		return this.sessions.find(sessionId, scope).map(this::of);
	}

	/**
	 * Takes the snapshot without lines, facts and other sessions: enough to say what is
	 * there.
	 * @param sessionId the session
	 * @param scope whose sessions may be seen
	 * @return the outline; empty for a foreign session as for a missing one
	 */
	public Optional<CaseSnapshot> outline(UUID sessionId, Scope scope) {
		return this.sessions.find(sessionId, scope)
			.map((session) -> new CaseSnapshot(session, this.ledgers.current(sessionId).orElse(null), List.of(),
					new Lines(List.of()),
					this.records.ofSession(sessionId, scope)
						.stream()
						.map((record) -> new Evidence(record, null, List.of()))
						.toList(),
					List.of(), List.of(), List.of(), Neighbours.NONE, Map.of(), thresholds()));
	}

	private CaseSnapshot of(TrainingSession session) {
		LedgerVersion ledger = this.ledgers.current(session.id()).orElse(null);
		List<LedgerEntry> entries = this.ledgers.entries(session.id());
		List<ArchivalRecord> own = this.records.ofSession(session.id(), Scope.EVERYTHING);
		List<UUID> ids = own.stream().map(ArchivalRecord::id).toList();
		Map<UUID, IngestState> states = this.facts.states(ids);
		Map<UUID, List<Fact>> said = this.facts.facts(ids);
		Map<UUID, String> texts = this.texts.of(own);
		List<Evidence> evidence = own.stream()
			.map((record) -> new Evidence(record, states.get(record.id()), said.getOrDefault(record.id(), List.of()),
					texts.getOrDefault(record.id(), "")))
			.toList();
		List<ArchivalRecord> twins = this.records.sameBytesElsewhere(session.id());
		List<Attendance> overlaps = this.ledgers.overlaps(session.id())
			.stream()
			.map((overlap) -> new Attendance(overlap.entryId(), overlap.otherSessionId()))
			.distinct()
			.toList();
		List<Attendance> repeats = repeatedElsewhere(session.id());
		Set<UUID> others = new HashSet<>();
		entries.stream().map(LedgerEntry::repeatOf).filter(Objects::nonNull).forEach(others::add);
		twins.forEach((twin) -> others.add(twin.sessionId()));
		overlaps.forEach((overlap) -> others.add(overlap.sessionId()));
		repeats.forEach((repeat) -> others.add(repeat.sessionId()));
		Neighbours near = this.neighbours.of(session, own);
		near.likenesses().forEach((each) -> others.add(each.other().sessionId()));
		near.reusedSheets().forEach((each) -> others.add(each.other().sessionId()));
		near.sharedLists().forEach((each) -> others.add(each.sessionId()));
		others.addAll(near.sameInstructor());
		others.addAll(near.sameVenue());
		others.remove(session.id());
		return new CaseSnapshot(session, ledger, (ledger != null) ? this.ledgers.leftOut(ledger.id()) : List.of(),
				new Lines(entries), evidence, twins, overlaps, repeats, near, this.sessions.findAll(others),
				thresholds(), this.reconciliations.of(session.id()));
	}

	/** People counted here whose line in another session is a repeat of this one. */
	private List<Attendance> repeatedElsewhere(UUID sessionId) {
		return this.jdbc.sql("""
				select distinct e.entry_id, o.session_id from ledger_entry e
				join ledger_entry o on o.person_key = e.person_key and o.current and o.repeat_of = e.session_id
				where e.session_id = :session and e.current and e.counting = 'COUNTED' and o.session_id <> :session""")
			.param("session", sessionId)
			.query((row, n) -> new Attendance(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
			.list();
	}

	private Thresholds thresholds() {
		Thresholds usual = Thresholds.RECOMMENDED;
		return new Thresholds(this.settings.day(SettingKey.RULESET_EFFECTIVE_FROM),
				this.settings.number(SettingKey.INSTRUCTOR_MIN_YEARS),
				this.settings.value(SettingKey.MATERIALS_PUBLICITY_SITE_VIDEO).equals("REQUIRED"),
				usual.peoplePerPhone(), usual.captureToleranceDays(), usual.headCountTolerancePercent());
	}

}
