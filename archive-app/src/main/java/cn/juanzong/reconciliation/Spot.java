package cn.juanzong.reconciliation;

import java.util.UUID;

/**
 * Where somebody saw a person on paper, in a line that was not found by reading.
 *
 * @param recordId the record
 * @param page the page of it, from 1
 * @param top the upper edge, as a fraction of the page as it is shown
 * @param bottom the lower edge, likewise
 */
public record Spot(UUID recordId, int page, double top, double bottom) {

	/** Whether it is a part of a page. */
	boolean valid() {
		return this.top >= 0 && this.top < this.bottom && this.bottom <= 1;
	}

}
