package cn.juanzong.records;

import java.util.Map;
import java.util.UUID;

import cn.juanzong.audit.AuditableEvent;
import org.jspecify.annotations.Nullable;

/**
 * Something was taken out of use, or back into it.
 *
 * @param action what was done
 * @param id the restriction
 * @param shown the record's code or the mask of the person's number
 * @param reason why
 */
record RestrictionChanged(String action, UUID id, String shown, String reason) implements AuditableEvent {

	@Override
	public String subjectType() {
		return "restriction";
	}

	@Override
	public String subjectId() {
		return this.id.toString();
	}

	@Override
	public @Nullable UUID organizerId() {
		return null;
	}

	@Override
	public Map<String, Object> detail() {
		return Map.of("of", this.shown, "reason", this.reason);
	}

}
