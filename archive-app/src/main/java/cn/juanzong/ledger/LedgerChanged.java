package cn.juanzong.ledger;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/**
 * Ledger rows or their counting changed. Published synchronously inside the transaction.
 *
 * @param sessionIds the sessions concerned
 */
public record LedgerChanged(Set<UUID> sessionIds) {

	public LedgerChanged(Collection<UUID> sessionIds) {
		this(Set.copyOf(sessionIds));
	}

}
