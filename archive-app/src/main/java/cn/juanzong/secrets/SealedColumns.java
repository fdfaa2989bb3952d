package cn.juanzong.secrets;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Columns that hold values of the {@link PersonalCipher}: whoever owns such a table says
 * so by a bean of this type, and a rotation of the key writes them anew.
 *
 * @param table the table
 * @param key its primary key, column by column
 * @param columns the encrypted columns
 */
public record SealedColumns(String table, List<Key> key, List<String> columns) {

	private static final Pattern NAME = Pattern.compile("[a-z_]+");

	public SealedColumns {
		key = List.copyOf(key);
		columns = List.copyOf(columns);
		String all = table + columns + key;
		if (!all.matches("[\\w\\[\\], =]+") || !NAME.matcher(table + String.join("", columns)).matches()) {
			throw new IllegalArgumentException("Not names of a table and its columns");
		}
	}

	/** Columns of a table whose primary key is one UUID. */
	public static SealedColumns of(String table, String key, String... columns) {
		return new SealedColumns(table, List.of(new Key(key, "uuid")), List.of(columns));
	}

	/** The key's columns, each with something before it. */
	String keys(String prefix) {
		return this.key.stream().map((each) -> prefix + each.column()).collect(Collectors.joining(", "));
	}

	/** The parameters {@code :k0, :k1, …} as values of the key. */
	String keyValues() {
		return IntStream.range(0, this.key.size())
			.mapToObj((i) -> "cast(:k" + i + " as " + this.key.get(i).type() + ")")
			.collect(Collectors.joining(", "));
	}

	/** That a row {@code t} is the one that {@code v} names by texts. */
	String sameKey() {
		return this.key.stream()
			.map((each) -> "t." + each.column() + " = cast(v." + each.column() + " as " + each.type() + ")")
			.collect(Collectors.joining(" and "));
	}

	/**
	 * A column of a primary key.
	 *
	 * @param column its name
	 * @param type its type; its text holds no slash
	 */
	public record Key(String column, String type) {

	}

}
