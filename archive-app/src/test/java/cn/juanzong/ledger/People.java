package cn.juanzong.ledger;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Invented people: numbers with the unassigned area code 999999 and a right check digit.
 */
public final class People {

	private static final int[] WEIGHTS = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };

	private People() {
	}

	public static String idNumber(LocalDate birth, int sequence) {
		String digits = "999999" + birth.format(DateTimeFormatter.BASIC_ISO_DATE)
				+ String.format(Locale.ROOT, "%03d", sequence);
		int sum = 0;
		for (int i = 0; i < 17; i++) {
			sum += (digits.charAt(i) - '0') * WEIGHTS[i];
		}
		return digits + "10X98765432".charAt(sum % 11);
	}

	public static String phone(int number) {
		return "139" + String.format(Locale.ROOT, "%08d", number);
	}

}
