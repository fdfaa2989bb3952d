package cn.juanzong.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import cn.juanzong.programme.SessionAct;
import org.jspecify.annotations.Nullable;

/**
 * A row of a ledger put right by hand, on evidence (R12-3). The version before it stays
 * readable.
 *
 * @param version the version it made
 * @param kind what was done
 * @param lineBefore the line in the version before, if there was one
 * @param lineAfter the line in this version, if there is one
 * @param evidence the record that proves it
 * @param reason why
 * @param at when
 * @param by display name of who did it
 */
public record Correction(int version, Kind kind, @Nullable Integer lineBefore, @Nullable Integer lineAfter,
		UUID evidence, String reason, Instant at, String by) {

	/** What was done. */
	public enum Kind {

		CHANGED, ADDED, REMOVED

	}

	/**
	 * What somebody asks for. Blank fields of a change stay as they are.
	 *
	 * @param kind what to do
	 * @param line the line of the ledger in force, unless one is added
	 * @param name the right name
	 * @param idNumber the right number, clear
	 * @param phone the right phone, clear
	 * @param evidence the record that proves it
	 * @param reason why
	 */
	public record Wanted(Kind kind, @Nullable Integer line, String name, String idNumber, String phone, UUID evidence,
			String reason) {

		/** Never the numbers. */
		@Override
		public String toString() {
			return "Wanted[" + this.kind + " " + this.line + "]";
		}

	}

	/** A correction that cannot be made, and why. */
	public static class Refused extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final String code;

		Refused(String code) {
			super(code);
			this.code = code;
		}

		/** A {@link FaultCode}, or the end of a message {@code ledger.correction.*}. */
		public String code() {
			return this.code;
		}

	}

	record Made(Correction correction, UUID sessionId, UUID organizerId) implements SessionAct {

		@Override
		public String action() {
			return "ledger.corrected";
		}

		@Override
		public Map<String, Object> detail() {
			return Map.of("version", this.correction.version(), "kind", this.correction.kind().name(), "evidence",
					this.correction.evidence().toString(), "reason", this.correction.reason());
		}

	}

}
