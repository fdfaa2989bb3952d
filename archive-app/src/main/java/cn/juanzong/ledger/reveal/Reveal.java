package cn.juanzong.ledger.reveal;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import cn.juanzong.programme.SessionAct;

/**
 * Somebody saw a number in clear.
 *
 * @param id the reveal
 * @param entryId the line
 * @param sessionId its session
 * @param organizerId the session's contractor
 * @param field which number
 * @param mask its mask
 * @param purpose what for
 * @param at since when
 * @param until until when the same user sees it again without asking
 * @param byName who
 */
record Reveal(UUID id, UUID entryId, UUID sessionId, UUID organizerId, Field field, String mask, String purpose,
		Instant at, Instant until, String byName) implements SessionAct {

	@Override
	public String action() {
		return "personal.revealed";
	}

	@Override
	public Map<String, Object> detail() {
		return Map.of("field", this.field.name(), "number", this.mask, "purpose", this.purpose, "until",
				this.until.toString(), "entry", this.entryId.toString());
	}

	/** A number that can be shown. */
	enum Field {

		ID_NUMBER("id_number", "id_mask"), PHONE("phone", "phone_mask");

		private final String column;

		private final String maskColumn;

		Field(String column, String maskColumn) {
			this.column = column;
			this.maskColumn = maskColumn;
		}

		String column() {
			return this.column;
		}

		String maskColumn() {
			return this.maskColumn;
		}

	}

}
