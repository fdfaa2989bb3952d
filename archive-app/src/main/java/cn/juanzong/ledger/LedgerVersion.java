package cn.juanzong.ledger;

import java.time.Instant;
import java.util.UUID;

/**
 * One import of a session's ledger.
 *
 * @param id the id
 * @param sessionId the session
 * @param version from 1
 * @param fileName the name of the imported file
 * @param sha256 its digest, hex
 * @param rowsGood lines imported
 * @param rowsBad lines left out because the user accepted the good rows only
 * @param importedAt when
 * @param importedBy display name of who did it
 * @param current whether it is the ledger in force
 */
public record LedgerVersion(UUID id, UUID sessionId, int version, String fileName, String sha256, int rowsGood,
		int rowsBad, Instant importedAt, String importedBy, boolean current) {

	/** Whether only the good rows of the file were accepted. */
	public boolean partial() {
		return this.rowsBad > 0;
	}

}
