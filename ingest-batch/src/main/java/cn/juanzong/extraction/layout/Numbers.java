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

	private static final Pattern BESIDE = Pattern.compile("^[\\s.·-]+|[\\s.·-]+$");

	private static final Pattern GROUPS = Pattern.compile("[0-9]{3}[\\s.·-]?[0-9]{4}[\\s.·-]?[0-9]{4}");

	private static final int[] WEIGHTS = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };

	private static final String CHECK = "10X98765432";

	/** How wide numbers are read to keep runs of one digit apart. */
	static final double WIDE = 1.35;

	private static final double SURE = 0.85;

	/**
	 * How much likelier than with another digit a phone, which has no check digit, must
	 * be for one look to do.
	 */
	private static final double LEAD_AT_ONCE = 3;

	/** The same for several looks together. */
	private static final double LEAD = 1.5;

	/** The same where so many looks were taken that they seldom all err alike. */
	private static final double LEAD_OF_MANY = 1;

	private static final int MANY = 4;

	private Numbers() {
	}

	static boolean isNumber(SheetColumn column) {
		return column == SheetColumn.ID_NUMBER || column == SheetColumn.PHONE;
	}

	/**
	 * A reading with nothing but digits thought of, if that makes a number of it or
	 * leaves it the number it is: a nine that could be a q is a nine where numbers stand.
	 * Of what is a number, marks before and after it are left out.
	 */
	static ReadText digits(SheetColumn column, ReadText read) {
		Lattice.Reading digits = read.lattice().reading(Numbers::isDigit);
		boolean number = plausible(column, read.text());
		String text = number ? alone(column, read.text()) : digits.text();
		if (!plausible(column, digits.text()) || number && !digits.text().equals(plain(read.text()))) {
			return number ? new ReadText(read.box(), text, read.confidence(), read.lattice()) : read;
		}
		return new ReadText(read.box(), text, Math.max(digits.confidence(), number ? read.confidence() : 0),
				read.lattice());
	}

	/**
	 * A number without the marks that nobody wrote: in a column of numbers nothing stands
	 * after a whole one but specks and pieces of ruled lines. One whose check digit holds
	 * is whole as it is, and ends in a capital X if in any; a phone may be written in
	 * groups.
	 */
	private static String alone(SheetColumn column, String number) {
		String plain = plain(number);
		if (ID.matcher(plain).matches()) {
			return plain.replace('x', 'X');
		}
		String alone = BESIDE.matcher(number).replaceAll("");
		return (column == SheetColumn.PHONE && plain.charAt(0) == '1' && !GROUPS.matcher(alone).matches()) ? plain
				: alone;
	}

	/**
	 * Two looks at a number: what both think of it, and of the texts that can be a number
	 * the likelier; of two that cannot, too. One whose check digit holds is not given up
	 * for another.
	 */
	static ReadText together(SheetColumn column, ReadText one, ReadText other) {
		Lattice both = one.lattice().also(other.lattice());
		boolean first = plausible(column, one.text());
		boolean second = plausible(column, other.text());
		boolean likelier = ofDigits(one.text()) && (column != SheetColumn.ID_NUMBER || !first)
				&& both.logProbability(other.text()) > both.logProbability(one.text());
		ReadText read = (second && !first || second == first && likelier) ? other : one;
		double sure = one.text().equals(other.text()) ? Math.max(one.confidence(), other.confidence())
				: read.confidence();
		return new ReadText(read.box(), read.text(), sure, both);
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

	/**
	 * Whether a cell says a number, and surely: looking at it again would add nothing.
	 */
	static boolean settled(SheetColumn column, ReadCell cell) {
		return plausible(column, cell.text()) && cell.confidence() >= SURE
				&& (column != SheetColumn.PHONE || leads(cell));
	}

	/**
	 * Whether what was read are digits, or what one takes digits by hand for: no words at
	 * the foot of a sheet, and no asterisks that hide some.
	 */
	static boolean ofDigits(String text) {
		String plain = plain(text);
		return plain.indexOf('*') < 0 && plain.indexOf('\uff0a') < 0
				&& 2 * plain.chars().filter(Numbers::isDigit).count() >= plain.length();
	}

	private static boolean leads(ReadCell cell) {
		Lattice lattice = cell.lattice();
		int looks = lattice.looks();
		return lattice.lead(cell.text()) >= ((looks == 1) ? LEAD_AT_ONCE : (looks < MANY) ? LEAD : LEAD_OF_MANY);
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
