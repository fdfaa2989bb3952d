package cn.juanzong.consistency;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Says findings in the reader's language. The sentences are in the bundle
 * {@code consistency}; facts that are codes are said by the bundle of the room that knows
 * the code.
 */
@Component
public class FindingTexts {

	private static final Map<String, String> CODES = Map.of("kind", "kind.", "trainingClass", "programme.class.",
			"reason", "reason.");

	/** From a day to the same day: one day is not a range. */
	private static final Pattern ONE_DAY = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)\\D{1,8}\\1");

	private final MessageSource messages;

	FindingTexts(MessageSource messages) {
		this.messages = messages;
	}

	/**
	 * Says a finding.
	 * @param finding what contradicts
	 * @param locale the reader's language
	 * @return its sentences
	 */
	public Text of(Finding finding, Locale locale) {
		List<Fact> facts = new ArrayList<>();
		finding.facts()
			.forEach((name, value) -> facts
				.add(new Fact(message("finding.fact." + name, locale), value(name, value, locale))));
		String key = "finding." + finding.code() + ".";
		Object[] arguments = facts.stream().map(Fact::value).toArray();
		String text = ONE_DAY.matcher(message(key + "text", arguments, locale)).replaceAll("$1");
		return new Text(message(key + "title", locale), text, message(key + "todo", locale),
				message(key + "cause", locale), message(key + "quote", locale), List.copyOf(facts));
	}

	/** What contradictions of each sort are called, by code. */
	public Map<String, String> titles(Locale locale) {
		Map<String, String> titles = new LinkedHashMap<>();
		for (RuleCode code : RuleCode.values()) {
			titles.put(code.name(), message("finding." + code + ".title", locale));
		}
		return titles;
	}

	private String value(String name, String value, Locale locale) {
		String own = this.messages.getMessage("finding.value." + name + "." + value, null, "", locale);
		if (own != null && !own.isEmpty()) {
			return own;
		}
		String prefix = CODES.get(name);
		return (prefix != null) ? message(prefix + value, locale) : value;
	}

	private String message(String key, Locale locale) {
		return message(key, null, locale);
	}

	private String message(String key, Object @Nullable [] arguments, Locale locale) {
		return Objects.requireNonNullElse(this.messages.getMessage(key, arguments, key, locale), key);
	}

	/**
	 * A finding in words.
	 *
	 * @param title what it is
	 * @param text what was compared, with the values
	 * @param todo what to do
	 * @param cause honest causes
	 * @param quote the words of the article
	 * @param facts what was compared, value by value
	 */
	public record Text(String title, String text, String todo, String cause, String quote, List<Fact> facts) {

	}

	/**
	 * One thing that was compared.
	 *
	 * @param name what it is called
	 * @param value its value
	 */
	public record Fact(String name, String value) {

	}

}
