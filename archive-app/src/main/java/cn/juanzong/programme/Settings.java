package cn.juanzong.programme;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import cn.juanzong.access.ActingUser;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The judgement calls of this county. Read from the database at every call, so that
 * several processes agree.
 */
@Repository
public class Settings {

	private final JdbcClient jdbc;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Settings(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
		this.jdbc = jdbc;
		this.events = events;
		this.clock = clock;
	}

	/** The value in force: what somebody set, else the recommended one. */
	public String value(SettingKey key) {
		return this.jdbc.sql("select value from setting where setting_key = ?")
			.param(key.key())
			.query(String.class)
			.optional()
			.orElse(key.recommended());
	}

	/** The value in force of a numeric setting. */
	public int number(SettingKey key) {
		return Integer.parseInt(value(key));
	}

	/** The value in force of a yes-or-no setting. */
	public boolean flag(SettingKey key) {
		return Boolean.parseBoolean(value(key));
	}

	/** The value in force of a setting that is a day. */
	public LocalDate day(SettingKey key) {
		return LocalDate.parse(value(key));
	}

	/** All settings in the order of their numbers. */
	public List<Setting> all() {
		Map<String, Setting> set = this.jdbc.sql("select * from setting")
			.query((row, n) -> new Setting(key(row.getString("setting_key")), row.getString("value"),
					row.getString("set_by"), row.getTimestamp("set_at").toInstant()))
			.list()
			.stream()
			.collect(Collectors.toMap((each) -> each.key().key(), Function.identity()));
		return Arrays.stream(SettingKey.values())
			.map((key) -> set.getOrDefault(key.key(), new Setting(key, key.recommended(), null, null)))
			.toList();
	}

	/**
	 * Changes a setting from now on.
	 * @param key the setting
	 * @param value the new value
	 * @param by who decides
	 * @throws IllegalArgumentException if the setting does not take this value
	 */
	@Transactional
	public void change(SettingKey key, String value, ActingUser by) {
		if (key.fixed() || !key.accepted().contain(value)) {
			throw new IllegalArgumentException(key + " does not take this value");
		}
		String before = value(key);
		if (before.equals(value)) {
			return;
		}
		this.jdbc.sql("""
				insert into setting (setting_key, value, set_by, set_at) values (?, ?, ?, ?)
				on conflict (setting_key) do update set value = excluded.value, set_by = excluded.set_by,
				set_at = excluded.set_at""")
			.params(key.key(), value, by.displayName(), this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
		this.events.publishEvent(new SettingChanged(key, before, value));
	}

	private static SettingKey key(String key) {
		return Arrays.stream(SettingKey.values())
			.filter((each) -> each.key().equals(key))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("Unknown setting " + key));
	}

	/**
	 * A setting in force.
	 *
	 * @param key the setting
	 * @param value its value
	 * @param setBy who set it, or {@code null} for the recommended default
	 * @param setAt when
	 */
	public record Setting(SettingKey key, String value, @Nullable String setBy, @Nullable Instant setAt) {

		/** Whether the value is the recommended one. */
		public boolean asRecommended() {
			return this.value.equals(this.key.recommended());
		}

	}

}
