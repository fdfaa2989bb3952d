package cn.juanzong.records.accession;

import java.time.Instant;
import java.util.UUID;

import cn.juanzong.records.MaterialKind;
import cn.juanzong.storage.ObjectKey;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way in.
 *
 * @param id the upload
 * @param recordId the record it becomes
 * @param sessionId the training session it is for
 * @param organizerId the contractor
 * @param kind the material kind, as confirmed by the user
 * @param fileName the original name
 * @param length its size in bytes; {@code null} while a stream's end is not known
 * @param received how many bytes are safe, so that only the rest need be sent
 * @param state where it stands
 * @param outcome the record that holds the bytes, once there is one
 * @param expiresAt when it is given up if nothing more comes
 * @param sealed whether its bytes are encrypted before they reach the store
 */
public record Upload(UUID id, UUID recordId, UUID sessionId, UUID organizerId, MaterialKind kind, String fileName,
		@Nullable Long length, long received, State state, @Nullable UUID outcome, Instant expiresAt, boolean sealed) {

	/** Where its bytes go. */
	ObjectKey key() {
		ObjectKey plain = ObjectKey.original(this.recordId);
		return this.sealed ? plain.asSealed() : plain;
	}

	/** Where an upload stands. */
	public enum State {

		/** Bytes are awaited. */
		RECEIVING,
		/** All bytes are safe; the record is being entered, if need be after a crash. */
		FINISHING,
		/** There is a new record. */
		ACCEPTED,
		/** The session had the same bytes before; nothing was stored again. */
		ALREADY_THERE,
		/** The user gave it up. */
		CANCELLED,
		/** Nothing came for too long. */
		EXPIRED,
		/** The store lost bytes; the file must be sent again. */
		FAILED;

		/** Whether nothing more will happen. */
		public boolean ended() {
			return this != RECEIVING && this != FINISHING;
		}

	}

	/** An upload, or a step of one, is not possible. */
	public static class Refused extends RuntimeException {

		private final Reason reason;

		public Refused(Reason reason) {
			super("Upload refused: " + reason);
			this.reason = reason;
		}

		public Reason reason() {
			return this.reason;
		}

	}

	/** Why; each has a sentence for the user in the message bundle {@code records}. */
	public enum Reason {

		/** No such session or upload, or a foreign one. */
		MISSING,
		/** The name is empty, or only a path. */
		NAME_EMPTY,
		/** The name is longer than 255 bytes in UTF-8. */
		NAME_TOO_LONG,
		/** The name holds control characters. */
		NAME_CONTROL,
		/** The file is larger than can be stored. */
		TOO_LARGE,
		/** The kind is none of the known ones. */
		KIND_UNKNOWN,
		/** Bytes were sent for another position than the next. */
		OFFSET_CONFLICT,
		/** Another request is sending bytes of this upload now. */
		BUSY,
		/** The upload has ended. */
		GONE,
		/** Too many uploads at once; try again shortly. */
		OVERLOADED

	}

}
