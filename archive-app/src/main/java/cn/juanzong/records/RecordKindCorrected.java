package cn.juanzong.records;

import java.util.Map;
import java.util.UUID;

import cn.juanzong.audit.AuditableEvent;

/**
 * The kind of a record was corrected.
 *
 * @param before the record as it was
 * @param kind its kind now
 */
public record RecordKindCorrected(ArchivalRecord before, MaterialKind kind) implements AuditableEvent {

	@Override
	public String action() {
		return "record.kind-corrected";
	}

	@Override
	public String subjectType() {
		return "record";
	}

	@Override
	public String subjectId() {
		return this.before.id().toString();
	}

	@Override
	public UUID organizerId() {
		return this.before.organizerId();
	}

	@Override
	public Map<String, Object> detail() {
		return Map.of("from", this.before.kind().name(), "to", this.kind.name());
	}

}
