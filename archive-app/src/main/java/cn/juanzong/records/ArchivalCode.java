package cn.juanzong.records;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The archival code (档号) of an item, which DA/T 13-2022 calls reference code: fonds
 * number, series, file number and item number, joined by hyphens. The series is made of
 * category, year and retention period, joined by middle dots. Given once, never reused,
 * not even after destruction.
 *
 * @param fonds fonds number (全宗号)
 * @param year the ledger year, by the last day of the session (A5)
 * @param file file number (案卷号) of the session within fonds and year, from 1
 * @param item item number (件号) of the record within the file, from 1
 */
public record ArchivalCode(String fonds, int year, int file, int item) {

	/** The category of training evidence (培训). */
	private static final String CATEGORY = "PX";

	/** Kept ten years (Art. 13). */
	private static final String PERIOD = "D10";

	private static final Pattern FONDS = Pattern.compile("[A-Z0-9]{1,8}");

	private static final Pattern GRAMMAR = Pattern.compile("([A-Z0-9]{1,8})-PX·(\\d{4})·D10-(\\d{3,6})-(\\d{4,7})");

	public ArchivalCode {
		if (!FONDS.matcher(fonds).matches() || year < 1900 || year > 9999 || file < 1 || file > 999_999 || item < 1
				|| item > 9_999_999) {
			throw new IllegalArgumentException("Not the parts of an archival code");
		}
	}

	/**
	 * Reads a code.
	 * @param text such as {@code Q001-PX·2022·D10-003-0001}
	 * @return the code, or empty if the text does not follow the grammar, leading zeros
	 * included
	 */
	public static Optional<ArchivalCode> find(String text) {
		Matcher matcher = GRAMMAR.matcher(text);
		if (!matcher.matches() || Integer.parseInt(matcher.group(3)) < 1 || Integer.parseInt(matcher.group(4)) < 1
				|| Integer.parseInt(matcher.group(2)) < 1900) {
			return Optional.empty();
		}
		ArchivalCode code = new ArchivalCode(matcher.group(1), Integer.parseInt(matcher.group(2)),
				Integer.parseInt(matcher.group(3)), Integer.parseInt(matcher.group(4)));
		return Optional.of(code).filter((read) -> read.toString().equals(text));
	}

	/**
	 * Reads a code.
	 * @param text the code
	 * @return the code
	 * @throws IllegalArgumentException if the text is none
	 */
	public static ArchivalCode parse(String text) {
		return find(text).orElseThrow(() -> new IllegalArgumentException("Not an archival code"));
	}

	/** The series (类别号): category, year and retention period. */
	public String series() {
		return CATEGORY + "·" + "%04d".formatted(this.year) + "·" + PERIOD;
	}

	@Override
	public String toString() {
		return this.fonds + "-" + series() + "-" + "%03d".formatted(this.file) + "-" + "%04d".formatted(this.item);
	}

}
