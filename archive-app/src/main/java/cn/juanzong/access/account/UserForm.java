package cn.juanzong.access.account;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import cn.juanzong.access.Role;
import cn.juanzong.access.Users;
import org.jspecify.annotations.Nullable;

/**
 * An account as typed.
 *
 * @param signInName the sign-in name
 * @param displayName how the user is shown
 * @param role name of the role
 * @param organizerId id of the contractor, for an archivist
 * @param expiresOn the last day on which it signs in
 */
record UserForm(String signInName, String displayName, String role, String organizerId, String expiresOn) {

	UserForm(@Nullable String signInName, @Nullable String displayName, @Nullable String role,
			@Nullable String organizerId, @Nullable String expiresOn) {
		this.signInName = (signInName != null) ? signInName.strip() : "";
		this.displayName = (displayName != null) ? displayName.strip() : "";
		this.role = (role != null) ? role : "";
		this.organizerId = (organizerId != null) ? organizerId : "";
		this.expiresOn = (expiresOn != null) ? expiresOn.strip() : "";
	}

	static UserForm of(Users.Account account) {
		return new UserForm(account.user().signInName(), account.user().displayName(), account.user().role().name(),
				Objects.toString(account.user().organizerId(), ""), Objects.toString(account.expiresOn(), ""));
	}

	/** Sign-in names are for ever: the trail knows people by them. */
	UserForm named(String signInName) {
		return new UserForm(signInName, this.displayName, this.role, this.organizerId, this.expiresOn);
	}

	@Nullable UUID contractor(Map<String, UUID> contractors) {
		return this.role.equals(Role.ARCHIVIST.name()) ? contractors.get(this.organizerId) : null;
	}

	@Nullable LocalDate lastDay() {
		return this.expiresOn.isEmpty() ? null : LocalDate.parse(this.expiresOn);
	}

	Map<String, String> faults(Map<String, UUID> contractors) {
		Map<String, String> faults = new LinkedHashMap<>();
		if (!this.signInName.matches("[A-Za-z][A-Za-z0-9._-]{1,39}")) {
			faults.put("signInName", "access.fault.signInName");
		}
		if (this.displayName.isEmpty() || this.displayName.length() > 40) {
			faults.put("displayName", "access.fault.displayName");
		}
		if (Arrays.stream(Role.values()).noneMatch((each) -> each.name().equals(this.role))) {
			faults.put("role", "access.fault.choose");
		}
		if (this.role.equals(Role.ARCHIVIST.name()) && !contractors.containsKey(this.organizerId)) {
			faults.put("organizerId", "access.fault.choose");
		}
		try {
			lastDay();
		}
		catch (DateTimeException ex) {
			faults.put("expiresOn", "access.fault.expiresOn");
		}
		return faults;
	}

}
