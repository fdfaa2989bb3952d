package cn.juanzong.ledger.person;

import java.util.Set;
import java.util.regex.Pattern;

import cn.juanzong.ledger.FaultCode;
import cn.juanzong.privacy.PersonalNumbers;

/**
 * A mainland mobile number in its one normal form.
 *
 * @param value 11 digits, the first two 13 to 19
 */
public record MobileNumber(String value) {

	private static final Pattern FORM = Pattern.compile("1[3-9][0-9]{9}");

	private static final Pattern SEVERAL = Pattern
		.compile("[^0-9]*1[3-9][0-9]{9}(?:[\\s,;/|\u3001\uff0c\uff1b]|\\R)+1[3-9][0-9]{9}.*", Pattern.DOTALL);

	private static final Pattern LANDLINE = Pattern.compile("0[0-9]{9,11}");

	public MobileNumber {
		if (!FORM.matcher(value).matches()) {
			throw new IllegalArgumentException("Not a mobile number");
		}
	}

	/**
	 * Reads what somebody typed: country code, blanks, hyphens and full-width digits are
	 * understood.
	 * @param typed the cell
	 * @return the number, or the fault
	 */
	public static Reading<MobileNumber> read(Typed typed) {
		String text = typed.trimmed();
		if (text.isEmpty()) {
			return Reading.fault(FaultCode.PHONE_MISSING, 0);
		}
		text = typed.number() ? typed.plainNumber() : Typed.halfWidth(text).replaceFirst("^['\u2018\u2019`]", "");
		if (SEVERAL.matcher(text).matches()) {
			return Reading.fault(FaultCode.PHONE_SEVERAL, 0);
		}
		String digits = Typed.withoutBlanks(text).replaceAll("[-\u2010-\u2015]", "");
		if (Typed.scientific(digits)) {
			return Reading.fault(FaultCode.PHONE_SCIENTIFIC, 0);
		}
		digits = digits.replaceFirst("^(?:\\+|00)86", "").replaceFirst("^86(?=1[0-9]{10}$)", "");
		if (digits.indexOf('*') >= 0) {
			return Reading.fault(FaultCode.PHONE_MASKED, 0);
		}
		if (!digits.matches("[0-9]*")) {
			return Reading.fault(FaultCode.PHONE_CHARACTERS, 0);
		}
		if (LANDLINE.matcher(digits).matches()) {
			return Reading.fault(FaultCode.PHONE_LANDLINE, digits.length());
		}
		if (digits.length() != 11) {
			return Reading.fault(FaultCode.PHONE_LENGTH, digits.length());
		}
		return FORM.matcher(digits).matches() ? Reading.of(new MobileNumber(digits), Set.of())
				: Reading.fault(FaultCode.PHONE_PREFIX, 11);
	}

	/** {@code 138****5678}. */
	public String masked() {
		return PersonalNumbers.maskPhone(this.value);
	}

	/** Masked, so that no log shows the number. */
	@Override
	public String toString() {
		return masked();
	}

}
