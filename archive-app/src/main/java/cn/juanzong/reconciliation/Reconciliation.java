package cn.juanzong.reconciliation;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * How the paper of a session stands to its ledger.
 *
 * @param sessionId the session
 * @param state where the comparison stands
 * @param inputs digest of everything that was compared
 * @param comparedAt when, or {@code null} before the first time
 * @param items what became of everything, in reading order
 */
public record Reconciliation(UUID sessionId, State state, String inputs, @Nullable Instant comparedAt,
		List<ReconciledItem> items) {

	public Reconciliation {
		items = List.copyOf(items);
	}

	/** What still needs somebody, in reading order. */
	public List<ReconciledItem> open() {
		return this.items.stream().filter(ReconciledItem::open).toList();
	}

	/** Whether everything was compared and nothing red or amber is left. */
	public boolean clean() {
		return this.state == State.COMPARED && open().isEmpty();
	}

	/** Whether a comparison was made at all: without that paper it was not. */
	public boolean made(Check check) {
		return this.items.stream().anyMatch((item) -> item.check() == check);
	}

	/** How many items of a comparison ended in each outcome. */
	public List<Count> counts(Check check) {
		return Arrays.stream(Outcome.values())
			.map((outcome) -> new Count(outcome,
					(int) this.items.stream()
						.filter((item) -> item.check() == check && item.outcome() == outcome)
						.count(),
					(int) open().stream().filter((item) -> item.check() == check && item.outcome() == outcome).count()))
			.filter((count) -> count.all() > 0)
			.toList();
	}

	/** Where a comparison stands. */
	public enum State {

		/** There is nothing to compare. */
		NO_PAPER,
		/** Some paper is still being read. */
		READING,
		/** Everything was compared. */
		COMPARED

	}

	/**
	 * Items with one outcome.
	 *
	 * @param outcome the outcome
	 * @param all how many
	 * @param open how many of them need somebody
	 */
	public record Count(Outcome outcome, int all, int open) {

	}

}
