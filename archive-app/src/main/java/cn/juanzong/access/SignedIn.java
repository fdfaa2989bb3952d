package cn.juanzong.access;

import java.util.Collection;
import java.util.UUID;

import cn.juanzong.audit.Actor;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** The principal of the security context: an account that has signed in. */
public class SignedIn implements UserDetails, CredentialsContainer, Actor {

	private static final long serialVersionUID = 2L;

	private final UUID id;

	private final String signInName;

	private final String displayName;

	private final Role role;

	private final @Nullable UUID organizerId;

	private final int version;

	private final boolean enabled;

	private final boolean expired;

	private @Nullable String passwordHash;

	SignedIn(ActingUser user, int version, boolean enabled, boolean expired, @Nullable String passwordHash) {
		this.id = user.id();
		this.signInName = user.signInName();
		this.displayName = user.displayName();
		this.role = user.role();
		this.organizerId = user.organizerId();
		this.version = version;
		this.enabled = enabled;
		this.expired = expired;
		this.passwordHash = passwordHash;
	}

	/** The account's version at sign-in: any later one ends this sign-in. */
	public int version() {
		return this.version;
	}

	/** For whom it signed in. */
	public ActingUser user() {
		return new ActingUser(this.id, this.signInName, this.displayName, this.role, this.organizerId);
	}

	@Override
	public UUID id() {
		return this.id;
	}

	@Override
	public String displayName() {
		return this.displayName;
	}

	@Override
	public String roleCode() {
		return this.role.name();
	}

	@Override
	public Collection<? extends GrantedAuthority> getAuthorities() {
		return user().authorities();
	}

	@Override
	public @Nullable String getPassword() {
		return this.passwordHash;
	}

	@Override
	public String getUsername() {
		return this.signInName;
	}

	@Override
	public boolean isEnabled() {
		return this.enabled;
	}

	@Override
	public boolean isAccountNonExpired() {
		return !this.expired;
	}

	@Override
	public void eraseCredentials() {
		this.passwordHash = null;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof SignedIn that && that.id.equals(this.id);
	}

	@Override
	public int hashCode() {
		return this.id.hashCode();
	}

	@Override
	public String toString() {
		return this.signInName;
	}

}
