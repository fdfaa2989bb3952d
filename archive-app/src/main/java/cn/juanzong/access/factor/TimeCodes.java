package cn.juanzong.access.factor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One-time codes by time, RFC 6238 with HMAC-SHA-1 and steps of 30 seconds. */
final class TimeCodes {

	static final int DIGITS = 6;

	/** Clocks may differ by one step. */
	private static final int TOLERANCE = 1;

	private static final Duration STEP = Duration.ofSeconds(30);

	private TimeCodes() {
	}

	static long step(Instant at) {
		return at.getEpochSecond() / STEP.toSeconds();
	}

	static String code(byte[] secret, long step, int digits) {
		try {
			Mac mac = Mac.getInstance("HmacSHA1");
			mac.init(new SecretKeySpec(secret, "RAW"));
			byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
			int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & Integer.MAX_VALUE;
			return String.format(Locale.ROOT, "%0" + digits + "d", number % (long) Math.pow(10, digits));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The step a typed code belongs to.
	 * @param secret the shared secret
	 * @param typed what was typed
	 * @param now the time
	 * @return the step, or empty if the code is wrong
	 */
	static OptionalLong matching(byte[] secret, String typed, Instant now) {
		OptionalLong found = OptionalLong.empty();
		for (long step = step(now) - TOLERANCE; step <= step(now) + TOLERANCE; step++) {
			if (MessageDigest.isEqual(code(secret, step, DIGITS).getBytes(StandardCharsets.US_ASCII),
					typed.getBytes(StandardCharsets.UTF_8))) {
				found = OptionalLong.of(step);
			}
		}
		return found;
	}

}
