package cn.juanzong.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cn.juanzong.privacy.PersonalNumbers;

/**
 * What the user typed, as words that must all be found. Quoted words stay together.
 * Everything else has no meaning of its own, so nothing a user types can break a query.
 * Only the first {@value #LONGEST} characters and {@value #MOST} words count.
 *
 * @param words the words, in the order in which they were typed
 */
record QueryWords(List<Word> words) {

	static final int LONGEST = 200;

	static final int MOST = 12;

	private static final Pattern WORD = Pattern.compile("[\"“”「『]([^\"“”」』]*)[\"“”」』]|([^\\s\"“”「」『』]+)");

	QueryWords {
		words = List.copyOf(words);
	}

	/**
	 * Reads a query. Clear personal numbers are masked before anything else is done.
	 * @param typed what the user typed
	 * @return its words, none if there is nothing to look for
	 */
	static QueryWords of(String typed) {
		String folded = Folding.fold(PersonalNumbers.redact(typed));
		String text = (folded.codePointCount(0, folded.length()) <= LONGEST) ? folded
				: folded.substring(0, folded.offsetByCodePoints(0, LONGEST));
		List<Word> words = new ArrayList<>();
		Matcher matcher = WORD.matcher(text);
		while (matcher.find() && words.size() < MOST) {
			boolean quoted = matcher.group(1) != null;
			String word = (quoted ? matcher.group(1) : matcher.group(2)).strip();
			if (word.codePoints().anyMatch(Character::isLetterOrDigit)) {
				words.add(new Word(word, quoted));
			}
		}
		return new QueryWords(words);
	}

	/**
	 * One word or quoted phrase.
	 *
	 * @param text the word in its folded form
	 * @param quoted whether the user insists on exactly this
	 */
	record Word(String text, boolean quoted) {

		/** How many characters, if the word is all Chinese, else 0. */
		int chineseLength() {
			return this.text.codePoints().allMatch(Character::isIdeographic)
					? this.text.codePointCount(0, this.text.length()) : 0;
		}

	}

}
