package cn.juanzong.county;

import java.util.Locale;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.FirstSignIn;
import cn.juanzong.access.Role;
import cn.juanzong.access.Users;
import cn.juanzong.programme.Organizer;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The accounts of the generated county, each opened unless it is there. */
@Component
class CountyAccounts {

	private final Users users;

	private final FirstSignIn firstSignIn;

	private final MessageSource messages;

	CountyAccounts(Users users, FirstSignIn firstSignIn, MessageSource messages) {
		this.users = users;
		this.firstSignIn = firstSignIn;
		this.messages = messages;
	}

	ActingUser open(String signInName, String displayName, Role role, @Nullable Organizer organizer) {
		return this.users.all()
			.stream()
			.map(Users.Account::user)
			.filter((user) -> user.signInName().equals(signInName))
			.findFirst()
			.orElseGet(() -> register(signInName, displayName, role, organizer));
	}

	/**
	 * Notes the password first: a note without an account does no harm, the reverse locks
	 * everybody out.
	 */
	private ActingUser register(String signInName, String displayName, Role role, @Nullable Organizer organizer) {
		String password = this.firstSignIn.newPassword();
		String description = this.messages.getMessage("role." + role, null, Locale.CHINA) + " " + displayName
				+ ((organizer != null) ? " · " + organizer.name() : "");
		this.firstSignIn.note(signInName, password, description);
		return this.users.registerForDemonstration(signInName, displayName, password, role,
				(organizer != null) ? organizer.id() : null);
	}

}
