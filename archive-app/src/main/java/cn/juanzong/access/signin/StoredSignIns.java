package cn.juanzong.access.signin;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import cn.juanzong.access.Demonstration;
import cn.juanzong.access.SignInPlace;
import cn.juanzong.access.SignedIn;
import cn.juanzong.access.Users;
import cn.juanzong.access.security.SecurityRules;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks at every request whether the sign-in kept in the session still holds: not for
 * longer than the absolute limit, and only while the account is what it was. Whoever was
 * disabled, has expired, has another role or another password is out with the next
 * request, in every web process.
 */
class StoredSignIns extends OncePerRequestFilter {

	/** How long somebody may take from the password to the last step. */
	private static final Duration STEPS = Duration.ofMinutes(15);

	private final Users users;

	private final SecurityRules rules;

	private final Clock clock;

	StoredSignIns(Users users, SecurityRules rules, Clock clock) {
		this.users = users;
		this.rules = rules;
		this.clock = clock;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		HttpSession session = request.getSession(false);
		if (session != null && kept(session) instanceof SecurityContext context && context.getAuthentication() != null
				&& context.getAuthentication().getPrincipal() instanceof SignedIn signedIn) {
			Users.Account account = this.users.find(signedIn.user().id()).orElse(null);
			if (account == null || !account.enabled() || account.expired(this.users.today())
					|| account.version() != signedIn.version() || tooOld(session, context.getAuthentication())) {
				session.invalidate();
			}
			else {
				keepWhileUsed(session);
				if (account.firstPassword()) {
					request.setAttribute(Demonstration.NOTICE, Boolean.TRUE);
				}
			}
		}
		chain.doFilter(request, response);
	}

	private void keepWhileUsed(HttpSession session) {
		int idle = Math.toIntExact(this.rules.idle().toSeconds());
		if (session.getMaxInactiveInterval() != idle) {
			session.setMaxInactiveInterval(idle);
		}
	}

	private boolean tooOld(HttpSession session, Authentication authentication) {
		Instant now = this.clock.instant();
		if (authentication instanceof PendingSignIn pending) {
			return pending.since().plus(STEPS).isBefore(now);
		}
		return (session.getAttribute(SignInPlace.ATTRIBUTE) instanceof SignInPlace place)
				? place.at().plus(this.rules.longest()).isBefore(now)
				: Instant.ofEpochMilli(session.getCreationTime()).plus(this.rules.longest()).isBefore(now);
	}

	private static @Nullable Object kept(HttpSession session) {
		return session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
	}

}
