package cn.juanzong.access;

import java.io.Serializable;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * When and where somebody signed in; kept with the session.
 *
 * @param at when
 * @param address from which address
 * @param agent with what, as it calls itself
 */
public record SignInPlace(Instant at, String address, String agent) implements Serializable {

	/** Under which it is kept. */
	public static final String ATTRIBUTE = SignInPlace.class.getName();

	private static final int LONGEST_AGENT = 300;

	/** Here and now. */
	public static SignInPlace of(String address, @Nullable String agent) {
		String named = (agent != null) ? agent : "";
		return new SignInPlace(Instant.now(), address, named.substring(0, Math.min(named.length(), LONGEST_AGENT)));
	}

}
