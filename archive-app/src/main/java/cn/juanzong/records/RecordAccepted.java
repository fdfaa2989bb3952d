package cn.juanzong.records;

import java.util.Map;

/**
 * A file became a record. Published synchronously inside the transaction that entered it.
 *
 * @param record the record
 */
public record RecordAccepted(ArchivalRecord record) implements RecordAct {

	@Override
	public String action() {
		return "record.accepted";
	}

	/** Names the code and the digest, not the file: a file name may hold a number. */
	@Override
	public Map<String, Object> detail() {
		return Map.of("session", this.record.sessionId().toString(), "archivalCode",
				this.record.archivalCode().toString(), "kind", this.record.kind().name(), "sizeBytes",
				this.record.sizeBytes(), "sha256", this.record.sha256().hex(), "acceptedBy", this.record.acceptedBy());
	}

}
