package cn.juanzong.records.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.extraction.Extraction;
import cn.juanzong.extraction.Fact;
import cn.juanzong.ingest.Facts;
import cn.juanzong.ingest.IngestState;
import cn.juanzong.ingest.IngestState.Stage;
import cn.juanzong.programme.Sessions;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.ArchivalRecords;
import cn.juanzong.records.MaterialKind;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Records as JSON.
 */
@RestController
@RequestMapping("/api/v1")
class RecordsApi {

	private final Sessions sessions;

	private final ArchivalRecords records;

	private final Facts facts;

	RecordsApi(Sessions sessions, ArchivalRecords records, Facts facts) {
		this.sessions = sessions;
		this.records = records;
		this.facts = facts;
	}

	@GetMapping("/sessions/{id}/records")
	List<RecordJson> ofSession(@PathVariable UUID id, ActingUser user) {
		if (this.sessions.find(id, user.scope()).isEmpty()) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		return described(this.records.ofSession(id, user.scope()));
	}

	@GetMapping("/records/{id}")
	RecordJson one(@PathVariable UUID id, ActingUser user) {
		ArchivalRecord record = this.records.find(id, user.scope())
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		return described(List.of(record)).get(0);
	}

	private List<RecordJson> described(List<ArchivalRecord> found) {
		List<UUID> ids = found.stream().map(ArchivalRecord::id).toList();
		Map<UUID, IngestState> states = this.facts.states(ids);
		Map<UUID, List<Fact>> facts = this.facts.facts(ids);
		return found.stream()
			.map((record) -> RecordJson.of(record, states.get(record.id()), facts.getOrDefault(record.id(), List.of())))
			.toList();
	}

	/** A record. */
	record RecordJson(UUID id, UUID sessionId, String archivalCode, MaterialKind kind, String fileName, long sizeBytes,
			String sha256, @Nullable String mediaType, Stage state, Extraction.@Nullable Reason reason, int pageCount,
			Instant acceptedAt, String acceptedBy, List<String> findings, List<FactJson> facts) {

		static RecordJson of(ArchivalRecord record, @Nullable IngestState state, List<Fact> facts) {
			return new RecordJson(record.id(), record.sessionId(), record.archivalCode().toString(), record.kind(),
					record.displayName(), record.sizeBytes(), record.sha256().hex(),
					(state != null) ? state.mediaType() : null, (state != null) ? state.stage() : Stage.QUEUED,
					(state != null) ? state.reason() : null, (state != null) ? state.pageCount() : 0,
					record.acceptedAt(), record.acceptedBy(), record.findings(),
					facts.stream().map(FactJson::of).toList());
		}

	}

	/** What a document says. */
	record FactJson(String name, String value, int page, double confidence, String extractor) {

		static FactJson of(Fact fact) {
			return new FactJson(fact.name(), fact.value(), fact.page(), fact.confidence(), fact.extractor());
		}

	}

}
