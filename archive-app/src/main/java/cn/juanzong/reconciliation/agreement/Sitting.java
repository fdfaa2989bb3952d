package cn.juanzong.reconciliation.agreement;

import java.util.List;
import java.util.UUID;

import cn.juanzong.reconciliation.Check;

/**
 * The pages on which everybody signs once: the sheet of a half-day, or the paper ledger.
 *
 * @param check which comparison they belong to
 * @param pages the pages in order, none twice
 * @param missing printed numbers of pages that are not there
 */
public record Sitting(Check check, List<PaperPage> pages, List<Integer> missing) {

	public Sitting {
		pages = List.copyOf(pages);
		missing = List.copyOf(missing);
	}

	List<PaperLine> lines() {
		return this.pages.stream().flatMap((page) -> page.lines().stream()).toList();
	}

	/** Whether any line has a number: then a name alone proves nothing. */
	boolean numbers() {
		return lines().stream()
			.anyMatch((line) -> !line.cell(PaperField.ID_NUMBER).blank() || !line.cell(PaperField.PHONE).blank());
	}

	/**
	 * One page.
	 *
	 * @param recordId the record
	 * @param page the page of it, from 1
	 * @param lines its lines from the top
	 */
	public record PaperPage(UUID recordId, int page, List<PaperLine> lines) {

		public PaperPage {
			lines = List.copyOf(lines);
		}

	}

}
