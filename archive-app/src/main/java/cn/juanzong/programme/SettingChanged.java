package cn.juanzong.programme;

import java.util.Map;
import java.util.UUID;

import cn.juanzong.audit.AuditableEvent;
import org.jspecify.annotations.Nullable;

/**
 * A setting was changed; whoever computed something from it computes again. Published
 * synchronously inside the transaction.
 *
 * @param key the setting
 * @param before the value so far
 * @param after the value from now on
 */
public record SettingChanged(SettingKey key, String before, String after) implements AuditableEvent {

	@Override
	public String action() {
		return "setting.changed";
	}

	@Override
	public String subjectType() {
		return "setting";
	}

	@Override
	public String subjectId() {
		return this.key.key();
	}

	@Override
	public @Nullable UUID organizerId() {
		return null;
	}

	@Override
	public Map<String, Object> detail() {
		return Map.of("ambiguity", this.key.code(), "before", this.before, "after", this.after);
	}

}
