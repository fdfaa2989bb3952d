package cn.juanzong.access;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Asks for the password once more where somebody signs: whoever sits down at a desk that
 * was left must not sign in another's name.
 */
@Component
public class PasswordConfirmation {

	private final JdbcClient jdbc;

	private final PasswordEncoder passwords;

	PasswordConfirmation(JdbcClient jdbc, PasswordEncoder passwords) {
		this.jdbc = jdbc;
		this.passwords = passwords;
	}

	/**
	 * Whether this is the password of the account.
	 * @param user whose account
	 * @param password what was typed
	 * @return false as well for an account that may no longer sign in
	 */
	public boolean confirms(ActingUser user, String password) {
		return this.jdbc.sql("select password_hash from app_user where user_id = ? and enabled")
			.param(user.id())
			.query(String.class)
			.optional()
			.filter((hash) -> this.passwords.matches(password, hash))
			.isPresent();
	}

}
