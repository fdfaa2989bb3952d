package cn.juanzong.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;

import cn.juanzong.search.QueryWords.Word;

/**
 * How one word is looked for. A Chinese word of two or three characters must stand there
 * exactly, since names are that long; a longer run may be several words typed without a
 * space, so it may also be found in parts, spread over the fields, with a lower score.
 * Anything with Latin letters or digits is found as a phrase, in file names and codes
 * also by its beginning.
 */
final class WordQueries {

	private static final float EXACT = 3;

	private static final List<String> WORDS = Field.weightedWords();

	private static final List<String> PAIRS = Field.weightedPairs();

	private static final List<String> BEGINNINGS = List.of(Field.FILE_NAME.words(), Field.CODES.words());

	private WordQueries() {
	}

	static Query of(Word word) {
		int chinese = word.chineseLength();
		if (chinese == 1) {
			return phrase(word.text(), WORDS, 1);
		}
		if (chinese > 1) {
			return (word.quoted() || chinese < 4) ? phrase(word.text(), PAIRS, 1)
					: anyOf(List.of(phrase(word.text(), PAIRS, EXACT), inParts(word.text(), chinese)));
		}
		return latin(word);
	}

	private static Query latin(Word word) {
		String separated = Folding.separate(word.text()).strip();
		List<Query> ways = new ArrayList<>();
		ways.add(phrase(word.text(), WORDS, EXACT));
		if (!separated.equals(word.text())) {
			ways.add(phrase(separated, WORDS, EXACT));
		}
		if (!word.quoted() && separated.length() > 1 && separated.charAt(separated.length() - 1) < 0x80) {
			ways.add(Query.of((query) -> query
				.multiMatch((match) -> match.type(TextQueryType.PhrasePrefix).query(separated).fields(BEGINNINGS))));
		}
		if (!word.quoted() && word.text().codePoints().filter(Character::isIdeographic).count() > 3) {
			ways.add(mostPairs(word.text()));
		}
		return anyOf(ways);
	}

	/** Two words of two characters, or most of the pairs of a longer run. */
	private static Query inParts(String text, int length) {
		if (length > 4) {
			return mostPairs(text);
		}
		int middle = text.offsetByCodePoints(0, 2);
		return Query.of((query) -> query
			.bool((both) -> both.must(mostPairs(text.substring(0, middle)), mostPairs(text.substring(middle)))));
	}

	private static Query mostPairs(String text) {
		return Query.of((query) -> query
			.combinedFields((fields) -> fields.query(text).fields(PAIRS).minimumShouldMatch("3<75%")));
	}

	private static Query phrase(String text, List<String> fields, float boost) {
		return Query.of((query) -> query
			.multiMatch((match) -> match.type(TextQueryType.Phrase).query(text).fields(fields).boost(boost)));
	}

	private static Query anyOf(List<Query> ways) {
		return Query.of((query) -> query.bool((bool) -> bool.should(ways).minimumShouldMatch("1")));
	}

	/**
	 * The searched fields and their weight: a word in a file name says more than one
	 * somewhere in a text.
	 */
	enum Field {

		FILE_NAME("find.fileName", 3), SESSION("find.session", 2), COURSE("find.course", 2), VENUE("find.venue", 2),
		INSTRUCTOR("find.instructor", 3), ORGANIZER("find.organizer", 1.5F), CODES("find.codes", 4), TEXT("text", 1);

		private final String path;

		private final float weight;

		Field(String path, float weight) {
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

}
