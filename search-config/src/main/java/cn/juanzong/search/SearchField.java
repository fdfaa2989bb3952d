package cn.juanzong.search;

import java.util.Arrays;
import java.util.List;

/**
 * The searched fields and their weight: a word in a file name says more than one
 * somewhere in a text.
 */
enum SearchField {

	FILE_NAME("find.fileName", 3), SESSION("find.session", 2), COURSE("find.course", 2), VENUE("find.venue", 2),
	INSTRUCTOR("find.instructor", 3), ORGANIZER("find.organizer", 1.5F), CODES("find.codes", 4), TEXT("text", 1);

	private final String path;

	private final float weight;

	SearchField(String path, float weight) {
		this.path = path;
		this.weight = weight;
	}

	/** Where single characters and Latin words are found. */
	String words() {
		return this.path;
	}

	/** Where two neighbouring characters are one term. */
	String pairs() {
		return this.path + ".pairs";
	}

	static List<String> weightedWords() {
		return Arrays.stream(values()).map((field) -> field.words() + "^" + field.weight).toList();
	}

	static List<String> weightedPairs() {
		return Arrays.stream(values()).map((field) -> field.pairs() + "^" + field.weight).toList();
	}

}
