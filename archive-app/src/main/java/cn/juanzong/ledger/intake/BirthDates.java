package cn.juanzong.ledger.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cn.juanzong.ledger.sheet.SheetCell;
import org.jspecify.annotations.Nullable;

/**
 * Birth dates as typed beside an ID number: days or months in the usual spellings, and
 * the day numbers that spreadsheets store.
 */
final class BirthDates {

	private static final Pattern SPELLED = Pattern
		.compile("([12][0-9]{3})[-./\u5e74]([01]?[0-9])(?:[-./\u6708]([0-3]?[0-9])\u65e5?|\u6708)?(?:[ T].*)?");

	private static final Pattern DENSE = Pattern.compile("([12][0-9]{3})([01][0-9])([0-3][0-9])?");

	private static final LocalDate SPREADSHEET_EPOCH = LocalDate.of(1899, 12, 30);

	private static final LocalDate EPOCH_OF_1904 = LocalDate.of(1904, 1, 1);

	private BirthDates() {
	}

	static @Nullable Typed read(SheetCell cell) {
		String text = cell.text().strip();
		if (cell.number() && text.matches("[0-9]{1,5}(?:[.][0-9]+)?")) {
			LocalDate epoch = (cell.kind() == SheetCell.Kind.NUMBER_SINCE_1904) ? EPOCH_OF_1904 : SPREADSHEET_EPOCH;
			LocalDate day = epoch.plusDays((long) Double.parseDouble(text));
			return new Typed(day.getYear(), day.getMonthValue(), day);
		}
		for (Pattern pattern : new Pattern[] { SPELLED, DENSE }) {
			Matcher matcher = pattern.matcher(text);
			if (matcher.matches()) {
				return typed(matcher);
			}
		}
		return null;
	}

	private static @Nullable Typed typed(Matcher matcher) {
		try {
			int year = Integer.parseInt(matcher.group(1));
			int month = Integer.parseInt(matcher.group(2));
			LocalDate first = LocalDate.of(year, month, 1);
			return new Typed(year, month,
					(matcher.group(3) != null) ? first.withDayOfMonth(Integer.parseInt(matcher.group(3))) : null);
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	/** A typed birth date, to the day or to the month. */
	record Typed(int year, int month, @Nullable LocalDate day) {

		boolean agrees(LocalDate birth) {
			return (this.day != null) ? this.day.equals(birth)
					: this.year == birth.getYear() && this.month == birth.getMonthValue();
		}

	}

}
