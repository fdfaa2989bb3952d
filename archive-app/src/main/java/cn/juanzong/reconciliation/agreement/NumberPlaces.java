package cn.juanzong.reconciliation.agreement;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Where a number as read and the expected one part, without saying what stands there: who
 * sees the picture of one and the mask of the other can so judge by eye.
 *
 * @param read how many characters were read
 * @param expected how many there should be
 * @param places which of them differ, from 1; none if the lengths differ
 */
public record NumberPlaces(int read, int expected, List<Integer> places) {

	public NumberPlaces {
		places = List.copyOf(places);
	}

	/**
	 * Compares an ID number.
	 * @param read as read
	 * @param expected as the ledger has it
	 */
	public static NumberPlaces id(String read, String expected) {
		return of(NumberLikeness.idText(read), NumberLikeness.idText(expected));
	}

	/**
	 * Compares a phone.
	 * @param read as read
	 * @param expected as the ledger has it
	 */
	public static NumberPlaces phone(String read, String expected) {
		return of(NumberLikeness.phoneText(read), NumberLikeness.phoneText(expected));
	}

	private static NumberPlaces of(String read, String expected) {
		return new NumberPlaces(read.length(), expected.length(),
				(read.length() != expected.length()) ? List.of()
						: IntStream.range(0, read.length())
							.filter((i) -> read.charAt(i) != expected.charAt(i))
							.mapToObj((i) -> i + 1)
							.toList());
	}

}
