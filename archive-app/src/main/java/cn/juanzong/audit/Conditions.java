package cn.juanzong.audit;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a search through very many rows asks for. Only what restricts is said, so that
 * parts and indexes can be chosen by it.
 */
public final class Conditions {

	private final StringBuilder sql = new StringBuilder();

	private final Map<String, Object> values = new HashMap<>();

	/**
	 * Adds a condition.
	 * @param condition in SQL, over a named value
	 * @param name of the value
	 * @param value {@code null} does not restrict
	 */
	public Conditions and(String condition, String name, @Nullable Object value) {
		if (value != null) {
			this.sql.append(" and ").append(condition);
			this.values.put(name, value);
		}
		return this;
	}

	/**
	 * Restricts a time to whole days.
	 * @param column the time
	 * @param from the first day, or {@code null}
	 * @param to the last day, or {@code null}
	 * @param zone where the days are reckoned
	 */
	public Conditions days(String column, @Nullable LocalDate from, @Nullable LocalDate to, ZoneId zone) {
		and(column + " >= :from", "from", (from != null) ? from.atStartOfDay(zone).toOffsetDateTime() : null);
		return and(column + " < :until", "until",
				(to != null) ? to.plusDays(1).atStartOfDay(zone).toOffsetDateTime() : null);
	}

	/** To follow another condition; empty if nothing restricts. */
	public String sql() {
		return this.sql.toString();
	}

	/** The named values of the conditions. */
	public Map<String, Object> values() {
		return this.values;
	}

}
