package cn.juanzong.records;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.juanzong.ingest.Facts;
import cn.juanzong.ingest.IngestState;
import cn.juanzong.ingest.RecordDescriber;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.search.RecordDocument;

import org.springframework.stereotype.Component;

/**
 * Tells the index what a document is a record of: three reads for any number of records.
 */
@Component
class RecordDescriptions implements RecordDescriber {

	private final ArchivalRecords records;

	private final Sessions sessions;

	private final Facts facts;

	private final Restrictions restrictions;

	RecordDescriptions(ArchivalRecords records, Sessions sessions, Facts facts, Restrictions restrictions) {
		this.restrictions = restrictions;
		this.records = records;
		this.sessions = sessions;
		this.facts = facts;
	}

	@Override
	public Map<UUID, RecordDocument> describe(Collection<UUID> objectIds) {
		Map<UUID, ArchivalRecord> found = new HashMap<>(this.records.findAll(objectIds));
		found.keySet().removeAll(this.restrictions.ofRecords(objectIds));
		List<UUID> sessionIds = found.values().stream().map(ArchivalRecord::sessionId).distinct().toList();
		Map<UUID, TrainingSession> ofSessions = this.sessions.findAll(sessionIds);
		Map<UUID, IngestState> states = this.facts.states(found.keySet());
		Map<UUID, RecordDocument> documents = new HashMap<>();
		found.forEach((id, record) -> {
			TrainingSession session = ofSessions.get(record.sessionId());
			if (session != null) {
				IngestState state = states.get(id);
				documents.put(id,
						document(record, session, (state != null) ? state.stage() : IngestState.Stage.QUEUED));
			}
		});
		return documents;
	}

	private static RecordDocument document(ArchivalRecord record, TrainingSession session, IngestState.Stage stage) {
		return new RecordDocument(record.id(), 0, session.id(), record.organizerId(), session.organizer().name(),
				session.title(), Integer.toString(session.number()), session.course().title(),
				session.course().trainingClass().name(), session.venue().name(), session.instructor().name(),
				session.ledgerYear(), session.startsOn(), record.kind().name(), stage.name(), record.findings(),
				record.displayName(), record.archivalCode().toString(), null, record.sizeBytes(), record.acceptedAt(),
				"");
	}

}
