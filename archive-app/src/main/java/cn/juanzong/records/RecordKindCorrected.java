package cn.juanzong.records;

import java.util.Map;

/**
 * The kind of a record was corrected.
 *
 * @param before the record as it was
 * @param kind its kind now
 */
public record RecordKindCorrected(ArchivalRecord before, MaterialKind kind) implements RecordAct {

	@Override
	public ArchivalRecord record() {
		return this.before;
	}

	@Override
	public String action() {
		return "record.kind-corrected";
	}

	@Override
	public Map<String, Object> detail() {
		return Map.of("from", this.before.kind().name(), "to", this.kind.name());
	}

}
