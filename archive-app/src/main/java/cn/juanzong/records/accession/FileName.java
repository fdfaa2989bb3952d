package cn.juanzong.records.accession;

import java.nio.charset.StandardCharsets;

import cn.juanzong.records.accession.Upload.Reason;
import cn.juanzong.records.accession.Upload.Refused;

/**
 * The rules for names of files. A name is kept as it came, apart from the path before it;
 * it never becomes part of an object key or of a path on disk.
 */
final class FileName {

	/** What common file systems allow. */
	static final int MAX_BYTES = 255;

	private FileName() {
	}

	/**
	 * Takes the path off a name and checks the rest.
	 * @param given as the browser sent it
	 * @return the name
	 * @throws Refused if it cannot be kept
	 */
	static String accepted(String given) {
		String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1).strip();
		if (name.isEmpty() || ".".equals(name) || "..".equals(name)) {
			throw new Refused(Reason.NAME_EMPTY);
		}
		if (name.codePoints().anyMatch(FileName::misleading)) {
			throw new Refused(Reason.NAME_CONTROL);
		}
		if (name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
			throw new Refused(Reason.NAME_TOO_LONG);
		}
		return name;
	}

	/**
	 * Control characters, and those that turn the writing direction to hide an ending.
	 */
	private static boolean misleading(int codePoint) {
		int type = Character.getType(codePoint);
		return type == Character.CONTROL || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR
				|| type == Character.SURROGATE || (codePoint >= 0x202A && codePoint <= 0x202E)
				|| (codePoint >= 0x2066 && codePoint <= 0x2069) || codePoint == 0xFFFD;
	}

}
