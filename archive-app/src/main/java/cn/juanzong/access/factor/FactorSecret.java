package cn.juanzong.access.factor;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * The secret that the application and a telephone share, in Base32 (RFC 4648) as
 * telephones read it.
 *
 * @param base32 the text
 */
public record FactorSecret(String base32) {

	private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

	private static final int BITS = 5;

	/** RFC 4226 recommends 160 bits. */
	private static final int CHARACTERS = 32;

	private static final int GROUP = 4;

	private static final SecureRandom RANDOM = new SecureRandom();

	static FactorSecret random() {
		StringBuilder text = new StringBuilder(CHARACTERS);
		for (int i = 0; i < CHARACTERS; i++) {
			text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
		}
		return new FactorSecret(text.toString());
	}

	byte[] bytes() {
		byte[] bytes = new byte[this.base32.length() * BITS / Byte.SIZE];
		int buffer = 0;
		int held = 0;
		int at = 0;
		for (int i = 0; i < this.base32.length(); i++) {
			buffer = (buffer << BITS) | ALPHABET.indexOf(this.base32.charAt(i));
			held += BITS;
			if (held >= Byte.SIZE) {
				held -= Byte.SIZE;
				bytes[at++] = (byte) (buffer >> held);
			}
		}
		return bytes;
	}

	/** In groups, for those who type it. */
	public String grouped() {
		return this.base32.replaceAll("(.{" + GROUP + "})(?=.)", "$1 ");
	}

	/** What the QR code says. */
	public String uri(String signInName) {
		return "otpauth://totp/Juanzong:" + URLEncoder.encode(signInName, StandardCharsets.UTF_8) + "?secret="
				+ this.base32 + "&issuer=Juanzong";
	}

	/** Never the secret. */
	@Override
	public String toString() {
		return "FactorSecret";
	}

}
