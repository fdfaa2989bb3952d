package cn.juanzong.search;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import cn.juanzong.privacy.PersonalNumbers;

/**
 * Turns documents into what the index holds: the fields as they are shown, and beside
 * them, folded, what is searched.
 */
final class DocumentWriter {

	private final JsonMapper json;

	DocumentWriter(JsonMapper json) {
		this.json = json;
	}

	/**
	 * Refuses clear personal numbers.
	 * @param document the document
	 * @throws IllegalArgumentException if a text of the document holds an ID number or a
	 * telephone number; the message names the document, never the number
	 */
	static void requireMasked(RecordDocument document) {
		if (texts(document).anyMatch(PersonalNumbers::containsClearNumber)) {
			throw new IllegalArgumentException("Document " + document.id() + " holds a clear personal number");
		}
	}

	ObjectNode write(RecordDocument document) {
		ObjectNode fields = this.json.valueToTree(document);
		fields.put("text", Folding.fold(document.text()));
		fields.putObject("find")
			.put("fileName", Folding.separate(document.fileName()))
			.put("session", Folding.separate(document.sessionTitle()))
			.put("course", Folding.separate(document.course()))
			.put("venue", Folding.separate(document.venue()))
			.put("instructor", Folding.separate(document.instructor()))
			.put("organizer", Folding.separate(document.organizer()))
			.put("codes", Folding.separate(codes(document)));
		return fields;
	}

	private static String codes(RecordDocument document) {
		return String.join("\n", document.sessionNumber(), Objects.requireNonNullElse(document.archivalCode(), ""));
	}

	private static Stream<String> texts(RecordDocument document) {
		return Stream.concat(
				Stream.of(document.organizer(), document.sessionTitle(), document.sessionNumber(), document.course(),
						document.venue(), document.instructor(), document.fileName(), document.text()),
				(document.archivalCode() != null) ? Stream.of(document.archivalCode()) : List.<String>of().stream());
	}

}
