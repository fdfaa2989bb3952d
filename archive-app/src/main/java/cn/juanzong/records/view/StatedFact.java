package cn.juanzong.records.view;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

import cn.juanzong.extraction.Fact;
import cn.juanzong.programme.CountyTime;

/**
 * A fact as a page shows it: moments in county time, figures without needless digits.
 *
 * @param fact what was read
 * @param value its value for readers
 */
record StatedFact(Fact fact, String value) {

	private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

	static StatedFact of(Fact fact) {
		return new StatedFact(fact, read(fact.value()));
	}

	/** The message key of its name. */
	public String name() {
		return "fact." + this.fact.name();
	}

	/** The message key of its value, where a message says it rather than the value. */
	public String words() {
		return this.fact.name().equals(Fact.UNREAD_PAGE) ? "reason." + this.fact.value() : name() + ".said";
	}

	private static String read(String value) {
		if (value.matches("-?\\d+\\.0+")) {
			return value.substring(0, value.indexOf('.'));
		}
		if (!value.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z?")) {
			return value;
		}
		try {
			return SECOND.format(
					value.endsWith("Z") ? Instant.parse(value).atZone(CountyTime.ZONE) : LocalDateTime.parse(value));
		}
		catch (DateTimeException ex) {
			return value;
		}
	}

}
