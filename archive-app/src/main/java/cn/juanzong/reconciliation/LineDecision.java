package cn.juanzong.reconciliation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import cn.juanzong.programme.SessionAct;
import org.jspecify.annotations.Nullable;

/**
 * What somebody decided about a line.
 *
 * @param id grows with time
 * @param recordId the record of the line
 * @param page its page
 * @param line its line, 0 for one that only a person saw
 * @param lineEvidence what was read there then
 * @param personKey the person it is about, if it is about one
 * @param rowEvidence what the ledger said of the person then
 * @param verdict the decision
 * @param withdraws the decision that it takes back, if it does
 * @param reason why, where that was asked for
 * @param spot where the person was seen, of {@link Verdict#SEEN}
 * @param decidedAt when
 * @param deciderId the account of who decided
 * @param decidedBy display name of who decided
 */
public record LineDecision(long id, UUID recordId, int page, int line, String lineEvidence, @Nullable String personKey,
		@Nullable String rowEvidence, Verdict verdict, @Nullable Long withdraws, @Nullable String reason,
		@Nullable Spot spot, Instant decidedAt, UUID deciderId, String decidedBy) {

	/** The decisions that were taken back, by number. */
	public static Set<Long> withdrawn(List<LineDecision> all) {
		return all.stream().map(LineDecision::withdraws).filter(Objects::nonNull).collect(Collectors.toSet());
	}

	/** A decision was made; part of the same transaction. */
	record Made(LineDecision decision, UUID sessionId, UUID organizerId) implements SessionAct {

		@Override
		public String action() {
			return "line.decided";
		}

		@Override
		public Map<String, Object> detail() {
			return Map.of("record", this.decision.recordId().toString(), "page", this.decision.page(), "line",
					this.decision.line(), "verdict", this.decision.verdict().name());
		}

	}

}
