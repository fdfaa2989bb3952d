package cn.juanzong.records.sealing;

import java.util.Map;
import java.util.UUID;

import cn.juanzong.audit.AuditableEvent;
import cn.juanzong.records.ArchivalRecord;

/**
 * The bytes of a record were encrypted in the store, or are no longer.
 *
 * @param record the record
 * @param sealed whether they are encrypted now
 */
record Resealed(ArchivalRecord record, boolean sealed) implements AuditableEvent {

	@Override
	public String action() {
		return "record.resealed";
	}

	@Override
	public String subjectType() {
		return "record";
	}

	@Override
	public String subjectId() {
		return this.record.id().toString();
	}

	@Override
	public UUID organizerId() {
		return this.record.organizerId();
	}

	@Override
	public Map<String, Object> detail() {
		return Map.of("kind", this.record.kind().name(), "encrypted", this.sealed);
	}

}
