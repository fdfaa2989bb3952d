package cn.juanzong.records.accession;

import java.util.Map;
import java.util.UUID;

import cn.juanzong.audit.AuditableEvent;
import cn.juanzong.records.RecordAccepted;

/**
 * Somebody began an upload or gave it up; how it ends otherwise, {@link RecordAccepted}
 * tells.
 *
 * @param action what was done
 * @param upload the upload
 */
record UploadChanged(String action, Upload upload) implements AuditableEvent {

	@Override
	public String subjectType() {
		return "upload";
	}

	@Override
	public String subjectId() {
		return this.upload.id().toString();
	}

	@Override
	public UUID organizerId() {
		return this.upload.organizerId();
	}

	@Override
	public Map<String, Object> detail() {
		return Map.of("session", this.upload.sessionId().toString(), "record", this.upload.recordId().toString(),
				"kind", this.upload.kind().name(), "name", this.upload.fileName());
	}

}
