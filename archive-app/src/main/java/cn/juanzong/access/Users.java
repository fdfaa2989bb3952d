package cn.juanzong.access;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import cn.juanzong.audit.AuditableEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The accounts. Passwords are kept as bcrypt hashes only. */
@Repository
public class Users {

	/** Shortest password accepted, in characters. */
	public static final int SHORTEST_PASSWORD = 10;

	/** bcrypt reads no more than this many bytes of UTF-8. */
	static final int LONGEST_PASSWORD_BYTES = 72;

	private static final RowMapper<Account> ROW = (row, n) -> new Account(
			new ActingUser(row.getObject("user_id", UUID.class), row.getString("sign_in_name"),
					row.getString("display_name"), Role.valueOf(row.getString("role")),
					row.getObject("organizer_id", UUID.class)),
			row.getBoolean("enabled"), row.getTimestamp("created_at").toInstant());

	private final JdbcClient jdbc;

	private final PasswordEncoder passwords;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Users(JdbcClient jdbc, PasswordEncoder passwords, ApplicationEventPublisher events, Clock clock) {
		this.jdbc = jdbc;
		this.passwords = passwords;
		this.events = events;
		this.clock = clock;
	}

	/** Whether there is no account at all. */
	public boolean none() {
		return this.jdbc.sql("select count(*) from app_user").query(Long.class).single() == 0;
	}

	/** All accounts by sign-in name. */
	public List<Account> all() {
		return this.jdbc.sql("select * from app_user order by sign_in_name").query(ROW).list();
	}

	public Optional<Account> find(UUID id) {
		return this.jdbc.sql("select * from app_user where user_id = ?").param(id).query(ROW).optional();
	}

	/**
	 * Creates an account.
	 * @param signInName the sign-in name; case does not matter
	 * @param displayName how the user is shown
	 * @param rawPassword the password, never kept as it is
	 * @param role the role
	 * @param organizerId the contractor of an archivist, {@code null} for every other
	 * role
	 * @return the user
	 * @throws org.springframework.dao.DuplicateKeyException if the sign-in name is taken
	 */
	@Transactional
	public ActingUser register(String signInName, String displayName, String rawPassword, Role role,
			@Nullable UUID organizerId) {
		if ((role == Role.ARCHIVIST) != (organizerId != null)) {
			throw new IllegalArgumentException("An archivist, and nobody else, belongs to a contractor");
		}
		ActingUser user = new ActingUser(UUID.randomUUID(), signInName.strip().toLowerCase(Locale.ROOT), displayName,
				role, organizerId);
		this.jdbc
			.sql("""
					insert into app_user (user_id, sign_in_name, display_name, password_hash, role, organizer_id, created_at)
					values (:id, :name, :display, :hash, :role, :organizer, :now)""")
			.param("id", user.id())
			.param("name", user.signInName())
			.param("display", displayName)
			.param("hash", hash(rawPassword))
			.param("role", role.name())
			.param("organizer", organizerId)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
		this.events.publishEvent(Changed.of("registered", user));
		return user;
	}

	/** Lets an account sign in, or no longer. */
	@Transactional
	public void enable(UUID id, boolean enabled) {
		Account account = find(id).orElseThrow();
		if (account.enabled() == enabled) {
			return;
		}
		this.jdbc.sql("update app_user set enabled = ? where user_id = ?").params(enabled, id).update();
		this.events.publishEvent(Changed.of(enabled ? "enabled" : "disabled", account.user()));
	}

	/** Gives an account another password. */
	@Transactional
	public void resetPassword(UUID id, String rawPassword) {
		Account account = find(id).orElseThrow();
		this.jdbc.sql("update app_user set password_hash = ? where user_id = ?").params(hash(rawPassword), id).update();
		this.events.publishEvent(Changed.of("passwordReset", account.user()));
	}

	/** What signs in under this name. */
	Optional<SignedIn> signIn(String signInName) {
		return this.jdbc.sql("select * from app_user where sign_in_name = ?")
			.param(signInName.strip().toLowerCase(Locale.ROOT))
			.query((row, n) -> {
				Account account = ROW.mapRow(row, n);
				return new SignedIn(Objects.requireNonNull(account).user(), account.enabled(),
						row.getString("password_hash"));
			})
			.optional();
	}

	private String hash(String rawPassword) {
		return Objects.requireNonNull(this.passwords.encode(rawPassword));
	}

	/**
	 * An account.
	 *
	 * @param user whom it is for
	 * @param enabled whether it may sign in
	 * @param createdAt since when it exists
	 */
	public record Account(ActingUser user, boolean enabled, Instant createdAt) {

	}

	/**
	 * An account was created or changed.
	 *
	 * @param action what was done
	 * @param subjectId the account
	 * @param organizerId its contractor
	 * @param detail name and role
	 */
	record Changed(String action, String subjectId, @Nullable UUID organizerId,
			Map<String, Object> detail) implements AuditableEvent {

		static Changed of(String verb, ActingUser user) {
			return new Changed("user." + verb, user.id().toString(), user.organizerId(),
					Map.of("signInName", user.signInName(), "role", user.role().name()));
		}

		@Override
		public String subjectType() {
			return "user";
		}

	}

}
