package cn.juanzong.inspection.supervision;

import java.util.Locale;
import java.util.Objects;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Calls what a supervision record covers by words. */
@Component
class CoveredWords {

	private final MessageSource messages;

	CoveredWords(MessageSource messages) {
		this.messages = messages;
	}

	/**
	 * A name in words: records and outcomes name themselves.
	 * @param name as {@link Covered} gives it
	 * @param locale the reader's language
	 * @return the words
	 */
	String of(String name, Locale locale) {
		if (name.startsWith("record.")) {
			int end = name.lastIndexOf(' ');
			return name.substring("record.".length(), end) + " " + say("kind." + name.substring(end + 1), locale);
		}
		String[] parts = name.split("\\.");
		return (parts.length == 3)
				? say("desk.check." + parts[1], locale) + " · " + say("desk.outcome." + parts[2], locale)
				: say("supervision.covered." + name, locale);
	}

	private String say(String key, Locale locale) {
		return Objects.requireNonNullElse(this.messages.getMessage(key, null, key, locale), key);
	}

}
