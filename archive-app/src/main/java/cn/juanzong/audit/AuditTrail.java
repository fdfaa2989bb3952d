package cn.juanzong.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import org.springframework.context.event.EventListener;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes an entry for every {@link AuditableEvent}, in the transaction that published it;
 * an act outside a transaction is refused. What happened and who did it is noted at once;
 * the entries are added just before the commit, because adding locks the end of the
 * chain, and held any longer that lock would make unrelated acts wait for each other, or
 * deadlock.
 */
@Component
class AuditTrail {

	private final AuditEntries entries;

	private final Clock clock;

	AuditTrail(AuditEntries entries, Clock clock) {
		this.entries = entries;
		this.clock = clock;
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	void on(AuditableEvent event) {
		AuditEntry noted = note(event);
		if (event instanceof AuditableRead
				&& this.entries.readSince(noted, noted.at().minus(AuditableRead.ONE_READING))) {
			return;
		}
		Notes notes = (Notes) TransactionSynchronizationManager.getResource(this);
		if (notes == null) {
			notes = new Notes();
			TransactionSynchronizationManager.bindResource(this, notes);
			TransactionSynchronizationManager.registerSynchronization(notes);
		}
		notes.add(noted);
	}

	private AuditEntry note(AuditableEvent event) {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		Actor actor = (authentication != null && authentication.getPrincipal() instanceof Actor user) ? user : null;
		return new AuditEntry(0, this.clock.instant().truncatedTo(ChronoUnit.MICROS),
				(actor != null) ? actor.id() : null, (actor != null) ? actor.displayName() : "system",
				(actor != null) ? actor.roleCode() : "SYSTEM", event.action(), event.subjectType(), event.subjectId(),
				event.organizerId(), CanonicalJson.of(event.detail()), RequestOrigin.address(),
				RequestOrigin.requestId(), AuditEntry.FORM, EntryHash.NONE, EntryHash.NONE);
	}

	/** What one transaction has done so far. */
	private final class Notes implements TransactionSynchronization {

		private final List<AuditEntry> noted = new ArrayList<>();

		private boolean written;

		void add(AuditEntry entry) {
			if (this.written) {
				// published by another step just before the commit
				AuditTrail.this.entries.append(entry);
			}
			else {
				this.noted.add(entry);
			}
		}

		@Override
		public void beforeCommit(boolean readOnly) {
			this.noted.forEach(AuditTrail.this.entries::append);
			this.written = true;
		}

		/** A suspended transaction must not receive the notes of the one inside it. */
		@Override
		public void suspend() {
			TransactionSynchronizationManager.unbindResource(AuditTrail.this);
		}

		@Override
		public void resume() {
			TransactionSynchronizationManager.bindResource(AuditTrail.this, this);
		}

		@Override
		public void afterCompletion(int status) {
			TransactionSynchronizationManager.unbindResourceIfPossible(AuditTrail.this);
		}

	}

}
