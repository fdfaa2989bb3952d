package cn.juanzong.inspection;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import cn.juanzong.audit.AuditableEvent;
import cn.juanzong.consistency.RecordedFinding;
import cn.juanzong.consistency.RecordedFinding.Disposition;
import org.jspecify.annotations.Nullable;

/**
 * What an inspector decided about a finding (R16-3, R17-1).
 *
 * @param findingId the finding
 * @param fingerprint the evidence that was looked at
 * @param outcome the decision
 * @param reason why
 * @param givenAt when
 * @param givenBy display name of who decided
 */
public record Verdict(UUID findingId, String fingerprint, Outcome outcome, String reason, Instant givenAt,
		String givenBy) {

	/** The decisions. */
	public enum Outcome {

		/** It is as the finding says. */
		CONFIRMED(Disposition.CONFIRMED),
		/** There is an honest cause. */
		EXPLAINED(Disposition.EXPLAINED),
		/** The finding is mistaken. */
		WRONG(Disposition.WRONG),
		/** An earlier decision is taken back. */
		WITHDRAWN(null);

		private final @Nullable Disposition disposition;

		Outcome(@Nullable Disposition disposition) {
			this.disposition = disposition;
		}

		@Nullable Disposition disposition() {
			return this.disposition;
		}

	}

	/**
	 * A verdict was given. Published synchronously inside the transaction. The reason is
	 * not part of the trail: it is free text, and kept with the verdict.
	 *
	 * @param finding what it is about
	 * @param outcome the decision
	 */
	public record Given(RecordedFinding finding, Outcome outcome) implements AuditableEvent {

		@Override
		public String action() {
			return "finding.judged";
		}

		@Override
		public String subjectType() {
			return "finding";
		}

		@Override
		public String subjectId() {
			return this.finding.id().toString();
		}

		@Override
		public UUID organizerId() {
			return this.finding.organizerId();
		}

		@Override
		public Map<String, Object> detail() {
			return Map.of("code", this.finding.code().name(), "session", this.finding.sessionId().toString(), "outcome",
					this.outcome.name());
		}

	}

}
