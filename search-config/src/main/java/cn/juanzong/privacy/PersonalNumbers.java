package cn.juanzong.privacy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks ID numbers and mobile numbers. Masks are by position, never "keep the tail": in a
 * 20-digit disability certificate the tail tells the disability (requirements 2, section
 * 3.4).
 */
public final class PersonalNumbers {

	/** A digit of any width, since documents mix them. */
	private static final String D = "[0-9\uFF10-\uFF19]";

	private static final String X = "[0-9\uFF10-\uFF19Xx\uFF38\uFF58]";

	private static final String LATIN = "0-9A-Za-z\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A";

	/**
	 * A number in one piece, or an 18-digit one in the groups in which people write it:
	 * region, date of birth, rest.
	 */
	private static final Pattern ID_LIKE = Pattern.compile(("(?<![L])(?:D{20}|D{17}X|D{15}"
			+ "|D{6}[- ]D{8}[- ]D{3}X|D{6}[- ]D{4}[- ]D{4}[- ]D{3}X|D{3}[- ]D{3}[- ]D{8}[- ]D{3}X)(?![L])")
		.replace("L", LATIN)
		.replace("D", D)
		.replace("}X", "}" + X));

	private static final Pattern PHONE_LIKE = Pattern.compile(
			"(?<!D)(?:(?:\\+|00)?86[- ]?)?([1\uFF11][3-9\uFF13-\uFF19]D)[- ]?(D{4})[- ]?(D{4})(?!D)".replace("D", D));

	private PersonalNumbers() {
	}

	/**
	 * Masks an ID number: positions 1 to 6 and 15 to 18 stay, {@code 410181********1234}.
	 * @param number the number; 15, 18 or 20 characters are expected, anything else is
	 * masked whole
	 * @return the mask, never the number
	 */
	public static String maskIdNumber(String number) {
		return switch (number.length()) {
			case 18, 20 -> number.substring(0, 6) + "********" + number.substring(14, 18);
			case 15 -> number.substring(0, 6) + "******" + number.substring(12, 15);
			default -> "*".repeat(number.length());
		};
	}

	/**
	 * Masks a mobile number: {@code 138****5678}.
	 * @param number the number; 11 digits are expected, anything else is masked whole
	 * @return the mask, never the number
	 */
	public static String maskPhone(String number) {
		return (number.length() == 11) ? number.substring(0, 3) + "****" + number.substring(7)
				: "*".repeat(number.length());
	}

	/**
	 * Replaces everything in a text that looks like an ID number or a mobile number by
	 * its mask.
	 * @param text any text
	 * @return the text without clear numbers
	 */
	public static String redact(String text) {
		String withoutIds = ID_LIKE.matcher(text)
			.replaceAll((match) -> Matcher.quoteReplacement(maskIdNumber(withoutGaps(match.group()))));
		return PHONE_LIKE.matcher(withoutIds).replaceAll("$1****$3");
	}

	/**
	 * Does a text hold anything that {@link #redact(String)} would replace?
	 * @param text any text
	 * @return whether a clear number is in it
	 */
	public static boolean containsClearNumber(String text) {
		return ID_LIKE.matcher(text).find() || PHONE_LIKE.matcher(text).find();
	}

	private static String withoutGaps(String number) {
		return number.replace(" ", "").replace("-", "");
	}

}
