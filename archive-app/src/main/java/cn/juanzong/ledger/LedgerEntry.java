package cn.juanzong.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import cn.juanzong.ledger.counting.Counting;
import cn.juanzong.ledger.counting.CountingReason;
import org.jspecify.annotations.Nullable;

/**
 * One line of a session's ledger, as it may be shown: numbers masked. Sensitive flags are
 * not part of it (R09-3); {@link SensitiveFlags} reads them.
 *
 * @param id the id
 * @param sessionId the session
 * @param line the position in the ledger, from 1
 * @param sheet the sheet it was read from
 * @param row the row of that sheet, from 1
 * @param name the name, normalised
 * @param documentType what kind of document the number belongs to (A17)
 * @param idNumberMasked {@code 410181********1234}
 * @param personKey hex of the token that is equal for the same person
 * @param phoneMasked {@code 138****5678}
 * @param phoneKey hex of the token of the phone
 * @param birthDate from the ID number
 * @param content what was taught (R09-2)
 * @param category the trainee category (R04-2), if given
 * @param remark free text of the line, if given
 * @param counting what became of the line
 * @param reason why it is not counted, {@code null} if it is
 * @param repeatOf the session in which the person counts, if this line repeats it; may
 * belong to another contractor
 * @param notices codes of what a reader should know, see {@link LedgerNotice}
 */
public record LedgerEntry(UUID id, UUID sessionId, int line, String sheet, int row, String name,
		DocumentType documentType, String idNumberMasked, String personKey, String phoneMasked, String phoneKey,
		LocalDate birthDate, String content, @Nullable String category, @Nullable String remark, Counting counting,
		@Nullable CountingReason reason, @Nullable UUID repeatOf, List<String> notices) {

	public LedgerEntry {
		notices = List.copyOf(notices);
	}

	/** Whether the line carries a notice. */
	public boolean has(LedgerNotice notice) {
		return this.notices.contains(notice.name());
	}

	/** What an ID number is printed on (A17). */
	public enum DocumentType {

		/** 居民身份证, and what shares its structure. */
		ID_CARD,
		/** 港澳台居民居住证 (81, 82, 83). */
		RESIDENCE_PERMIT,
		/** 护照 or 外国人永久居留身份证: no check digit known. */
		OTHER

	}

}
