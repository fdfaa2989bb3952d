package cn.juanzong.ledger.person;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import cn.juanzong.ledger.FaultCode;
import cn.juanzong.ledger.LedgerNotice;
import cn.juanzong.privacy.PersonalNumbers;

/**
 * A citizen's ID number in its one normal form: 18 characters, check digit right, birth
 * date possible (GB 11643-1999; requirements 2, section 3.4). Residence permits of Hong
 * Kong, Macao and Taiwan residents share the structure. A right check digit proves
 * nothing about the person.
 *
 * @param value 17 digits and a digit or X
 */
public record IdNumber(String value) {

	private static final int[] WEIGHTS = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };

	private static final String CHECK_DIGITS = "10X98765432";

	private static final Pattern FORM = Pattern.compile("[0-9]{17}[0-9X]");

	/** An ID number, one digit of disability kind and one of grade; never decoded. */
	private static final Pattern CERTIFICATE = Pattern.compile("[0-9]{17}[0-9X][1-7][1-4]");

	private static final String APOSTROPHES = "'\u2018\u2019`\u00b4\u2032";

	/** × ✕ ✖ ╳, Greek Χ χ, Cyrillic Х х, Roman Ⅹ ⅹ and the asterisk. */
	private static final String X_LOOKALIKES = "\u00d7\u2715\u2716\u2573\u03a7\u03c7\u0425\u0445\u2169\u2179*";

	private static final int OLDEST = 120;

	public IdNumber {
		if (!FORM.matcher(value).matches() || value.charAt(17) != checkDigit(value) || birthDate(value).isEmpty()) {
			throw new IllegalArgumentException("Not an ID number");
		}
	}

	/**
	 * Reads what somebody typed. One fault is named, the most telling one.
	 * @param typed the cell
	 * @param on the day on which the person was there: nobody is born after it, nor more
	 * than 120 years before
	 * @return the number with notices of what was put right, or the fault
	 */
	public static Reading<IdNumber> read(Typed typed, LocalDate on) {
		Set<LedgerNotice> notices = EnumSet.noneOf(LedgerNotice.class);
		String text = typed.trimmed();
		if (text.isEmpty()) {
			return Reading.fault(FaultCode.ID_MISSING, 0);
		}
		if (typed.number()) {
			text = typed.plainNumber();
			// a number cell keeps 15 digits; what is longer was cut when it was typed
			if (text.length() > 15) {
				return Reading.fault(FaultCode.ID_STORED_AS_NUMBER, text.length());
			}
		}
		else {
			text = tidied(text, notices);
			if (Typed.scientific(text)) {
				return Reading.fault(FaultCode.ID_SCIENTIFIC, 0);
			}
		}
		return check(text, on, notices);
	}

	private static String tidied(String typed, Set<LedgerNotice> notices) {
		String text = typed;
		if (APOSTROPHES.indexOf(text.charAt(0)) >= 0) {
			text = text.substring(1);
			notices.add(LedgerNotice.ID_APOSTROPHE);
		}
		String half = Typed.halfWidth(text);
		if (!half.equals(text)) {
			notices.add(LedgerNotice.ID_FULL_WIDTH);
		}
		String dense = Typed.withoutBlanks(half).replaceAll("[-\u2010-\u2015]", "");
		if (!dense.equals(half)) {
			notices.add(LedgerNotice.ID_BLANKS);
		}
		int last = 17;
		if (dense.length() != 18 && dense.length() != 20) {
			return dense;
		}
		char sign = dense.charAt(last);
		boolean lookalike = X_LOOKALIKES.indexOf(sign) >= 0 && dense.indexOf('*') >= ((sign == '*') ? last : -1);
		if (sign == 'x' || lookalike) {
			notices.add(lookalike ? LedgerNotice.ID_X_LOOKALIKE : LedgerNotice.ID_LOWER_X);
			return dense.substring(0, last) + 'X' + dense.substring(last + 1);
		}
		return dense;
	}

	private static Reading<IdNumber> check(String text, LocalDate on, Set<LedgerNotice> notices) {
		if (text.indexOf('*') >= 0) {
			return Reading.fault(FaultCode.ID_MASKED, text.length());
		}
		if (!text.matches("[0-9]*") && !FORM.matcher(text).matches() && !CERTIFICATE.matcher(text).matches()) {
			return Reading.fault(text.matches("[0-9]*X?") ? FaultCode.ID_LENGTH : FaultCode.ID_CHARACTERS,
					text.length());
		}
		String number = text;
		if (CERTIFICATE.matcher(text).matches()) {
			number = text.substring(0, 18);
			notices.add(LedgerNotice.ID_FROM_CERTIFICATE);
		}
		else if (text.length() == 15) {
			String longer = text.substring(0, 6) + "19" + text.substring(6);
			number = longer + checkDigit(longer);
			notices.add(LedgerNotice.ID_15_DIGITS);
		}
		if (number.length() != 18) {
			return Reading.fault(FaultCode.ID_LENGTH, number.length());
		}
		boolean right = number.charAt(17) == checkDigit(number);
		if (number.endsWith("000")) {
			if (!right) {
				return Reading.fault(FaultCode.ID_TAIL_ZEROS, 18);
			}
			notices.add(LedgerNotice.ID_TAIL_ZEROS);
		}
		Optional<LocalDate> birth = birthDate(number);
		if (birth.isEmpty() && text.length() == 15) {
			// no number of the old form, so three digits of a new one are missing
			return Reading.fault(FaultCode.ID_LENGTH, 15);
		}
		FaultCode fault = birth.isEmpty() ? FaultCode.ID_BIRTH_IMPOSSIBLE : right ? null : FaultCode.ID_CHECK_DIGIT;
		if (fault == null && birth.isPresent()) {
			fault = birth.get().isAfter(on) ? FaultCode.ID_BIRTH_FUTURE
					: birth.get().plusYears(OLDEST + 1).isAfter(on) ? null : FaultCode.ID_BIRTH_TOO_OLD;
		}
		return (fault != null) ? Reading.fault(fault, 18) : Reading.of(new IdNumber(number), notices);
	}

	/** The birth date, positions 7 to 14. */
	public LocalDate birthDate() {
		return birthDate(this.value).orElseThrow();
	}

	/** Whether the 17th digit is odd. */
	public boolean male() {
		return (this.value.charAt(16) - '0') % 2 == 1;
	}

	/** Whether it is the number of a residence permit (81, 82, 83). */
	public boolean residencePermit() {
		return this.value.startsWith("810000") || this.value.startsWith("820000") || this.value.startsWith("830000");
	}

	/** {@code 410181********1234}. */
	public String masked() {
		return PersonalNumbers.maskIdNumber(this.value);
	}

	/** Masked, so that no log shows the number. */
	@Override
	public String toString() {
		return masked();
	}

	private static char checkDigit(String digits) {
		int sum = 0;
		for (int i = 0; i < WEIGHTS.length; i++) {
			sum += (digits.charAt(i) - '0') * WEIGHTS[i];
		}
		return CHECK_DIGITS.charAt(sum % 11);
	}

	private static Optional<LocalDate> birthDate(String number) {
		try {
			return Optional.of(LocalDate.of(Integer.parseInt(number, 6, 10, 10), Integer.parseInt(number, 10, 12, 10),
					Integer.parseInt(number, 12, 14, 10)));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

}
