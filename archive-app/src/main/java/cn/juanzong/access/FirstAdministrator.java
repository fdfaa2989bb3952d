package cn.juanzong.access;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Gives an archive without any account its first one. */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE)
class FirstAdministrator implements ApplicationRunner {

	private static final String NAME = "admin";

	private final Users users;

	private final FirstSignIn firstSignIn;

	FirstAdministrator(Users users, FirstSignIn firstSignIn) {
		this.users = users;
		this.firstSignIn = firstSignIn;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		if (!this.users.none()) {
			return;
		}
		String password = this.firstSignIn.newPassword();
		try {
			this.users.registerForDemonstration(NAME, this.firstSignIn.text("admin"), password, Role.ADMIN, null);
		}
		catch (DuplicateKeyException ex) {
			// another process that starts at the same moment was faster
			return;
		}
		this.firstSignIn.note(NAME, password, this.firstSignIn.text("admin"));
	}

}
