package cn.juanzong.reconciliation.agreement;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

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

	/** With more pages behind these. */
	public Sitting with(List<PaperPage> more) {
		return new Sitting(this.check, Stream.concat(this.pages.stream(), more.stream()).toList(), this.missing);
	}

	/** The page that a decision was made about, as it was then. */
	boolean has(Ruling ruling) {
		return this.pages.stream()
			.anyMatch((page) -> page.recordId().equals(ruling.place().recordId())
					&& page.page() == ruling.place().page() && page.evidence().equals(ruling.lineEvidence()));
	}

	List<PaperLine> lines() {
		return this.pages.stream().flatMap((page) -> page.lines().stream()).toList();
	}

	/** Whether numbers stand where names belong in more than one line in ten. */
	boolean hidesNumbers() {
		List<PaperLine> lines = lines();
		return 10 * lines.stream().filter(PaperLine::hidesNumber).count() > lines.size();
	}

	/**
	 * Whether a name alone proves nothing: any line has a number, or the sheet no place
	 * to sign, so that columns of it cannot have been seen.
	 */
	boolean numbers() {
		boolean unsignable = this.check == Check.SIGN_IN_SHEETS
				&& lines().stream().noneMatch((line) -> line.cells().containsKey(PaperField.SIGNATURE));
		return unsignable || lines().stream()
			.anyMatch((line) -> !line.cell(PaperField.ID_NUMBER).blank() || !line.cell(PaperField.PHONE).blank());
	}

	/**
	 * One page.
	 *
	 * @param recordId the record
	 * @param page the page of it, from 1
	 * @param evidence digest of what it was read from
	 * @param lines its lines from the top, none if no table was found on it
	 */
	public record PaperPage(UUID recordId, int page, String evidence, List<PaperLine> lines) {

		public PaperPage {
			lines = List.copyOf(lines);
		}

	}

}
