package cn.juanzong.access.factor;

import java.time.Instant;

/** An authenticator on a telephone, for tests of other rooms. */
public final class Telephone {

	private final FactorSecret secret;

	private long shown = -1;

	/** Types the secret in. */
	public Telephone(String grouped) {
		this.secret = new FactorSecret(grouped.replace(" ", ""));
	}

	public String secret() {
		return this.secret.base32();
	}

	/** What it shows now. */
	public String code() {
		this.shown = TimeCodes.step(Instant.now());
		return TimeCodes.code(this.secret.bytes(), this.shown, TimeCodes.DIGITS);
	}

	/**
	 * What it shows after that, at the latest as soon as a clock a little late accepts.
	 */
	public String next() {
		this.shown = Math.max(this.shown + 1, TimeCodes.step(Instant.now()));
		return TimeCodes.code(this.secret.bytes(), this.shown, TimeCodes.DIGITS);
	}

}
