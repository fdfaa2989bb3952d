package cn.juanzong.access.signin;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.SignedIn;
import cn.juanzong.access.Users;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The sign-in of whoever sends this request. */
@Component
@ConditionalOnWebApplication
public class CurrentSignIn {

	private final Users users;

	private final SignInAttempts attempts;

	private final SignInSteps steps;

	CurrentSignIn(Users users, SignInAttempts attempts, SignInSteps steps) {
		this.users = users;
		this.attempts = attempts;
		this.steps = steps;
	}

	/**
	 * Whether somebody who is signed in knows the account's password; to be asked before
	 * an act that weighs more than others.
	 * @param user who acts
	 * @param password as typed
	 * @return whether it is right, and not too many wrong ones were tried before
	 */
	public boolean confirm(ActingUser user, String password) {
		String key = Throttle.CONFIRMATION.key(user.id().toString());
		if (this.attempts.begin(Throttle.CONFIRMATION, key).isPresent()
				|| !this.users.passwordIs(user.id(), password)) {
			return false;
		}
		this.attempts.forgive(key);
		return true;
	}

	/** Goes on in this session after the account's other sign-ins were ended. */
	public void renew(HttpServletRequest request, HttpServletResponse response) {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if (authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn) {
			SignedIn account = this.users.principal(signedIn.user().id()).orElseThrow();
			account.eraseCredentials();
			UsernamePasswordAuthenticationToken renewed = UsernamePasswordAuthenticationToken.authenticated(account,
					null, account.getAuthorities());
			renewed.setDetails(authentication.getDetails());
			request.changeSessionId();
			this.steps.save(renewed, request, response);
		}
	}

}
