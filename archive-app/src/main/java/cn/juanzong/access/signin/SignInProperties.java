package cn.juanzong.access.signin;

import java.time.Duration;

import cn.juanzong.access.Role;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people sign in. <pre>
 * juanzong:
 *   sign-in:
 *     second-factor: required   # of everybody but archivists
 *     longest: 12h              # then everybody signs in again
 *     oidc-name: preferred_username
 * </pre>
 *
 * @param secondFactor who needs one
 * @param longest how long somebody stays signed in at most; for how long without doing
 * anything stands in {@code spring.session.timeout}
 * @param oidcName the claim that holds the sign-in name where an OpenID provider vouches
 * for people; it must be one they cannot choose themselves
 */
@ConfigurationProperties("juanzong.sign-in")
public record SignInProperties(@DefaultValue("optional") SecondFactor secondFactor,
		@DefaultValue("12h") Duration longest, @DefaultValue("preferred_username") String oidcName) {

	/** Whether somebody in this role needs a second factor. */
	public boolean secondFactorRequired(Role role) {
		return this.secondFactor == SecondFactor.REQUIRED && role != Role.ARCHIVIST;
	}

	/** Who needs a second factor. */
	public enum SecondFactor {

		/** Whoever wants one. */
		OPTIONAL,
		/** Inspectors, retention officers and administrators. */
		REQUIRED

	}

}
