package cn.juanzong.access.security;

import java.util.Map;
import java.util.UUID;

import cn.juanzong.audit.AuditableEvent;
import org.jspecify.annotations.Nullable;

/**
 * How one signs in was changed.
 *
 * @param rule the rule
 * @param before the value in force so far
 * @param after the value from now on
 */
record SecurityRuleChanged(SecurityRule rule, int before, int after) implements AuditableEvent {

	@Override
	public String action() {
		return "security.changed";
	}

	@Override
	public String subjectType() {
		return "securityRule";
	}

	@Override
	public String subjectId() {
		return this.rule.name();
	}

	@Override
	public @Nullable UUID organizerId() {
		return null;
	}

	@Override
	public Map<String, Object> detail() {
		return Map.of("before", this.before, "after", this.after);
	}

}
