package cn.juanzong.reconciliation;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What became of a line, a row, both together, or a missing page. Holds no name and no
 * number.
 *
 * @param key stable from one comparison to the next
 * @param check which comparison
 * @param outcome what became of it
 * @param band how well line and row agree, if there are both
 * @param recordId the record of the line, or of the pages around a missing one
 * @param page its page, or the number of the missing page
 * @param line its line, 0 for one that only a person saw, or {@code null} without one
 * @param lineEvidence digest of what was read there
 * @param entryId the row of the ledger in force
 * @param row its position in the ledger
 * @param personKey whose row it is
 * @param rowEvidence digest of what it says
 * @param reasons why
 * @param notices what to know besides
 * @param repeatOf the session in which the person counts
 * @param attended half-days signed
 * @param verdict the decision in force about it
 */
public record ReconciledItem(String key, Check check, Outcome outcome, @Nullable Band band, @Nullable UUID recordId,
		@Nullable Integer page, @Nullable Integer line, @Nullable String lineEvidence, @Nullable UUID entryId,
		@Nullable Integer row, @Nullable String personKey, @Nullable String rowEvidence, List<Reason> reasons,
		List<Notice> notices, @Nullable UUID repeatOf, int attended, @Nullable Verdict verdict) {

	public ReconciledItem {
		reasons = List.copyOf(reasons);
		notices = List.copyOf(notices);
	}

	/** Whether it is about a line that was found by reading. */
	public boolean read() {
		return this.line != null && this.line > 0;
	}

	/** Whether the person may be on paper in a line that was not found by reading. */
	public boolean findable() {
		boolean rowAlone = !read() && (this.outcome == Outcome.LEDGER_ONLY || this.outcome == Outcome.ILLEGIBLE);
		return this.entryId != null && (rowAlone || this.reasons.contains(Reason.ATTENDANCE_SHORT));
	}

	/**
	 * Whether somebody must still do something about it. What nobody can read is done
	 * with once somebody said so; rows of a missing page wait for the page.
	 */
	public boolean open() {
		boolean waits = this.outcome == Outcome.PAGE_GAP && this.entryId != null;
		return this.outcome.blocking() && !waits
				&& !(this.outcome == Outcome.ILLEGIBLE && this.verdict == Verdict.ILLEGIBLE);
	}

	/**
	 * Identifies what is decided about; a decision is refused where it has changed since
	 * it was shown.
	 */
	public String fingerprint() {
		return Digests.of(this.key, this.outcome, this.lineEvidence, this.rowEvidence, this.reasons);
	}

}
