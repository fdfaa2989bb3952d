package cn.juanzong.reconciliation.agreement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.juanzong.ledger.person.PersonName;

/**
 * Traditional and simplified characters are two forms of one name. Some variants are not:
 * the standard of 2013 made them characters of their own because people are called so,
 * and only a person can say whether two names with them are one.
 */
final class HanForms {

	/** 昇 陞 喆 淼 堃 犇 甦 邨 祕 甯 脩 龢 迺 澂 頫 絜 遯 蒐 仝 氾 勠 扞 阪 剋 鉅 逕 皙 瞋 */
	private static final String OWN_CHARACTERS = "\u6607\u965e\u5586\u6dfc\u5803\u7287\u7526\u90a8\u7955\u752f\u8129"
			+ "\u9fa2\u8ffa\u6f82\u982b\u7d5c\u906f\u8490\u4edd\u6c3e\u52e0\u625e\u962a\u524b\u9245\u9015\u7699\u778b";

	/** 候, which is nobody's surname, and 侯, which is. */
	private static final char[] SURNAME = { '\u5019', '\u4faf' };

	/** 风, the wind, after which hardly anybody is named, and 凤, the phoenix. */
	private static final char[] PHOENIX = { '\u98ce', '\u51e4' };

	private static final Map<Integer, Integer> SIMPLIFIED = simplified();

	private static final Map<Integer, String> LOOKALIKES = lookalikes();

	private HanForms() {
	}

	/** The key under which names that are the same but for the form are equal. */
	static String key(String name) {
		return fold(PersonName.key(name), false);
	}

	/** As {@link #key}, with the variants that may be another name. */
	static String loose(String name) {
		return fold(PersonName.key(name), true);
	}

	/** Names that differ from this one in a character that looks nearly the same. */
	static List<String> lookalikes(String name) {
		List<String> names = new ArrayList<>();
		int[] characters = name.codePoints().toArray();
		for (int i = 0; i < characters.length; i++) {
			int at = i;
			LOOKALIKES.getOrDefault(characters[i], "")
				.codePoints()
				.filter((other) -> other != characters[at])
				.forEach((other) -> names.add(new String(characters, 0, at) + Character.toString(other)
						+ name.substring(name.offsetByCodePoints(0, at + 1))));
		}
		return names;
	}

	/** A name as it is likelier to be, of the characters of which one is hardly used. */
	static String usual(String name) {
		String likelier = (!name.isEmpty() && name.charAt(0) == SURNAME[0]) ? SURNAME[1] + name.substring(1) : name;
		return likelier.replace(PHOENIX[0], PHOENIX[1]);
	}

	private static String fold(String key, boolean everything) {
		StringBuilder folded = new StringBuilder(key.length());
		key.codePoints()
			.map((c) -> (everything || OWN_CHARACTERS.indexOf(c) < 0) ? SIMPLIFIED.getOrDefault(c, c) : c)
			.forEach(folded::appendCodePoint);
		return folded.toString();
	}

	private static Map<Integer, Integer> simplified() {
		return lines("/reconciliation/traditional.txt").map((line) -> line.codePoints().toArray())
			.collect(Collectors.toUnmodifiableMap((pair) -> pair[0], (pair) -> pair[1]));
	}

	private static Map<Integer, String> lookalikes() {
		return lines("/reconciliation/lookalikes.txt")
			.flatMap((group) -> group.codePoints().mapToObj((c) -> Map.entry(c, group)))
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue, String::concat));
	}

	private static Stream<String> lines(String resource) {
		try (InputStream lines = Objects.requireNonNull(HanForms.class.getResourceAsStream(resource))) {
			return new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.startsWith("#"))
				.toList()
				.stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
