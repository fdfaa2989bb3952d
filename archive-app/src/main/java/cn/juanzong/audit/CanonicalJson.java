package cn.juanzong.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import cn.juanzong.privacy.PersonalNumbers;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON in one form: names in order, no spaces, numbers without superfluous zeros. The
 * database keeps JSON in a form of its own; brought to this one it is the same text as
 * when it was written.
 */
final class CanonicalJson {

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	/** Ids and digests, in which a row of digits is not a personal number. */
	private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-fA-F-]{32,128}");

	private CanonicalJson() {
	}

	/** The form of what an event tells; personal numbers in its texts are masked. */
	static String of(Map<String, Object> detail) {
		return canonical(masked(JSON.valueToTree(detail)));
	}

	/** The form of what the database kept. */
	static String of(String json) {
		return canonical(JSON.readTree(json));
	}

	private static String canonical(JsonNode node) {
		if (node.isObject()) {
			Map<String, JsonNode> ordered = new TreeMap<>();
			node.properties().forEach((field) -> ordered.put(field.getKey(), field.getValue()));
			List<String> fields = new ArrayList<>();
			ordered.forEach((name, value) -> fields.add(JSON.writeValueAsString(name) + ":" + canonical(value)));
			return "{" + String.join(",", fields) + "}";
		}
		if (node.isArray()) {
			return "[" + String.join(",", node.valueStream().map(CanonicalJson::canonical).toList()) + "]";
		}
		if (node.isNumber()) {
			return (node.decimalValue().signum() == 0) ? "0" : node.decimalValue().stripTrailingZeros().toPlainString();
		}
		return JSON.writeValueAsString(node);
	}

	private static JsonNode masked(JsonNode node) {
		if (node.isObject()) {
			Map<String, JsonNode> fields = new TreeMap<>();
			node.properties().forEach((field) -> fields.put(field.getKey(), masked(field.getValue())));
			return JSON.valueToTree(fields);
		}
		if (node.isArray()) {
			return JSON.valueToTree(node.valueStream().map(CanonicalJson::masked).toList());
		}
		if (node.isString() && !HEXADECIMAL.matcher(node.stringValue()).matches()) {
			// the database cannot keep U+0000
			return JSON.valueToTree(PersonalNumbers.redact(node.stringValue()).replace("\u0000", ""));
		}
		return node;
	}

}
