package cn.juanzong.ledger.counting;

import java.util.Map;
import java.util.UUID;

import cn.juanzong.programme.SessionAct;

/**
 * The counting of a session changed because of something outside it: another import, a
 * session declared void, a setting (C4).
 *
 * @param sessionId the session whose lines changed
 * @param organizerId its contractor
 * @param cause what made it change
 * @param changes how many lines went from what to what
 */
record LedgerRecounted(UUID sessionId, UUID organizerId, String cause,
		Map<String, Integer> changes) implements SessionAct {

	@Override
	public String action() {
		return "ledger.recounted";
	}

	@Override
	public Map<String, Object> detail() {
		return Map.of("cause", this.cause, "changes", this.changes);
	}

}
