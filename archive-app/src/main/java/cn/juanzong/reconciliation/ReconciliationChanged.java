package cn.juanzong.reconciliation;

import java.util.UUID;

/**
 * Somebody decided about a line, or took a decision back. Published synchronously inside
 * the transaction.
 *
 * @param sessionId the session
 */
public record ReconciliationChanged(UUID sessionId) {

}
