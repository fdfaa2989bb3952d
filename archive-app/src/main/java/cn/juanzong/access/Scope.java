package cn.juanzong.access;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Whose data may be seen. Every query over contractor data takes one.
 *
 * @param organizerId the only contractor, or {@code null} for all
 */
public record Scope(@Nullable UUID organizerId) {

	/** All contractors. */
	public static final Scope EVERYTHING = new Scope(null);

	public static Scope of(UUID organizerId) {
		return new Scope(organizerId);
	}

	public boolean allows(UUID organizerId) {
		return this.organizerId == null || this.organizerId.equals(organizerId);
	}

}
