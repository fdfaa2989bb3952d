package cn.juanzong.access.signin;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import cn.juanzong.access.SignedIn;
import cn.juanzong.access.Users;
import cn.juanzong.audit.AuditableEvent;
import cn.juanzong.audit.AuditableRead;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.AccountStatusUserDetailsChecker;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The first step: name and password. What it answers is not signed in yet, see
 * {@link SignInSteps}. Whether a name exists cannot be told from the answer: unknown
 * names are hashed, counted and delayed like others.
 */
@Component
@ConditionalOnWebApplication
class PasswordSignIn implements AuthenticationProvider {

	private static final int LONGEST_NAME = 64;

	private final DaoAuthenticationProvider accounts;

	private final Users users;

	private final SignInAttempts attempts;

	private final ApplicationEventPublisher events;

	private final TransactionOperations transactions;

	private final Clock clock;

	PasswordSignIn(Users users, PasswordEncoder passwords, SignInAttempts attempts, ApplicationEventPublisher events,
			TransactionOperations transactions, Clock clock) {
		this.users = users;
		this.attempts = attempts;
		this.events = events;
		this.transactions = transactions;
		this.clock = clock;
		this.accounts = new DaoAuthenticationProvider((name) -> users.principal(name)
			.map(UserDetails.class::cast)
			.orElseThrow(() -> new UsernameNotFoundException("No such account")));
		this.accounts.setPasswordEncoder(passwords);
		this.accounts.setUserDetailsPasswordService(rehash());
		// only who knows the password learns, by the time it takes, how an account stands
		this.accounts.setPreAuthenticationChecks((account) -> {
		});
		this.accounts.setPostAuthenticationChecks(new AccountStatusUserDetailsChecker());
	}

	@Override
	public Authentication authenticate(Authentication authentication) {
		String typed = authentication.getName().strip().toLowerCase(Locale.ROOT);
		String name = typed.substring(0, Math.min(typed.length(), LONGEST_NAME));
		String address = address(authentication);
		SignedIn known = this.users.principal(name).orElse(null);
		List<String> counted = begin(name, address, known);
		Authentication answer;
		try {
			answer = this.accounts.authenticate(authentication);
		}
		catch (AuthenticationException ex) {
			if (known != null) {
				refused(known, address);
			}
			throw ex;
		}
		counted.forEach(this.attempts::uncount);
		this.attempts.forgive(Throttle.ACCOUNT_AT_ADDRESS.key(name, address));
		SignedIn signedIn = (SignedIn) Objects.requireNonNull(answer.getPrincipal());
		PendingSignIn pending = new PendingSignIn(signedIn, false, this.clock.instant());
		pending.setDetails(authentication.getDetails());
		return pending;
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
	}

	private List<String> begin(String name, String address, @Nullable SignedIn known) {
		try {
			return counted(name, address, known);
		}
		catch (SignInDelayed ex) {
			if (known != null) {
				this.transactions
					.executeWithoutResult((status) -> this.events.publishEvent(new Delayed(known, address)));
			}
			throw ex;
		}
	}

	private List<String> counted(String name, String address, @Nullable SignedIn known) {
		List<String> counted = new ArrayList<>();
		begin(Throttle.ADDRESS, Throttle.ADDRESS.key(address), counted);
		begin(Throttle.ACCOUNT_AT_ADDRESS, Throttle.ACCOUNT_AT_ADDRESS.key(name, address), counted);
		if (known == null || !this.attempts.familiar(known.user().id(), address)) {
			begin(Throttle.ACCOUNT_ELSEWHERE, Throttle.ACCOUNT_ELSEWHERE.key(name), counted);
		}
		return counted;
	}

	private void begin(Throttle throttle, String key, List<String> counted) {
		this.attempts.begin(throttle, key).ifPresent((wait) -> {
			counted.forEach(this.attempts::uncount);
			throw new SignInDelayed(wait);
		});
		counted.add(key);
	}

	private UserDetailsPasswordService rehash() {
		return (account, hash) -> {
			SignedIn signedIn = (SignedIn) account;
			this.users.rehash(signedIn.user().id(), Objects.requireNonNull(hash));
			return signedIn;
		};
	}

	private void refused(SignedIn known, String address) {
		this.transactions
			.executeWithoutResult((status) -> this.events.publishEvent(Refused.of("signIn.refused", known.user().id(),
					known.user().organizerId(), Map.of("signInName", known.getUsername(), "address", address))));
	}

	static String address(Authentication authentication) {
		return (authentication.getDetails() instanceof WebAuthenticationDetails details) ? details.getRemoteAddress()
				: "";
	}

	/**
	 * Somebody tried to sign in with an account and did not succeed.
	 *
	 * @param action what was tried
	 * @param subjectId the account
	 * @param organizerId its contractor
	 * @param detail its name, and from where
	 */
	record Refused(String action, String subjectId, @Nullable UUID organizerId,
			Map<String, Object> detail) implements AuditableEvent {

		static Refused of(String action, UUID id, @Nullable UUID organizerId, Map<String, Object> detail) {
			return new Refused(action, id.toString(), organizerId, detail);
		}

		@Override
		public String subjectType() {
			return "user";
		}

	}

	/**
	 * An account is not looked at for a while, because too much was tried with it.
	 *
	 * @param account the account
	 * @param address from where it was tried last
	 */
	record Delayed(SignedIn account, String address) implements AuditableRead {

		@Override
		public String action() {
			return "signIn.delayed";
		}

		@Override
		public String subjectType() {
			return "user";
		}

		@Override
		public String subjectId() {
			return this.account.user().id().toString();
		}

		@Override
		public @Nullable UUID organizerId() {
			return this.account.user().organizerId();
		}

		@Override
		public Map<String, Object> detail() {
			return Map.of("signInName", this.account.getUsername(), "address", this.address);
		}

	}

}
