package cn.juanzong.ledger;

import java.util.List;
import java.util.Optional;

import cn.juanzong.ledger.intake.ImportNote;
import org.jspecify.annotations.Nullable;

/**
 * What came of a ledger file: all its faults in one pass, and the version it became, if
 * it was imported.
 *
 * @param sha256 the digest of the file, hex
 * @param faults what is wrong, in the order of the file
 * @param notes what the user should know besides
 * @param rowsGood lines without fault
 * @param rowsBad lines with at least one fault
 * @param imported the version, {@code null} if nothing was imported
 */
public record ImportOutcome(String sha256, List<ImportFault> faults, List<ImportNote> notes, int rowsGood, int rowsBad,
		@Nullable LedgerVersion imported) {

	public ImportOutcome {
		faults = List.copyOf(faults);
		notes = List.copyOf(notes);
	}

	/** The version, if the file was imported. */
	public Optional<LedgerVersion> version() {
		return Optional.ofNullable(this.imported);
	}

	/** Whether the good rows may be imported although there are faults. */
	public boolean goodRowsAcceptable() {
		return this.imported == null && this.rowsGood > 0 && this.faults.stream().allMatch((fault) -> fault.row() > 0);
	}

}
