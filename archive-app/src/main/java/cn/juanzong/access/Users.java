package cn.juanzong.access;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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

/** The accounts. Passwords are kept as Argon2id hashes only. */
@Repository
public class Users {

	private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	private static final RowMapper<Account> ROW = (row, n) -> new Account(
			new ActingUser(row.getObject("user_id", UUID.class), row.getString("sign_in_name"),
					row.getString("display_name"), Role.valueOf(row.getString("role")),
					row.getObject("organizer_id", UUID.class)),
			row.getBoolean("enabled"), row.getTimestamp("created_at").toInstant(),
			row.getObject("expires_on", LocalDate.class), row.getBoolean("first_password"),
			row.getBoolean("demonstration"), row.getInt("version"));

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
	 * Creates an account whose password its owner has chosen.
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
		return register(signInName, displayName, rawPassword, role, organizerId, null, false, false);
	}

	/**
	 * Creates an account with a first password, which its owner replaces when signing in.
	 * @param signInName the sign-in name; case does not matter
	 * @param displayName how the user is shown
	 * @param rawPassword the first password
	 * @param role the role
	 * @param organizerId the contractor of an archivist
	 * @param expiresOn the last day on which the account signs in
	 * @return the user
	 * @throws org.springframework.dao.DuplicateKeyException if the sign-in name is taken
	 */
	@Transactional
	public ActingUser registerFirst(String signInName, String displayName, String rawPassword, Role role,
			@Nullable UUID organizerId, @Nullable LocalDate expiresOn) {
		return register(signInName, displayName, rawPassword, role, organizerId, expiresOn, true, false);
	}

	/**
	 * Creates an account that nobody asked for, to try the product with. It may keep its
	 * first password for as long as the archive holds nothing real, see
	 * {@link Demonstration}.
	 * @param signInName the sign-in name
	 * @param displayName how the user is shown
	 * @param rawPassword the first password
	 * @param role the role
	 * @param organizerId the contractor of an archivist
	 * @return the user
	 * @throws org.springframework.dao.DuplicateKeyException if the sign-in name is taken
	 */
	@Transactional
	public ActingUser registerForDemonstration(String signInName, String displayName, String rawPassword, Role role,
			@Nullable UUID organizerId) {
		return register(signInName, displayName, rawPassword, role, organizerId, null, true, true);
	}

	private ActingUser register(String signInName, String displayName, String rawPassword, Role role,
			@Nullable UUID organizerId, @Nullable LocalDate expiresOn, boolean first, boolean demonstration) {
		requireContractor(role, organizerId);
		ActingUser user = new ActingUser(UUID.randomUUID(), normal(signInName), displayName, role, organizerId);
		this.jdbc
			.sql("""
					insert into app_user (user_id, sign_in_name, display_name, password_hash, role, organizer_id, created_at,
					  expires_on, first_password, demonstration)
					values (:id, :name, :display, :hash, :role, :organizer, :now, :expires, :first, :demonstration)""")
			.param("id", user.id())
			.param("name", user.signInName())
			.param("display", displayName)
			.param("hash", hash(rawPassword))
			.param("role", role.name())
			.param("organizer", organizerId)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("expires", expiresOn)
			.param("first", first)
			.param("demonstration", demonstration)
			.update();
		this.events.publishEvent(Changed.of("registered", user));
		return user;
	}

	/** Lets an account sign in, or no longer; then everybody who is signed in is out. */
	@Transactional
	public void enable(UUID id, boolean enabled) {
		Account account = find(id).orElseThrow();
		if (account.enabled() == enabled) {
			return;
		}
		this.jdbc.sql("update app_user set enabled = ?, version = version + 1 where user_id = ?")
			.params(enabled, id)
			.update();
		this.events.publishEvent(Changed.of(enabled ? "enabled" : "disabled", account.user()));
	}

	/**
	 * Changes what an account is; then everybody who is signed in with it is out.
	 * @param id the account
	 * @param displayName how the user is shown
	 * @param role the role
	 * @param organizerId the contractor of an archivist
	 * @param expiresOn the last day on which the account signs in
	 */
	@Transactional
	public void change(UUID id, String displayName, Role role, @Nullable UUID organizerId,
			@Nullable LocalDate expiresOn) {
		requireContractor(role, organizerId);
		Account before = find(id).orElseThrow();
		this.jdbc
			.sql("""
					update app_user set display_name = :display, role = :role, organizer_id = :organizer, expires_on = :expires,
					  version = version + 1
					where user_id = :id""")
			.param("display", displayName)
			.param("role", role.name())
			.param("organizer", organizerId)
			.param("expires", expiresOn)
			.param("id", id)
			.update();
		ActingUser user = new ActingUser(id, before.user().signInName(), displayName, role, organizerId);
		this.events.publishEvent(new Changed("user.changed", id.toString(), organizerId,
				Map.of("signInName", user.signInName(), "role", role.name(), "roleBefore", before.user().role().name(),
						"expiresOn", Objects.toString(expiresOn, ""), "expiresOnBefore",
						Objects.toString(before.expiresOn(), ""))));
	}

	/** Gives an account another first password. */
	@Transactional
	public void resetPassword(UUID id, String rawPassword) {
		Account account = find(id).orElseThrow();
		this.jdbc.sql(
				"update app_user set password_hash = ?, first_password = true, demonstration = false, version = version + 1 where user_id = ?")
			.params(hash(rawPassword), id)
			.update();
		this.events.publishEvent(Changed.of("passwordReset", account.user()));
	}

	/** The owner's own choice of password. */
	@Transactional
	public void changePassword(UUID id, String rawPassword) {
		Account account = find(id).orElseThrow();
		this.jdbc.sql(
				"update app_user set password_hash = ?, first_password = false, version = version + 1 where user_id = ?")
			.params(hash(rawPassword), id)
			.update();
		this.events.publishEvent(Changed.of("passwordChanged", account.user()));
	}

	/** Ends all sign-ins of an account. */
	@Transactional
	public void signOutEverywhere(UUID id) {
		Account account = find(id).orElseThrow();
		this.jdbc.sql("update app_user set version = version + 1 where user_id = ?").param(id).update();
		this.events.publishEvent(Changed.of("signedOutEverywhere", account.user()));
	}

	/** Whether this is the account's password. */
	public boolean passwordIs(UUID id, String rawPassword) {
		return this.jdbc.sql("select password_hash from app_user where user_id = ?")
			.param(id)
			.query(String.class)
			.optional()
			.filter((hash) -> this.passwords.matches(rawPassword, hash))
			.isPresent();
	}

	/** Keeps the same password by today's way of hashing. */
	@Transactional
	public void rehash(UUID id, String newHash) {
		Account account = find(id).orElseThrow();
		this.jdbc.sql("update app_user set password_hash = ? where user_id = ?").params(newHash, id).update();
		this.events.publishEvent(Changed.of("passwordRehashed", account.user()));
	}

	/** What signs in under this name. */
	public Optional<SignedIn> principal(String signInName) {
		return principal("sign_in_name = ?", normal(signInName));
	}

	/**
	 * What signs in when an OpenID provider vouches for somebody. The first time, the
	 * account is found by its name; from then on it belongs to that subject only.
	 * @param externalId issuer and subject
	 * @param signInName the name the provider tells
	 */
	@Transactional
	public Optional<SignedIn> principalElsewhere(String externalId, String signInName) {
		Optional<SignedIn> bound = principal("external_id = ?", externalId);
		if (bound.isPresent()
				|| this.jdbc.sql("update app_user set external_id = ? where sign_in_name = ? and external_id is null")
					.params(externalId, normal(signInName))
					.update() == 0) {
			return bound;
		}
		SignedIn account = principal(signInName).orElseThrow();
		this.events.publishEvent(Changed.of("boundToProvider", account.user()));
		return Optional.of(account);
	}

	/** What signs in with this account. */
	public Optional<SignedIn> principal(UUID id) {
		return principal("user_id = ?", id);
	}

	private Optional<SignedIn> principal(String condition, Object value) {
		return this.jdbc.sql("select * from app_user where " + condition).param(value).query((row, n) -> {
			Account account = Objects.requireNonNull(ROW.mapRow(row, n));
			return new SignedIn(account.user(), account.version(), account.enabled(), account.expired(today()),
					row.getString("password_hash"));
		}).optional();
	}

	/** The day on which accounts expire or not. */
	public LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), ZONE);
	}

	private static String normal(String signInName) {
		return signInName.strip().toLowerCase(Locale.ROOT);
	}

	private static void requireContractor(Role role, @Nullable UUID organizerId) {
		if ((role == Role.ARCHIVIST) != (organizerId != null)) {
			throw new IllegalArgumentException("An archivist, and nobody else, belongs to a contractor");
		}
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
	 * @param expiresOn the last day on which it signs in, or {@code null}
	 * @param firstPassword whether its password was made by somebody else
	 * @param demonstration whether it was made to try the product with
	 * @param version grows whenever those who are signed in have to do so again
	 */
	public record Account(ActingUser user, boolean enabled, Instant createdAt, @Nullable LocalDate expiresOn,
			boolean firstPassword, boolean demonstration, int version) {

		/** Whether it signs in no more because of its last day. */
		public boolean expired(LocalDate today) {
			return this.expiresOn != null && today.isAfter(this.expiresOn);
		}

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
