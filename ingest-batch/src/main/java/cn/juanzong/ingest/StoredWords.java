package cn.juanzong.ingest;

import java.util.ArrayList;
import java.util.List;

import cn.juanzong.extraction.Box;
import cn.juanzong.extraction.Word;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * The recognised words of a page as they are kept in one column: a list of
 * {@code [text, left, top, right, bottom, confidence]}. A page has hundreds of words and
 * they are only ever read together.
 */
public final class StoredWords {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private StoredWords() {
	}

	/**
	 * Writes words.
	 * @param words the words
	 * @return a JSON array
	 */
	public static String write(List<Word> words) {
		ArrayNode all = JSON.createArrayNode();
		for (Word word : words) {
			Box box = word.box();
			all.addArray()
				.add(word.text().replace("\u0000", ""))
				.add(box.left())
				.add(box.top())
				.add(box.right())
				.add(box.bottom())
				.add(word.confidence());
		}
		return JSON.writeValueAsString(all);
	}

	/**
	 * Reads words.
	 * @param json what {@link #write} made
	 * @return the words
	 */
	public static List<Word> read(String json) {
		List<Word> words = new ArrayList<>();
		for (JsonNode one : JSON.readTree(json)) {
			words.add(new Word(one.get(0).asString(),
					new Box(one.get(1).asDouble(), one.get(2).asDouble(), one.get(3).asDouble(), one.get(4).asDouble()),
					one.get(5).asDouble()));
		}
		return words;
	}

}
