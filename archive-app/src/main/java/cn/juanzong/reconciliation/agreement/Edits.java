package cn.juanzong.reconciliation.agreement;

/** How many characters must be changed, added or left out to make one text another. */
final class Edits {

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

}
