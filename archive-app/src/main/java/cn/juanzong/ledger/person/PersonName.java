package cn.juanzong.ledger.person;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import cn.juanzong.ledger.FaultCode;

/**
 * A person's name as it is shown, and the key under which two spellings are the same.
 *
 * @param value the name: no blanks inside Chinese, one kind of middle dot (U+00B7)
 */
public record PersonName(String value) {

	private static final int LONGEST = 50;

	/** · • ． . ・ ･ ‧ ∙ ⋅ ᛫ 。 between two letters. */
	private static final Pattern DOT = Pattern
		.compile("(?<=\\p{L})[ ]*[\u00b7\u2022\uff0e.\u30fb\uff65\u2027\u2219\u22c5\u16eb\u3002]+[ ]*(?=\\p{L})");

	private static final Pattern BLANK_AT_HAN = Pattern.compile("(?<=\\p{IsHan}) +| +(?=\\p{IsHan})");

	private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{M}\u3007\u00b7 '\u2019-]+");

	/**
	 * Reads what somebody typed.
	 * @param typed the cell
	 * @return the name, or the fault
	 */
	public static Reading<PersonName> read(Typed typed) {
		String name = normal(typed.trimmed());
		int length = name.codePointCount(0, name.length());
		if (length == 0) {
			return Reading.fault(FaultCode.NAME_MISSING, 0);
		}
		if (!FORM.matcher(name).matches()) {
			return Reading.fault(FaultCode.NAME_CHARACTERS, length);
		}
		return (length < 2 || length > LONGEST) ? Reading.fault(FaultCode.NAME_LENGTH, length)
				: Reading.of(new PersonName(name), Set.of());
	}

	/**
	 * The normal form of any text that is meant as a name.
	 * @param text a name as written
	 * @return the form in which it is kept and shown
	 */
	public static String normal(String text) {
		String blanks = text.replaceAll("[\\p{Cf}]", "").replaceAll("[\\s\u00a0\u3000]+", " ").strip();
		// dots first: compatibility forms would turn the full-width one into a full stop
		String dots = DOT.matcher(blanks).replaceAll("\u00b7");
		String compatible = Normalizer.normalize(dots, Normalizer.Form.NFKC);
		return BLANK_AT_HAN.matcher(compatible).replaceAll("");
	}

	/**
	 * The key under which names are compared: as written, but without dots and blanks,
	 * and whatever the case.
	 */
	public String key() {
		return key(this.value);
	}

	/** The key of any text that is meant as a name. */
	public static String key(String text) {
		return normal(text).replaceAll("[\u00b7 '\u2019-]", "").toUpperCase(Locale.ROOT);
	}

}
