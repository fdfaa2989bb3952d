package cn.juanzong.ingest.job;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Tells films and sound recordings by their first bytes: they are read by ranges and
 * never copied to the work folder.
 */
final class FilmSignature {

	/** Bytes needed to tell. */
	static final int LENGTH = 12;

	/** Brands of the ISO container that hold a still picture. */
	private static final Set<String> STILLS = Set.of("heic", "heix", "heim", "heis", "mif1", "msf1", "avif", "avis");

	private FilmSignature() {
	}

	static boolean matches(byte[] head) {
		if (head.length < LENGTH) {
			return false;
		}
		String text = new String(head, StandardCharsets.ISO_8859_1);
		if (text.startsWith("ftyp", 4)) {
			return !STILLS.contains(text.substring(8, 12));
		}
		return text.startsWith("\u001AE\u00DF\u00A3") || text.startsWith("OggS") || text.startsWith("FLV")
				|| text.startsWith("ID3") || text.startsWith("fLaC") || isMpegProgram(head)
				|| text.startsWith("RIFF") && (text.startsWith("AVI ", 8) || text.startsWith("WAVE", 8));
	}

	private static boolean isMpegProgram(byte[] head) {
		return head[0] == 0 && head[1] == 0 && head[2] == 1 && (head[3] & 0xFF) == 0xBA;
	}

}
