package cn.juanzong.access.signin;

import java.time.Instant;
import java.util.List;

import cn.juanzong.access.SignedIn;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AbstractAuthenticationToken;

/**
 * Somebody who knows the password of an account and has steps before him. Not
 * authenticated and without any authority: every door but those of the steps is closed.
 */
class PendingSignIn extends AbstractAuthenticationToken {

	private static final long serialVersionUID = 1L;

	private final SignedIn account;

	private final boolean codeGiven;

	private final Instant since;

	private final boolean external;

	PendingSignIn(SignedIn account, boolean codeGiven, Instant since) {
		this(account, codeGiven, since, false);
	}

	PendingSignIn(SignedIn account, boolean codeGiven, Instant since, boolean external) {
		super(List.of());
		this.account = account;
		this.codeGiven = codeGiven;
		this.since = since;
		this.external = external;
	}

	/** The same with the second factor proved. */
	PendingSignIn withCode() {
		PendingSignIn proved = new PendingSignIn(this.account, true, this.since, this.external);
		proved.setDetails(getDetails());
		return proved;
	}

	/** The same after the account has changed in one of the steps. */
	PendingSignIn with(SignedIn changed) {
		PendingSignIn pending = new PendingSignIn(changed, this.codeGiven, this.since, this.external);
		pending.setDetails(getDetails());
		return pending;
	}

	/** When the password was given. */
	Instant since() {
		return this.since;
	}

	/** Whether the second factor was proved, or proved elsewhere. */
	boolean codeGiven() {
		return this.codeGiven;
	}

	/**
	 * Whether somebody else vouches for the owner, so that no password of ours counts.
	 */
	boolean external() {
		return this.external;
	}

	@Override
	public @Nullable Object getCredentials() {
		return null;
	}

	@Override
	public SignedIn getPrincipal() {
		return this.account;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof PendingSignIn that && that.account.equals(this.account)
				&& that.codeGiven == this.codeGiven;
	}

	@Override
	public int hashCode() {
		return this.account.hashCode();
	}

}
