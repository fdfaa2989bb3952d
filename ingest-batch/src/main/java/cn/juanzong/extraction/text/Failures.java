package cn.juanzong.extraction.text;

import cn.juanzong.extraction.Extraction.Reason;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.UnsupportedFormatException;
import org.apache.tika.exception.ZeroByteFileException;

/**
 * What a parser's exception means for the file.
 */
final class Failures {

	private Failures() {
	}

	static Reason reason(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = next(cause)) {
			if (cause instanceof EncryptedDocumentException
					|| cause instanceof org.apache.poi.EncryptedDocumentException
					|| cause instanceof org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException) {
				return Reason.ENCRYPTED;
			}
			if (cause instanceof ZeroByteFileException) {
				return Reason.EMPTY;
			}
			if (cause instanceof UnsupportedFormatException) {
				return Reason.UNSUPPORTED;
			}
		}
		return isBomb(failure) ? Reason.BOMB : Reason.CORRUPT;
	}

	/**
	 * Tika, POI and commons-compress have no type for it, only these words.
	 * @param failure an exception
	 * @return whether a guard against unfolding input raised it
	 */
	static boolean isBomb(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = next(cause)) {
			String message = String.valueOf(cause.getMessage());
			if (cause instanceof BoundedEntries.BombFound || message.contains("Zip bomb")
					|| message.contains("zip bomb") || message.contains("entity expansions")
					|| message.contains("entityExpansionLimit") || message.contains("totalEntitySizeLimit")
					|| message.contains("Suspected zip bomb")) {
				return true;
			}
		}
		return false;
	}

	/** For the operator: kinds of exceptions, no messages, since those quote content. */
	static String detail(Throwable failure) {
		StringBuilder detail = new StringBuilder();
		int links = 0;
		for (Throwable cause = failure; cause != null && links < 4; cause = next(cause)) {
			detail.append(detail.isEmpty() ? "" : " < ").append(cause.getClass().getSimpleName());
			links++;
		}
		return detail.toString();
	}

	private static @org.jspecify.annotations.Nullable Throwable next(Throwable cause) {
		return (cause.getCause() != cause) ? cause.getCause() : null;
	}

}
