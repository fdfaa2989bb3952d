package cn.juanzong.reconciliation.agreement;

import java.util.ArrayList;
import java.util.List;

/** How many characters must be changed, added or left out to make one text another. */
final class Edits {

	/** So many equal characters in a row are a run. */
	private static final int RUN = 3;

	private static final String DIGITS = "0123456789";

	private Edits() {
	}

	static int between(String one, String other) {
		return within(one, other, Math.max(one.length(), other.length()));
	}

	/**
	 * The number of edits, as far as it is of interest: most pairs have nothing in
	 * common, and that shows early.
	 * @param one a text
	 * @param other another text
	 * @param limit from where more does not matter
	 * @return the number of edits, or one more than the limit
	 */
	static int within(String one, String other, int limit) {
		if (Math.abs(one.length() - other.length()) > limit) {
			return limit + 1;
		}
		int[] row = new int[other.length() + 1];
		for (int j = 0; j < row.length; j++) {
			row[j] = j;
		}
		for (int i = 1; i <= one.length(); i++) {
			int from = Math.max(1, i - limit);
			int to = Math.min(other.length(), i + limit);
			int diagonal = row[from - 1];
			row[from - 1] = (from == 1) ? i : limit + 1;
			int least = row[from - 1];
			for (int j = from; j <= to; j++) {
				int above = (j == i + limit) ? limit + 1 : row[j];
				int change = diagonal + ((one.charAt(i - 1) == other.charAt(j - 1)) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(Math.min(above, row[j - 1]) + 1, change);
				least = Math.min(least, row[j]);
			}
			if (least > limit) {
				return limit + 1;
			}
		}
		return Math.min(row[other.length()], limit + 1);
	}

	/** All ID numbers that differ in one place, their check digits aside. */
	static List<String> oneChanged(String id) {
		List<String> changed = new ArrayList<>();
		for (int i = 0; i < id.length(); i++) {
			for (char symbol : ((i + 1 < id.length()) ? DIGITS : DIGITS + "X").toCharArray()) {
				if (symbol != id.charAt(i)) {
					changed.add(id.substring(0, i) + symbol + id.substring(i + 1));
				}
			}
		}
		return changed;
	}

	/** A text with the places changed that differ from it in either of two others. */
	static String bothChanged(String text, String one, String other) {
		StringBuilder both = new StringBuilder(one);
		for (int i = 0; i < text.length(); i++) {
			if (other.charAt(i) != text.charAt(i)) {
				both.setCharAt(i, other.charAt(i));
			}
		}
		return both.toString();
	}

	/**
	 * Whether a reader of a text would have read another by swallowing some of a run of
	 * one character and by nothing else, as readers do.
	 * @param read what was read
	 * @param whole what may stand there
	 */
	static boolean inRunsOnly(String read, String whole) {
		int missing = whole.length() - read.length();
		if (missing <= 0) {
			return false;
		}
		int same = 0;
		while (same < read.length() && read.charAt(same) == whole.charAt(same)) {
			same++;
		}
		int start = same;
		while (start > 0 && whole.charAt(start - 1) == whole.charAt(Math.min(same, whole.length() - 1))) {
			start--;
		}
		int end = start;
		while (end < whole.length() && whole.charAt(end) == whole.charAt(start)) {
			end++;
		}
		return end - start >= RUN && missing < end - start && read.startsWith(whole.substring(0, start))
				&& read.endsWith(whole.substring(end))
				&& read.equals(whole.substring(0, start) + whole.substring(start + missing));
	}

}
