package cn.juanzong.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import cn.juanzong.audit.Actor;
import cn.juanzong.scope.DataScope;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

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
		return (this.role == Role.ARCHIVIST) ? Scope.of(Objects.requireNonNull(this.organizerId)) : Scope.EVERYTHING;
	}

	/**
	 * The same for the database. Whoever may not read records gets nothing at all from
	 * there.
	 */
	public DataScope dataScope() {
		boolean sensitive = may(Permission.READ_SENSITIVE);
		if (this.organizerId != null) {
			return DataScope.contractor(this.organizerId, sensitive);
		}
		if (may(Permission.READ_RECORDS)) {
			return DataScope.county(sensitive);
		}
		return may(Permission.READ_AUDIT) ? DataScope.audit() : DataScope.office();
	}

	/** Whether the role of this user holds a permission. */
	public boolean may(Permission permission) {
		return this.role.permissions().contains(permission);
	}

	/** The role and its permissions, by which addresses and methods are guarded. */
	public List<GrantedAuthority> authorities() {
		List<GrantedAuthority> authorities = new ArrayList<>();
		authorities.add(new SimpleGrantedAuthority("ROLE_" + this.role.name()));
		this.role.permissions().forEach((each) -> authorities.add(new SimpleGrantedAuthority(each.name())));
		return List.copyOf(authorities);
	}

	@Override
	public String roleCode() {
		return this.role.name();
	}

}
