package cn.juanzong.inspection.supervision;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.juanzong.programme.SessionAct;

/**
 * A signed supervision record.
 *
 * @param sessionId the session
 * @param recordId the record that holds it in the session's file
 * @param content canonical JSON of what was compared
 * @param sha256 the digest that was signed, hex
 * @param signedAt when
 * @param signedBy display name of the inspector
 * @param intact whether the content still has the digest that was signed
 * @param changed what it covers and is another now, by name; empty if nothing is
 */
record SupervisionRecord(UUID sessionId, UUID recordId, String content, String sha256, Instant signedAt,
		String signedBy, boolean intact, List<String> changed) {

	SupervisionRecord {
		changed = List.copyOf(changed);
	}

	/** Whether everything is as it was signed: the session is closed. */
	public boolean verified() {
		return this.intact && this.changed.isEmpty();
	}

	/** A record was signed; part of the same transaction. */
	record Signed(UUID sessionId, UUID organizerId, UUID recordId, String sha256) implements SessionAct {

		@Override
		public String action() {
			return "supervision.signed";
		}

		@Override
		public Map<String, Object> detail() {
			return Map.of("record", this.recordId.toString(), "sha256", this.sha256);
		}

	}

}
