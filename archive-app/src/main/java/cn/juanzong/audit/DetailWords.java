package cn.juanzong.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Says what an entry tells as lines that people read: names and codes in their language,
 * and of a change only what differs. What has no word is shown as it was kept.
 */
@Component
class DetailWords {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

	/** Where the words for the codes of a field stand; * is the code. */
	private static final Map<String, List<String>> CODES = Map.ofEntries(
			Map.entry("kind", List.of("kind.*", "programme.venueKind.*", "audit.correction.*")),
			Map.entry("from", List.of("kind.*")), Map.entry("to", List.of("kind.*")),
			Map.entry("role", List.of("role.*")), Map.entry("roleBefore", List.of("role.*")),
			Map.entry("code", List.of("finding.*.title")), Map.entry("outcome", List.of("inspection.outcome.*")),
			Map.entry("verdict", List.of("desk.verdict.*")), Map.entry("mode", List.of("programme.mode.*")),
			Map.entry("class", List.of("programme.class.*")), Map.entry("field", List.of("audit.number.*")),
			Map.entry("action", List.of("audit.action.*")),
			Map.entry("cause", List.of("audit.action.*", "audit.cause.*")),
			Map.entry("changes", List.of("ledger.counting.*")));

	private final MessageSource messages;

	DetailWords(MessageSource messages) {
		this.messages = messages;
	}

	/** The lines of an entry, in the order of their names in the trail. */
	List<Line> lines(AuditEntry entry, Locale locale) {
		JsonNode detail = JSON.readTree(entry.detail());
		JsonNode before = detail.path("before");
		JsonNode after = detail.path("after");
		Reader reader = new Reader(locale, "setting." + detail.path("ambiguity").asString("") + ".*");
		List<Line> lines = new ArrayList<>();
		if (!after.isMissingNode() && !after.isObject()) {
			lines.add(reader.changed("value", before, after));
		}
		for (Map.Entry<String, JsonNode> field : after.properties()) {
			JsonNode was = before.path(field.getKey());
			if (!was.equals(field.getValue())) {
				lines.add(reader.changed(field.getKey(), was, field.getValue()));
			}
		}
		for (Map.Entry<String, JsonNode> field : detail.properties()) {
			if (after.isMissingNode() || !List.of("before", "after").contains(field.getKey())) {
				lines.add(reader.line(field.getKey(), field.getValue()));
			}
		}
		return lines;
	}

	/**
	 * A line.
	 *
	 * @param name what it is about
	 * @param before what it was, if it was changed
	 * @param value what it is
	 */
	record Line(String name, @Nullable String before, String value) {

	}

	/** Finds the words for one reader. */
	private final class Reader {

		private final Locale locale;

		private final String settingValues;

		Reader(Locale locale, String settingValues) {
			this.locale = locale;
			this.settingValues = settingValues;
		}

		Line line(String field, JsonNode value) {
			return new Line(name(field), null, value(field, value));
		}

		Line changed(String field, JsonNode before, JsonNode after) {
			return new Line(name(field), before.isMissingNode() ? null : value(field, before), value(field, after));
		}

		private String name(String field) {
			return say("audit.field." + field, field);
		}

		private String value(String field, JsonNode value) {
			if (value.isObject()) {
				// how many went from one state to another
				return String.join("; ",
						value.properties()
							.stream()
							.map((each) -> steps(field, each.getKey()) + ": " + each.getValue().asString())
							.toList());
			}
			if (value.isArray()) {
				return String.join(", ", value.valueStream().map((each) -> value(field, each)).toList());
			}
			String text = value.asString("");
			if (text.isEmpty() || "null".equals(text)) {
				return say("audit.none", "-");
			}
			return moment(word(field, text));
		}

		private String steps(String field, String step) {
			return String.join(" → ", Stream.of(step.split(">")).map((code) -> word(field, code)).toList());
		}

		private String word(String field, String code) {
			for (String key : CODES.getOrDefault(field, List.of(this.settingValues))) {
				String word = say(key.replace("*", code.replace(' ', '_')), code);
				if (!word.equals(code)) {
					return word;
				}
			}
			int blank = code.indexOf(' ');
			return (blank > 0 && field.equals("cause")) ? word(field, code.substring(0, blank)) + code.substring(blank)
					: code;
		}

		private String moment(String text) {
			if (!text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z")) {
				return text;
			}
			try {
				return SECOND.format(Instant.parse(text).atZone(AuditEntries.ZONE));
			}
			catch (DateTimeException ex) {
				return text;
			}
		}

		private String say(String key, String otherwise) {
			String said = DetailWords.this.messages.getMessage(key, null, otherwise, this.locale);
			return (said != null) ? said : otherwise;
		}

	}

}
