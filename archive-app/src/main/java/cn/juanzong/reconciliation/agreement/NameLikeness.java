package cn.juanzong.reconciliation.agreement;

import cn.juanzong.ledger.person.PersonName;
import cn.juanzong.reconciliation.agreement.Likeness.Verdict;

/** Compares names, whatever blanks, middle dots and forms of characters they have. */
final class NameLikeness {

	private static final double WEIGHT = 6;

	/** As long as a name of somebody else at least. */
	private static final int NEIGHBOUR = 2;

	private NameLikeness() {
	}

	static Likeness of(PaperLine line, Written written, Written person, Expected expected) {
		PaperCell cell = line.name();
		PaperCell signature = line.signature();
		String read = written.name();
		if (read.isEmpty()) {
			return cell.blank() ? Likeness.BLANK : new Likeness(Verdict.UNCLEAR, 0);
		}
		boolean doubtful = cell.confidence() < Bounds.UNCLEAR;
		if (read.equals(person.name())) {
			return same(cell, read, person, doubtful ? Verdict.LIKELY : Verdict.SAME);
		}
		if (written.folded().equals(person.folded())) {
			return same(cell, read, person, doubtful ? Verdict.LIKELY : Verdict.OTHER_FORM);
		}
		if (written.loose().equals(person.loose())) {
			return new Likeness(Verdict.VARIANT, WEIGHT - 1);
		}
		double shared = shared(read, person);
		if (shared > 0 && likely(cell, signature, written, person, expected)) {
			return new Likeness(signedSo(signature, person.name()) ? Verdict.SAME : Verdict.LIKELY, WEIGHT * 0.75);
		}
		if (written.length() >= person.length() + NEIGHBOUR && read.contains(person.name())) {
			// somebody squeezed in between two rows was read with it
			return new Likeness(Verdict.UNCLEAR, WEIGHT * 0.75);
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
	 * Whether the expected name may stand there although another was read. Where it was
	 * signed as well, there are two pictures of one name, and a reader hardly errs in
	 * both in the same way: together they must not exclude the expected one, and then it
	 * may be less likely in one of them.
	 */
	private static boolean likely(PaperCell cell, PaperCell signature, Written written, Written person,
			Expected expected) {
		String name = expected.name();
		if (HanForms.usual(written.name()).equals(person.name())) {
			return !cell.excludes(name);
		}
		boolean notExcluded = !signature.blank() && cell.against(name) + signature.against(name) < Bounds.EXCLUDED;
		if (cell.mayWellSay(name) && !torn(cell, written.name(), person)) {
			return notExcluded || !PersonName.key(signature.text()).equals(written.name());
		}
		return notExcluded && !HanForms.lookalikes(written.name()).contains(person.name());
	}

	/** Whether the signature is a name, as clearly as a number has to be. */
	private static boolean signedSo(PaperCell signature, String name) {
		return signature.confidence() >= Bounds.READ && PersonName.key(signature.text()).equals(name);
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
