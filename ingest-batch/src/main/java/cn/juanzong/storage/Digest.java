package cn.juanzong.storage;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A SHA-256 digest.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Digest(String hex) {

	private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

	public Digest {
		if (!HEX.matcher(hex).matches()) {
			throw new IllegalArgumentException("Not a SHA-256 digest");
		}
	}

	public static Digest of(byte[] sha256) {
		return new Digest(HexFormat.of().formatHex(sha256));
	}

	/** The digest of bytes at hand. */
	public static Digest ofContent(byte[] content) {
		return of(running().digest(content));
	}

	/** A digest to be taken while bytes pass. */
	public static MessageDigest running() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public byte[] bytes() {
		return HexFormat.of().parseHex(this.hex);
	}

	@Override
	public String toString() {
		return this.hex;
	}

}
