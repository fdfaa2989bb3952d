package cn.juanzong.access.token;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A token as it is kept: everything but the token itself.
 *
 * @param id its id
 * @param userId for whose account it reads
 * @param name what its owner calls it
 * @param scopes what it may be used for
 * @param createdAt since when it exists
 * @param expiresAt until when it works
 * @param lastUsedAt when it was last used, to the hour
 * @param revokedAt when it was revoked
 */
public record ApiToken(UUID id, UUID userId, String name, Set<TokenScope> scopes, Instant createdAt, Instant expiresAt,
		@Nullable Instant lastUsedAt, @Nullable Instant revokedAt) {

	/** Whether it works at that moment. */
	public boolean live(Instant now) {
		return this.revokedAt == null && now.isBefore(this.expiresAt);
	}

}
