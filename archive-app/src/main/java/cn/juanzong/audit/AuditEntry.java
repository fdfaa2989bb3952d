package cn.juanzong.audit;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One entry of the trail.
 *
 * @param number its place, from 1 without a gap
 * @param at when, to the microsecond
 * @param actorId the account, or {@code null} for the system
 * @param actor who, as shown
 * @param role in which role
 * @param action what was done
 * @param subjectType to what
 * @param subjectId to which
 * @param organizerId the contractor concerned
 * @param detail what changed, in canonical JSON
 * @param address from where the request came, or {@code null} outside a request
 * @param requestId which request, or {@code null} outside one
 * @param form over which fields the hash was computed
 * @param previousHash the hash of the entry before
 * @param hash the hash of this entry and the one before
 */
record AuditEntry(long number, Instant at, @Nullable UUID actorId, String actor, String role, String action,
		String subjectType, String subjectId, @Nullable UUID organizerId, String detail, @Nullable String address,
		@Nullable String requestId, int form, byte[] previousHash, byte[] hash) {

	/** The form of new entries. */
	static final int FORM = 2;

	public String hashHex() {
		return HexFormat.of().formatHex(this.hash);
	}

	public String previousHashHex() {
		return HexFormat.of().formatHex(this.previousHash);
	}

}
