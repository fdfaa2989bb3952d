package cn.juanzong.ledger.person;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * A value as somebody typed it into a cell.
 *
 * @param text the text; of a number cell the stored number
 * @param number whether the cell holds a number instead of text
 */
public record Typed(String text, boolean number) {

	private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}\\u00a0\\u3000\\s]+");

	private static final Pattern SCIENTIFIC = Pattern.compile("[0-9](?:[.][0-9]*)?[Ee][+]?[0-9]{1,3}");

	public static Typed text(String text) {
		return new Typed(text, false);
	}

	/** Blank, zero-width and control characters at both ends taken away. */
	String trimmed() {
		String start = INVISIBLE.matcher(this.text).lookingAt() ? INVISIBLE.matcher(this.text).replaceFirst("")
				: this.text;
		int end = start.length();
		while (end > 0 && INVISIBLE.matcher(start.substring(end - 1, end)).matches()) {
			end--;
		}
		return start.substring(0, end);
	}

	/**
	 * A stored number without exponent; empty if the cell does not hold a whole number.
	 */
	String plainNumber() {
		try {
			BigDecimal value = new BigDecimal(this.text.strip());
			return (value.signum() >= 0 && value.scale() - value.precision() < 0 && value.precision() < 40
					&& value.stripTrailingZeros().scale() <= 0 && value.stripTrailingZeros().scale() > -40)
							? value.toBigInteger().toString() : "";
		}
		catch (NumberFormatException ex) {
			return "";
		}
	}

	static boolean scientific(String text) {
		return SCIENTIFIC.matcher(text).matches();
	}

	static String withoutBlanks(String text) {
		return INVISIBLE.matcher(text).replaceAll("");
	}

	/** Full-width forms to their ordinary ones; nothing else changes. */
	static String halfWidth(String text) {
		StringBuilder half = new StringBuilder(text.length());
		text.chars().forEach((c) -> half.append((char) ((c >= 0xff01 && c <= 0xff5e) ? c - 0xfee0 : c)));
		return half.toString();
	}

	/** Never the number. */
	@Override
	public String toString() {
		return "Typed[" + this.text.length() + "]";
	}

}
