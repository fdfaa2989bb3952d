package cn.juanzong.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import cn.juanzong.privacy.PersonalNumbers;

/**
 * Brings text and query to one form, because the node's own filters for that are not to
 * be relied on. Letters and digits lose their width and their compatibility forms,
 * radicals become the characters they stand for; punctuation stays as it was written,
 * since snippets show it. Traditional characters are not folded.
 */
final class Folding {

	private static final Map<Integer, String> RADICALS = radicals();

	private Folding() {
	}

	/**
	 * The form of running text. What folding brings to light is masked: it may turn odd
	 * digits into a clear number.
	 * @param text any text, already masked by its writer
	 * @return the text to be indexed, or to be looked for
	 */
	static String fold(String text) {
		StringBuilder folded = new StringBuilder(text.length());
		for (int i = 0; i < text.length();) {
			int character = text.codePointAt(i);
			i += Character.charCount(character);
			append(folded, character);
		}
		return PersonalNumbers.redact(Normalizer.normalize(folded, Normalizer.Form.NFC));
	}

	/**
	 * The form of names and codes: as {@link #fold(String)}, and everything that is not a
	 * letter or a digit separates, as does the border between Latin letters and digits,
	 * so that {@code IMG_20230501.jpg} is found by its date.
	 * @param name a file name, a code, a title
	 * @return words with a space between them
	 */
	static String separate(String name) {
		String folded = fold(name);
		StringBuilder separated = new StringBuilder(folded.length() + 16);
		int before = ' ';
		for (int i = 0; i < folded.length();) {
			int character = folded.codePointAt(i);
			i += Character.charCount(character);
			if (Character.isDigit(before) != Character.isDigit(character) && Character.isLetterOrDigit(before)
					&& Character.isLetterOrDigit(character)) {
				separated.append(' ');
			}
			separated.appendCodePoint(Character.isLetterOrDigit(character) ? character : ' ');
			before = character;
		}
		return separated.toString();
	}

	private static void append(StringBuilder folded, int character) {
		if (character < 0x80 || (character >= 0x4E00 && character <= 0x9FFF)) {
			folded.append((char) ((character < 0x20 && character != '\n') ? ' ' : character));
		}
		else if (RADICALS.containsKey(character)) {
			folded.append(RADICALS.get(character));
		}
		else if (Character.isLetterOrDigit(character) || isKangxiRadical(character)) {
			folded.append(Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC));
		}
		else if (Character.isSpaceChar(character)) {
			folded.append(' ');
		}
		else if (!isUnwanted(character)) {
			folded.appendCodePoint(character);
		}
	}

	private static boolean isKangxiRadical(int character) {
		return character >= 0x2F00 && character <= 0x2FD5;
	}

	/**
	 * Halves of characters, which are no text; private characters, because two of them
	 * mark highlights; invisible ones, because they would part a word.
	 */
	private static boolean isUnwanted(int character) {
		int type = Character.getType(character);
		return type == Character.SURROGATE || type == Character.PRIVATE_USE || type == Character.FORMAT;
	}

	private static Map<Integer, String> radicals() {
		try (InputStream lines = Objects.requireNonNull(Folding.class.getResourceAsStream("/search/radicals.txt"))) {
			return new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.startsWith("#"))
				.collect(Collectors.toUnmodifiableMap((line) -> line.codePointAt(0), (line) -> line.substring(1)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
