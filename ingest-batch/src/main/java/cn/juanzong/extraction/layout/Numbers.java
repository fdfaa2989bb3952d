package cn.juanzong.extraction.layout;

import java.util.regex.Pattern;

import cn.juanzong.extraction.ocr.ReadText;
import cn.juanzong.extraction.sheet.Lattice;
import cn.juanzong.extraction.sheet.SheetColumn;

/**
 * What numbers in a sheet look like. Tells readings apart; corrects none.
 */
final class Numbers {

	private static final Pattern ID = Pattern.compile("[0-9]{17}[0-9Xx]");

	/** Before 1999: no century, no check digit. */
	private static final Pattern OLD_ID = Pattern.compile("[0-9]{8}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{3}");

	private static final Pattern PHONE = Pattern.compile("1[0-9]{10}|0[0-9]{2,3}-?[0-9]{7,8}");

	private static final int[] WEIGHTS = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };

	private static final String CHECK = "10X98765432";

	/** How wide numbers are read to keep runs of one digit apart. */
	static final double WIDE = 1.35;

	private Numbers() {
	}

	static boolean isNumber(SheetColumn column) {
		return column == SheetColumn.ID_NUMBER || column == SheetColumn.PHONE;
	}

	/**
	 * A reading with nothing but digits thought of, if that makes a number of it or
	 * leaves it the number it is: a nine that could be a q is a nine where numbers stand.
	 */
	static ReadText digits(SheetColumn column, ReadText read) {
		Lattice.Reading digits = read.lattice().reading(Numbers::isDigit);
		boolean number = plausible(column, read.text());
		if (!plausible(column, digits.text()) || number && !digits.text().equals(plain(read.text()))) {
			return read;
		}
		return new ReadText(read.box(), number ? read.text() : digits.text(),
				Math.max(digits.confidence(), number ? read.confidence() : 0), read.lattice());
	}

	private static boolean isDigit(int symbol) {
		return symbol >= '0' && symbol <= '9' || symbol == 'X' || symbol == 'x';
	}

	static boolean plausible(SheetColumn column, String text) {
		String plain = plain(text);
		return switch (column) {
			case ID_NUMBER -> ID.matcher(plain).matches() && checked(plain) || OLD_ID.matcher(plain).matches();
			case PHONE -> PHONE.matcher(plain).matches();
			default -> true;
		};
	}

	private static String plain(String text) {
		return text.replaceAll("[\\s.·-]", "");
	}

	private static boolean checked(String id) {
		int sum = 0;
		for (int i = 0; i < WEIGHTS.length; i++) {
			sum += WEIGHTS[i] * (id.charAt(i) - '0');
		}
		return CHECK.charAt(sum % 11) == Character.toUpperCase(id.charAt(17));
	}

}
