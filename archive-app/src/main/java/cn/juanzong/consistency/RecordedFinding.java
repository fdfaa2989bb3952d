package cn.juanzong.consistency;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A finding as it is kept.
 *
 * @param id the id, the same when it closes and opens again
 * @param sessionId the session
 * @param organizerId the contractor who held it
 * @param finding what contradicts
 * @param fingerprint identifies the evidence
 * @param openedAt when it was found, or found again
 * @param closedAt when the contradiction was gone, or {@code null} while it stands
 * @param disposition what an inspector decided about this evidence, or {@code null}
 */
public record RecordedFinding(UUID id, UUID sessionId, UUID organizerId, Finding finding, String fingerprint,
		Instant openedAt, @Nullable Instant closedAt, @Nullable Disposition disposition) {

	public RuleCode code() {
		return this.finding.code();
	}

	/** As it is told to somebody who may not see the other sessions. */
	RecordedFinding withoutOthers() {
		return new RecordedFinding(this.id, this.sessionId, this.organizerId, this.finding.withoutOthers(),
				this.fingerprint, this.openedAt, this.closedAt, this.disposition);
	}

	/** Whether the contradiction still stands. */
	public boolean open() {
		return this.closedAt == null;
	}

	/** Whether it needs no more attention, although it may still stand. */
	public boolean settled() {
		return this.closedAt != null || this.disposition == Disposition.EXPLAINED
				|| this.disposition == Disposition.WRONG;
	}

	/** What an inspector decides (requirements 3, section 5.4). */
	public enum Disposition {

		/** It is as the finding says. */
		CONFIRMED,
		/** There is an honest cause. */
		EXPLAINED,
		/** The finding is mistaken. */
		WRONG

	}

}
