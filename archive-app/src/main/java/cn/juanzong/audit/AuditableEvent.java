package cn.juanzong.audit;

import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A domain event that leaves an entry in the audit trail. Published with Spring's event
 * publisher inside the transaction of the act; one synchronous listener writes the entry
 * in the same transaction, so that neither exists without the other. The acting user is
 * taken from the security context.
 */
public interface AuditableEvent {

	/** What was done, a stable code such as {@code record.accepted}. */
	String action();

	/** What it was done to, such as {@code record}. */
	String subjectType();

	/** Its id. */
	String subjectId();

	/** The contractor it belongs to, or {@code null}. */
	@Nullable UUID organizerId();

	/** What changed; no clear personal numbers. */
	Map<String, Object> detail();

}
