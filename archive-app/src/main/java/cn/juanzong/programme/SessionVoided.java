package cn.juanzong.programme;

import java.util.Map;
import java.util.UUID;

/**
 * A session was declared void; its ledger no longer counts and later sessions may count
 * in its place (C4). Published synchronously inside the transaction.
 *
 * @param sessionId the session
 * @param organizerId the contractor
 * @param reason why
 */
public record SessionVoided(UUID sessionId, UUID organizerId, String reason) implements SessionAct {

	@Override
	public String action() {
		return "session.voided";
	}

	@Override
	public Map<String, Object> detail() {
		return Map.of("reason", this.reason);
	}

}
