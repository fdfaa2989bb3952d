package cn.juanzong.access.signin;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

import cn.juanzong.access.Demonstration;
import cn.juanzong.access.SignInPlace;
import cn.juanzong.access.SignedIn;
import cn.juanzong.access.Users;
import cn.juanzong.access.factor.SecondFactors;
import cn.juanzong.access.security.SecurityRules;
import cn.juanzong.access.signin.PasswordSignIn.Delayed;
import cn.juanzong.access.signin.PasswordSignIn.Refused;
import cn.juanzong.audit.AuditableEvent;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Which step comes next, and what happens after the last one. */
@Component
class SignInSteps {

	private final Users users;

	private final SecondFactors factors;

	private final SignInAttempts attempts;

	private final SecurityRules rules;

	private final ObjectProvider<Demonstration> demonstration;

	private final ApplicationEventPublisher events;

	private final TransactionOperations transactions;

	private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

	private final SavedRequestAwareAuthenticationSuccessHandler home = new SavedRequestAwareAuthenticationSuccessHandler();

	SignInSteps(Users users, SecondFactors factors, SignInAttempts attempts, SecurityRules rules,
			ObjectProvider<Demonstration> demonstration, ApplicationEventPublisher events,
			TransactionOperations transactions) {
		this.users = users;
		this.factors = factors;
		this.attempts = attempts;
		this.rules = rules;
		this.demonstration = demonstration;
		this.events = events;
		this.transactions = transactions;
	}

	/** What this user still has to do. */
	Optional<Step> next(PendingSignIn pending) {
		Users.Account account = this.users.find(pending.getPrincipal().user().id()).orElseThrow();
		boolean factor = this.factors.inUse(account.user().id());
		if (factor && !pending.codeGiven()) {
			return Optional.of(Step.CODE);
		}
		if (account.firstPassword() && !pending.external() && !keepsFirstPassword(account)) {
			return Optional.of(Step.PASSWORD);
		}
		if (!factor && !pending.codeGiven() && this.rules.secondFactorRequired(account.user().role())) {
			return Optional.of(Step.ENROLMENT);
		}
		return Optional.empty();
	}

	private boolean keepsFirstPassword(Users.Account account) {
		return account.demonstration() && this.demonstration.stream().anyMatch(Demonstration::running);
	}

	/** Goes on to the next step, or lets the user in. */
	void advance(PendingSignIn pending, HttpServletRequest request, HttpServletResponse response)
			throws IOException, ServletException {
		request.getSession();
		// whoever knew the id of the session before this step does not know it after it
		request.changeSessionId();
		Optional<Step> step = next(pending);
		if (step.isPresent()) {
			save(pending, request, response);
			response.sendRedirect(step.get().path());
		}
		else {
			enter(pending, request, response);
		}
	}

	private void enter(PendingSignIn pending, HttpServletRequest request, HttpServletResponse response)
			throws IOException, ServletException {
		// as it stands now: the steps may have changed it
		SignedIn account = this.users.principal(pending.getPrincipal().user().id()).orElseThrow();
		account.eraseCredentials();
		UsernamePasswordAuthenticationToken full = UsernamePasswordAuthenticationToken.authenticated(account, null,
				account.getAuthorities());
		full.setDetails(pending.getDetails());
		save(full, request, response);
		request.getSession()
			.setAttribute(SignInPlace.ATTRIBUTE,
					SignInPlace.of(request.getRemoteAddr(), request.getHeader("User-Agent")));
		this.transactions.executeWithoutResult((status) -> {
			this.attempts.succeeded(account.user().id(), request.getRemoteAddr());
			this.events.publishEvent(Refused.of("signIn.completed", account.user().id(), account.user().organizerId(),
					Map.of("signInName", account.getUsername(), "address", request.getRemoteAddr())));
		});
		this.home.onAuthenticationSuccess(request, response, full);
	}

	/** Notes that somebody tried and did not succeed. */
	void refused(String action, SignedIn account, String address) {
		publish(Refused.of(action, account.user().id(), account.user().organizerId(),
				Map.of("signInName", account.getUsername(), "address", address)));
	}

	/** Notes that somebody has to wait; trying again and again is one entry. */
	void delayed(SignedIn account, String address) {
		publish(new Delayed(account, address));
	}

	/** Notes that somebody has left. */
	void left(SignedIn account, String address) {
		refused("signIn.left", account, address);
	}

	private void publish(AuditableEvent event) {
		this.transactions.executeWithoutResult((status) -> this.events.publishEvent(event));
	}

	void save(Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		context.setAuthentication(authentication);
		SecurityContextHolder.setContext(context);
		this.contexts.saveContext(context, request, response);
	}

	/** What may stand between a password and being signed in. */
	enum Step {

		/** Prove the second factor. */
		CODE("/sign-in/code"),
		/** Choose a password of one's own. */
		PASSWORD("/sign-in/password"),
		/** Take a second factor into use. */
		ENROLMENT("/sign-in/enrolment");

		private final String path;

		Step(String path) {
			this.path = path;
		}

		String path() {
			return this.path;
		}

	}

}
