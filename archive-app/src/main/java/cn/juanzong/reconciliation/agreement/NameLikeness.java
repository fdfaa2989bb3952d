package cn.juanzong.reconciliation.agreement;

import cn.juanzong.reconciliation.agreement.Likeness.Verdict;

/** Compares names, whatever blanks, middle dots and forms of characters they have. */
final class NameLikeness {

	private static final double WEIGHT = 6;

	private NameLikeness() {
	}

	static Likeness of(PaperCell cell, Written line, Written person, Expected expected) {
		String read = line.name();
		if (read.isEmpty()) {
			return cell.blank() ? Likeness.BLANK : new Likeness(Verdict.UNCLEAR, 0);
		}
		boolean doubtful = cell.confidence() < Bounds.UNCLEAR;
		if (read.equals(person.name())) {
			return same(cell, read, person, doubtful ? Verdict.LIKELY : Verdict.SAME);
		}
		if (line.folded().equals(person.folded())) {
			return same(cell, read, person, doubtful ? Verdict.LIKELY : Verdict.OTHER_FORM);
		}
		if (line.loose().equals(person.loose())) {
			return new Likeness(Verdict.VARIANT, WEIGHT - 1);
		}
		double shared = shared(read, person);
		if (shared > 0 && cell.mayWellSay(expected.name()) && !torn(cell, read, person)) {
			return new Likeness(Verdict.LIKELY, WEIGHT * 0.75);
		}
		if (cell.clear() && cell.excludes(expected.name())) {
			return new Likeness(Verdict.DIFFERENT, (shared >= 0.5) ? -1 : -4);
		}
		if (shared >= 0.5 || doubtful) {
			return new Likeness(Verdict.UNCLEAR, WEIGHT * shared * 0.9 - 0.5);
		}
		return new Likeness(Verdict.UNCLEAR, -3);
	}

	private static Likeness same(PaperCell cell, String read, Written person, Verdict verdict) {
		return new Likeness(torn(cell, read, person) ? Verdict.UNCLEAR : verdict, WEIGHT);
	}

	/**
	 * Whether the reader wavers between characters that look nearly the same: which of
	 * them stands there only a person can say. A usual name that was expected needs
	 * nobody to tell it from a twin that is none.
	 */
	private static boolean torn(PaperCell cell, String read, Written person) {
		boolean usual = HanForms.usual(read).equals(person.name());
		return HanForms.lookalikes(read)
			.stream()
			.filter((other) -> !usual || !HanForms.usual(other).equals(person.name()))
			.anyMatch(cell::thinksOf);
	}

	/** The share of the expected characters that was read. */
	private static double shared(String read, Written person) {
		int distance = Edits.between(read, person.name());
		return Math.max(0, person.length() - distance) / (double) person.length();
	}

}
