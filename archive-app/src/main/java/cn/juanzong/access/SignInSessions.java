package cn.juanzong.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

import cn.juanzong.audit.AuditableEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is signed in at the moment, in every web process: the sessions are kept in the
 * database, so that they also survive a restart.
 */
@Component
@ConditionalOnWebApplication
public class SignInSessions {

	private final FindByIndexNameSessionRepository<? extends Session> sessions;

	private final ApplicationEventPublisher events;

	SignInSessions(FindByIndexNameSessionRepository<? extends Session> sessions, ApplicationEventPublisher events) {
		this.sessions = sessions;
		this.events = events;
	}

	/** Ends all sessions of an account at once. */
	public void end(String signInName) {
		end(signInName, (session) -> true);
	}

	/** Ends all sessions of an account but one. */
	public void endOthers(String signInName, String ownId) {
		end(signInName, (session) -> !session.getId().equals(ownId));
	}

	/** Ends one session of an account, named by its handle. */
	@Transactional
	public void endOne(ActingUser user, String handle) {
		if (of(user.signInName()).anyMatch((session) -> handle(session.getId()).equals(handle))) {
			end(user.signInName(), (session) -> handle(session.getId()).equals(handle));
			this.events.publishEvent(new Ended(user));
		}
	}

	private void end(String signInName, Predicate<Session> which) {
		of(signInName).filter(which).map(Session::getId).toList().forEach(this.sessions::deleteById);
	}

	/**
	 * Where an account is signed in, the latest first.
	 * @param signInName the account
	 * @param ownId the session in which this is asked
	 */
	public List<Place> places(String signInName, String ownId) {
		return of(signInName).filter((session) -> session.getAttribute(SignInPlace.ATTRIBUTE) != null)
			.map((session) -> new Place(handle(session.getId()), session.getId().equals(ownId),
					Objects.requireNonNull(session.getAttribute(SignInPlace.ATTRIBUTE)), session.getLastAccessedTime()))
			.sorted(Comparator.comparing(Place::lastUsed).reversed())
			.toList();
	}

	private Stream<? extends Session> of(String signInName) {
		return this.sessions.findByPrincipalName(signInName).values().stream();
	}

	/** The id itself is a secret, even before its owner. */
	private static String handle(String sessionId) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(sessionId.getBytes(StandardCharsets.UTF_8)), 0,
						12);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Somebody ended one of his sign-ins.
	 *
	 * @param user who
	 */
	private record Ended(ActingUser user) implements AuditableEvent {

		@Override
		public String action() {
			return "signIn.ended";
		}

		@Override
		public String subjectType() {
			return "user";
		}

		@Override
		public String subjectId() {
			return this.user.id().toString();
		}

		@Override
		public @Nullable UUID organizerId() {
			return this.user.organizerId();
		}

		@Override
		public Map<String, Object> detail() {
			return Map.of("account", this.user.signInName());
		}

	}

	/**
	 * A place where an account is signed in.
	 *
	 * @param handle names it
	 * @param here whether it is the one in which this is asked
	 * @param signedIn when and where it signed in
	 * @param lastUsed when it was last used
	 */
	public record Place(String handle, boolean here, SignInPlace signedIn, Instant lastUsed) {

	}

}
