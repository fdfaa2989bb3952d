package cn.juanzong.reconciliation.agreement;

import cn.juanzong.reconciliation.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A decision of a person that is in force.
 *
 * @param place the line it is about
 * @param lineEvidence what stood there when it was decided
 * @param personKey the person it is about, if it is about one
 * @param rowEvidence what the ledger said of the person then
 * @param verdict the decision
 */
public record Ruling(PaperLine.Place place, String lineEvidence, @Nullable String personKey,
		@Nullable String rowEvidence, Verdict verdict) {

	/** Whether it is about this line as it stands now. */
	boolean concerns(PaperLine line) {
		return this.place.equals(line.place()) && this.lineEvidence.equals(line.evidence());
	}

	/** Whether it is about this row as it stands now. */
	boolean concerns(Expected person) {
		return person.personKey().equals(this.personKey) && person.evidence().equals(this.rowEvidence);
	}

}
