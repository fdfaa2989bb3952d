package cn.juanzong.programme.page;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a form: the message key of the first fault of each field. All fields
 * are read before anything is refused, so that a reader sees all faults at once.
 */
final class Faults {

	private final Map<String, String> keys = new LinkedHashMap<>();

	/** The message key of a field's fault, for the template; {@code null} without one. */
	public @Nullable String of(String field) {
		return this.keys.get(field);
	}

	/** Whether the form can be accepted. */
	public boolean none() {
		return this.keys.isEmpty();
	}

	public int count() {
		return this.keys.size();
	}

	void add(String field, String key) {
		this.keys.putIfAbsent(field, "programme.fault." + key);
	}

	Map<String, String> byField() {
		return Map.copyOf(this.keys);
	}

	Optional<String> text(String field, String value, int longest) {
		if (value.isBlank()) {
			add(field, "required");
		}
		else if (value.length() > longest) {
			add(field, "tooLong");
		}
		return this.keys.containsKey(field) ? Optional.empty() : Optional.of(value);
	}

	Optional<LocalDate> day(String field, String value) {
		if (value.isBlank()) {
			add(field, "required");
			return Optional.empty();
		}
		try {
			LocalDate day = LocalDate.parse(value);
			if (day.getYear() < 2000 || day.getYear() > 2100) {
				add(field, "day");
				return Optional.empty();
			}
			return Optional.of(day);
		}
		catch (DateTimeParseException ex) {
			add(field, "day");
			return Optional.empty();
		}
	}

	Optional<LocalTime> time(String field, String value) {
		if (value.isBlank()) {
			add(field, "required");
			return Optional.empty();
		}
		try {
			return Optional.of(LocalTime.parse(value));
		}
		catch (DateTimeParseException ex) {
			add(field, "time");
			return Optional.empty();
		}
	}

	Optional<Integer> whole(String field, String value, int min, int max, String key) {
		if (value.isBlank()) {
			add(field, "required");
		}
		else if (!value.matches("\\d{1,4}") || Integer.parseInt(value) < min || Integer.parseInt(value) > max) {
			add(field, key);
		}
		else {
			return Optional.of(Integer.parseInt(value));
		}
		return Optional.empty();
	}

	Optional<BigDecimal> hours(String field, String value) {
		if (value.isBlank()) {
			add(field, "required");
		}
		else if (!value.matches("\\d{1,3}(\\.\\d)?")) {
			add(field, "hours");
		}
		else {
			return Optional.of(new BigDecimal(value));
		}
		return Optional.empty();
	}

	Optional<Double> degrees(String field, String value, int limit) {
		if (value.isBlank()) {
			return Optional.empty();
		}
		if (value.matches("-?\\d{1,3}(\\.\\d{1,9})?") && Math.abs(Double.parseDouble(value)) <= limit) {
			return Optional.of(Double.valueOf(value));
		}
		add(field, "degrees");
		return Optional.empty();
	}

	<E extends Enum<E>> Optional<E> choice(String field, String value, Class<E> type) {
		for (E constant : type.getEnumConstants()) {
			if (constant.name().equals(value)) {
				return Optional.of(constant);
			}
		}
		add(field, "choose");
		return Optional.empty();
	}

	Optional<UUID> id(String field, String value) {
		try {
			return Optional.of(UUID.fromString(value));
		}
		catch (IllegalArgumentException ex) {
			add(field, "choose");
			return Optional.empty();
		}
	}

}
