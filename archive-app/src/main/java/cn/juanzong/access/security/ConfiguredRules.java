package cn.juanzong.access.security;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the installation demands at least; the security administrator may be stricter.
 * <pre>
 * juanzong:
 *   sign-in:
 *     second-factor: required   # of everybody but archivists
 *     longest: 12h              # then everybody signs in again
 * </pre>
 *
 * @param secondFactor who needs one
 * @param longest how long somebody stays signed in at most; for how long without doing
 * anything stands in {@code spring.session.timeout}
 */
@ConfigurationProperties("juanzong.sign-in")
public record ConfiguredRules(@DefaultValue("optional") SecondFactor secondFactor,
		@DefaultValue("12h") Duration longest) {

	/** Who needs a second factor. */
	public enum SecondFactor {

		/** Whoever wants one. */
		OPTIONAL,
		/** Inspectors, retention officers and administrators. */
		REQUIRED

	}

}
