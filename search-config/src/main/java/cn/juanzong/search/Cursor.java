package cn.juanzong.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;

import co.elastic.clients.elasticsearch._types.FieldValue;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * Where the next page begins: the sort values of the last hit, and a fingerprint of the
 * query they belong to. It holds no right to see anything; the scope comes with each
 * request.
 */
final class Cursor {

	private static final int LONGEST = 2_000;

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private Cursor() {
	}

	/**
	 * Writes a cursor.
	 * @param lastHit the sort values of the last hit of the page
	 * @param request the request the page answers
	 * @return letters, digits, hyphen and underscore
	 */
	static String write(List<FieldValue> lastHit, SearchRequest request) {
		ArrayNode cursor = JSON.createArrayNode().add(fingerprint(request));
		for (FieldValue value : lastHit) {
			switch (value._kind()) {
				case Long -> cursor.add(value.longValue());
				case Double -> cursor.add(value.doubleValue());
				default -> cursor.add(value.stringValue());
			}
		}
		return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(cursor));
	}

	/**
	 * Reads a cursor.
	 * @param cursor what {@link #write} returned, or anything else
	 * @param request the request it came with
	 * @param values how many sort values the request's order has
	 * @return the sort values
	 * @throws InvalidCursor if it was not written for this query
	 */
	static List<FieldValue> read(String cursor, SearchRequest request, int values) {
		JsonNode content = decode(cursor);
		if (!content.isArray() || content.size() != values + 1 || !content.get(0).isInt()
				|| content.get(0).intValue() != fingerprint(request)) {
			throw new InvalidCursor();
		}
		List<FieldValue> lastHit = new ArrayList<>(values);
		for (int i = 1; i <= values; i++) {
			lastHit.add(value(content.get(i), i == values || isName(request, i)));
		}
		return lastHit;
	}

	private static FieldValue value(JsonNode value, boolean text) {
		if (text != value.isString()) {
			throw new InvalidCursor();
		}
		if (text) {
			return FieldValue.of(value.stringValue());
		}
		if (value.isIntegralNumber() && value.canConvertToLong()) {
			return FieldValue.of(value.longValue());
		}
		if (value.isNumber() && Float.isFinite((float) value.doubleValue())) {
			return FieldValue.of(value.doubleValue());
		}
		throw new InvalidCursor();
	}

	private static boolean isName(SearchRequest request, int position) {
		return request.sort() == SearchRequest.Sort.FILE_NAME && position == 1;
	}

	private static JsonNode decode(String cursor) {
		if (cursor.length() > LONGEST) {
			throw new InvalidCursor();
		}
		try {
			return JSON.readTree(Base64.getUrlDecoder().decode(cursor.getBytes(StandardCharsets.US_ASCII)));
		}
		catch (IllegalArgumentException | JacksonException ex) {
			throw new InvalidCursor();
		}
	}

	private static int fingerprint(SearchRequest request) {
		return (QueryWords.of(request.text()) + "|" + new TreeMap<>(request.filters()) + "|" + request.sort())
			.hashCode();
	}

}
