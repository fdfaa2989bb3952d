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
			return new Likeness(doubtful ? Verdict.LIKELY : Verdict.SAME, WEIGHT);
		}
		if (line.folded().equals(person.folded())) {
			return new Likeness(doubtful ? Verdict.LIKELY : Verdict.OTHER_FORM, WEIGHT);
		}
		if (line.loose().equals(person.loose())) {
			return new Likeness(Verdict.VARIANT, WEIGHT - 1);
		}
		int distance = Edits.between(read, person.name());
		double shared = Math.max(0, person.length() - distance) / (double) person.length();
		if (shared > 0 && cell.mayWellSay(expected.name())) {
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

}
