package cn.juanzong.ledger.intake;

import java.time.LocalDate;
import java.util.Set;

import cn.juanzong.ledger.LedgerEntry;
import cn.juanzong.ledger.LedgerNotice;
import cn.juanzong.ledger.SensitiveFlag;
import cn.juanzong.ledger.person.PersonName;
import cn.juanzong.privacy.PersonalNumbers;
import org.jspecify.annotations.Nullable;

/**
 * A line without fault on its way into the database. The only place where a clear number
 * stands beside a name; lives as long as the import.
 *
 * @param sheet the sheet
 * @param row the row
 * @param name the name
 * @param documentType what the number stands on
 * @param idNumber the normalised number, clear
 * @param phone the normalised phone, clear
 * @param birthDate the birth date
 * @param content what was taught
 * @param category the trainee category, if given
 * @param remark the remark, if given
 * @param flags protected groups
 * @param notices what was put right or looks unusual
 */
public record LineDraft(String sheet, int row, PersonName name, LedgerEntry.DocumentType documentType, String idNumber,
		String phone, LocalDate birthDate, String content, @Nullable String category, @Nullable String remark,
		Set<SensitiveFlag> flags, Set<LedgerNotice> notices) {

	/** What is hashed to join lines of one person. */
	public String personIdentity() {
		return (this.documentType == LedgerEntry.DocumentType.OTHER) ? "other:" + this.idNumber : "id:" + this.idNumber;
	}

	/** What is hashed to join lines of one phone. */
	public String phoneIdentity() {
		return "phone:" + this.phone;
	}

	/** The number for eyes. */
	public String idMask() {
		return PersonalNumbers.maskIdNumber(this.idNumber);
	}

	/** Never the numbers. */
	@Override
	public String toString() {
		return "LineDraft[" + this.sheet + ":" + this.row + "]";
	}

}
