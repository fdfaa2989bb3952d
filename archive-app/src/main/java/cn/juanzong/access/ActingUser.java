package cn.juanzong.access;

import java.util.UUID;

import cn.juanzong.audit.Actor;
import org.jspecify.annotations.Nullable;

/**
 * The signed-in user on whose behalf something is done. Controllers receive it as a
 * method argument.
 *
 * @param id the account
 * @param signInName the sign-in name
 * @param displayName how the user is shown
 * @param role the role
 * @param organizerId the contractor of an archivist, else {@code null}
 */
public record ActingUser(UUID id, String signInName, String displayName, Role role,
		@Nullable UUID organizerId) implements Actor {

	/**
	 * Whose data this user may see.
	 * @return the contractor's own for an archivist, everything else for the others
	 */
	public Scope scope() {
		return (this.role == Role.ARCHIVIST) ? Scope.of(java.util.Objects.requireNonNull(this.organizerId))
				: Scope.EVERYTHING;
	}

	@Override
	public String roleCode() {
		return this.role.name();
	}

}
