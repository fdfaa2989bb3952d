package cn.juanzong.access;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/**
 * Who is signed in at the moment, in every web process: the sessions are kept in the
 * database, so that they also survive a restart.
 */
@Component
@ConditionalOnWebApplication
class SignInSessions {

	private final FindByIndexNameSessionRepository<? extends Session> sessions;

	SignInSessions(FindByIndexNameSessionRepository<? extends Session> sessions) {
		this.sessions = sessions;
	}

	/** Ends all sessions of an account at once. */
	void end(String signInName) {
		this.sessions.findByPrincipalName(signInName).keySet().forEach(this.sessions::deleteById);
	}

}
