package cn.juanzong.access;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Lets tests of every room act as some user. */
public final class SignedInAs {

	private SignedInAs() {
	}

	/** Sends a MockMvc request as this user. */
	public static RequestPostProcessor user(ActingUser user) {
		return SecurityMockMvcRequestPostProcessors.authentication(authentication(user));
	}

	/** What the security context holds for this user. */
	public static Authentication authentication(ActingUser user) {
		SignedIn principal = new SignedIn(user, 0, true, false, null);
		return UsernamePasswordAuthenticationToken.authenticated(principal, null, principal.getAuthorities());
	}

	public static ActingUser archivist(UUID organizerId) {
		return someone(Role.ARCHIVIST, organizerId);
	}

	public static ActingUser inspector() {
		return someone(Role.INSPECTOR, null);
	}

	public static ActingUser retentionOfficer() {
		return someone(Role.RETENTION_OFFICER, null);
	}

	public static ActingUser admin() {
		return someone(Role.ADMIN, null);
	}

	public static ActingUser securityAdmin() {
		return someone(Role.SECURITY_ADMIN, null);
	}

	public static ActingUser auditor() {
		return someone(Role.AUDITOR, null);
	}

	private static ActingUser someone(Role role, @Nullable UUID organizerId) {
		return new ActingUser(UUID.randomUUID(), "test-" + role.name().toLowerCase(java.util.Locale.ROOT),
				"Test " + role.name(), role, organizerId);
	}

}
