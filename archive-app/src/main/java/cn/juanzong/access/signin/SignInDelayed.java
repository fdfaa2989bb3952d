package cn.juanzong.access.signin;

import java.time.Duration;

import org.springframework.security.core.AuthenticationException;

/** Too many attempts failed; the next one may be made later. */
class SignInDelayed extends AuthenticationException {

	private static final long serialVersionUID = 1L;

	private final Duration wait;

	SignInDelayed(Duration wait) {
		super("Too many attempts");
		this.wait = wait;
	}

	/** In whole seconds, at least one. */
	long seconds() {
		return this.wait.toSeconds() + 1;
	}

}
