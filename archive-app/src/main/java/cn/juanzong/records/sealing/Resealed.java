package cn.juanzong.records.sealing;

import java.util.Map;

import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.RecordAct;

/**
 * The bytes of a record were encrypted in the store, or are no longer.
 *
 * @param record the record
 * @param sealed whether they are encrypted now
 */
record Resealed(ArchivalRecord record, boolean sealed) implements RecordAct {

	@Override
	public String action() {
		return "record.resealed";
	}

	@Override
	public Map<String, Object> detail() {
		return Map.of("kind", this.record.kind().name(), "encrypted", this.sealed);
	}

}
