package cn.juanzong.reconciliation.agreement;

import java.time.LocalDate;
import java.util.UUID;

import cn.juanzong.ledger.counting.Counting;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger as it is looked for on paper. Lives as long as the comparison.
 *
 * @param entryId the row
 * @param row its position, from 1
 * @param personKey equal for the same person everywhere
 * @param evidence digest of what the row says
 * @param name the name
 * @param idNumber the number, clear
 * @param phone the phone, clear
 * @param birthDate the birth date
 * @param counting whether and why the row counts
 * @param repeatOf the session in which the person counts, if this row repeats it
 */
public record Expected(UUID entryId, int row, String personKey, String evidence, String name, String idNumber,
		String phone, LocalDate birthDate, Counting counting, @Nullable UUID repeatOf) {

	/** Never the numbers. */
	@Override
	public String toString() {
		return "Expected[" + this.row + "]";
	}

}
