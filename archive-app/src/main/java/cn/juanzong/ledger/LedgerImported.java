package cn.juanzong.ledger;

import java.util.Map;
import java.util.UUID;

import cn.juanzong.programme.SessionAct;

/**
 * A ledger file became a version.
 *
 * @param version the version
 * @param organizerId the contractor
 */
record LedgerImported(LedgerVersion version, UUID organizerId) implements SessionAct {

	@Override
	public String action() {
		return "ledger.imported";
	}

	@Override
	public UUID sessionId() {
		return this.version.sessionId();
	}

	@Override
	public Map<String, Object> detail() {
		return Map.of("version", this.version.version(), "fileName", this.version.fileName(), "sha256",
				this.version.sha256(), "rowsGood", this.version.rowsGood(), "rowsBad", this.version.rowsBad());
	}

}
