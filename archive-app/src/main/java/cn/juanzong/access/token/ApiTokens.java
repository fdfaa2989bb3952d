package cn.juanzong.access.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.audit.AuditableEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The tokens. Each is 256 random bits, so that one fast hash is enough to keep it; the
 * token itself is told once.
 */
@Repository
public class ApiTokens {

	/** How many live tokens an account may have. */
	static final int MOST = 20;

	private static final String PREFIX = "juanzong_";

	private static final int SECRET_BYTES = 32;

	private static final SecureRandom RANDOM = new SecureRandom();

	private final JdbcClient jdbc;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	ApiTokens(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
		this.jdbc = jdbc;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Makes a token.
	 * @param owner for whose account it reads
	 * @param name what its owner calls it
	 * @param scopes what it may be used for
	 * @param life how long it works
	 * @return the token, which nobody can be told again
	 */
	@Transactional
	public String issue(ActingUser owner, String name, Set<TokenScope> scopes, Duration life) {
		byte[] secret = new byte[SECRET_BYTES];
		RANDOM.nextBytes(secret);
		String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
		Instant now = this.clock.instant();
		UUID id = UUID.randomUUID();
		this.jdbc.sql("""
				insert into api_token (token_id, user_id, name, scopes, token_hash, created_at, expires_at)
				values (:id, :user, :name, :scopes, :hash, :now, :expires)""")
			.param("id", id)
			.param("user", owner.id())
			.param("name", name)
			.param("scopes", TokenScope.codes(scopes))
			.param("hash", hash(token))
			.param("now", now.atOffset(ZoneOffset.UTC))
			.param("expires", now.plus(life).atOffset(ZoneOffset.UTC))
			.update();
		this.events.publishEvent(
				new Changed("token.issued", id.toString(), owner.organizerId(), Map.of("account", owner.signInName(),
						"name", name, "scopes", TokenScope.codes(scopes), "expires", now.plus(life).toString())));
		return token;
	}

	/** All tokens of an account, the newest first. */
	public List<ApiToken> of(UUID userId) {
		return this.jdbc.sql("select * from api_token where user_id = ? order by created_at desc")
			.param(userId)
			.query(ApiTokens::row)
			.list();
	}

	/**
	 * Ends a token.
	 * @return whether this account had such a token
	 */
	@Transactional
	public boolean revoke(UUID tokenId, ActingUser owner) {
		int revoked = this.jdbc
			.sql("update api_token set revoked_at = ? where token_id = ? and user_id = ? and revoked_at is null")
			.params(this.clock.instant().atOffset(ZoneOffset.UTC), tokenId, owner.id())
			.update();
		if (revoked > 0) {
			this.events.publishEvent(new Changed("token.revoked", tokenId.toString(), owner.organizerId(),
					Map.of("account", owner.signInName())));
		}
		return revoked > 0;
	}

	/** The live token that was sent, if it is one. */
	@Transactional
	Optional<ApiToken> find(String token) {
		Instant now = this.clock.instant();
		Optional<ApiToken> found = this.jdbc.sql("select * from api_token where token_hash = ?")
			.param(hash(token))
			.query(ApiTokens::row)
			.optional()
			.filter((each) -> each.live(now));
		found.filter((each) -> each.lastUsedAt() == null || each.lastUsedAt().isBefore(now.minus(Duration.ofHours(1))))
			.ifPresent((each) -> this.jdbc.sql("update api_token set last_used_at = ? where token_id = ?")
				.params(now.atOffset(ZoneOffset.UTC), each.id())
				.update());
		return found;
	}

	private static byte[] hash(String token) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static ApiToken row(ResultSet row, int n) throws SQLException {
		EnumSet<TokenScope> scopes = EnumSet.noneOf(TokenScope.class);
		Arrays.stream(row.getString("scopes").split(" ")).map(TokenScope::of).forEach(scopes::add);
		return new ApiToken(row.getObject("token_id", UUID.class), row.getObject("user_id", UUID.class),
				row.getString("name"), scopes, Objects.requireNonNull(instant(row, "created_at")),
				Objects.requireNonNull(instant(row, "expires_at")), instant(row, "last_used_at"),
				instant(row, "revoked_at"));
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		Timestamp value = row.getTimestamp(column);
		return (value != null) ? value.toInstant() : null;
	}

	/**
	 * A token was issued or revoked.
	 *
	 * @param action what was done
	 * @param subjectId the token's id
	 * @param organizerId the contractor of its owner
	 * @param detail whose it is and what it is for
	 */
	record Changed(String action, String subjectId, @Nullable UUID organizerId,
			Map<String, Object> detail) implements AuditableEvent {

		@Override
		public String subjectType() {
			return "token";
		}

	}

}
