package cn.juanzong.reconciliation.agreement;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import cn.juanzong.ledger.person.IdNumber;
import cn.juanzong.reconciliation.agreement.Likeness.Verdict;

/** Compares ID numbers and phones: whole, masked, or their tails. */
final class NumberLikeness {

	private static final int SHORTEST_TAIL = 4;

	private static final int LONG_TAIL = 6;

	/** So many characters may a reader get wrong. */
	private static final int MISREAD = 3;

	/** What does not look so was misread where a mobile phone is expected. */
	private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");

	/** Where a reader doubts more digits of a number than so many, it has not read it. */
	private static final int DOUBTED = 8;

	private NumberLikeness() {
	}

	/**
	 * Compares ID numbers.
	 * @param tails whether the sheet shows ends of them: where it shows whole ones, what
	 * is short was read in part, and the rest may be anything
	 */
	static Likeness id(PaperCell cell, Written line, Expected person, boolean tails) {
		return compare(cell, line.id(), person.idNumber(), 12, tails);
	}

	/** Compares phones, in the same way. */
	static Likeness phone(PaperCell cell, Written line, Expected person, boolean tails) {
		return compare(cell, line.phone(), person.phone(), 9, tails);
	}

	/** Digits and a final X, whatever their width and whatever stands between them. */
	static String idText(String text) {
		String plain = plain(text).replaceAll("[\u00d7\u2715\u2716\u0425\u0445]", "X");
		return plain.replaceAll("[^0-9X*]", "");
	}

	/** Digits without country code. */
	static String phoneText(String text) {
		String digits = plain(text).replaceAll("[^0-9*]", "");
		return (digits.length() > 11) ? digits.replaceFirst("^(?:00)?86(?=[0-9*]{11}$)", "") : digits;
	}

	private static String plain(String text) {
		return Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
	}

	/** Whether what was read can be an ID number: right length, date and check digit. */
	static boolean possibleId(String text) {
		try {
			return new IdNumber(text).value().length() == 18;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static Likeness compare(PaperCell cell, String text, String expected, double weight, boolean tails) {
		if (text.isEmpty()) {
			// what stands there and cannot be read may be anything
			return (cell.blank() && !cell.inked()) ? Likeness.BLANK : new Likeness(Verdict.UNCLEAR, 0);
		}
		if (text.equals(expected)) {
			return new Likeness(believed(cell, text) ? Verdict.SAME : Verdict.UNCLEAR, weight);
		}
		if (text.indexOf('*') >= 0) {
			return masked(text, expected, weight);
		}
		if (tails && text.length() >= SHORTEST_TAIL && text.length() <= expected.length() / 2 + 1) {
			return tail(cell, text, expected, weight);
		}
		int distance = Edits.within(text, expected, MISREAD);
		if (distance <= MISREAD) {
			return nearly(cell, text, expected, weight, distance);
		}
		if (cell.confidence() < Bounds.UNCLEAR) {
			return new Likeness(Verdict.UNCLEAR, 0);
		}
		if (text.length() > expected.length()) {
			// strokes of a seal or of a neighbour were read with it
			return new Likeness(Verdict.UNCLEAR, text.contains(expected) ? weight * 0.6 : -1);
		}
		// a piece of a number says less than a whole one
		return (text.length() < expected.length() - MISREAD) ? new Likeness(Verdict.UNCLEAR, -1)
				: new Likeness(contradicts(cell, text, expected) ? Verdict.DIFFERENT : Verdict.UNCLEAR, -5);
	}

	private static Likeness nearly(PaperCell cell, String text, String expected, double weight, int distance) {
		if (onlyPossible(cell, text, expected)) {
			return new Likeness(Verdict.LIKELY, weight * 0.75);
		}
		if (cell.mayWellSay(expected)) {
			// a digit in another's place may be the one that was altered; where some of a
			// run was swallowed, the check digit says that none was
			boolean swallowed = expected.length() == 18 && possibleId(expected) && Edits.inRunsOnly(text, expected);
			return new Likeness(swallowed ? Verdict.LIKELY : Verdict.UNCLEAR, weight * 0.75);
		}
		return contradicts(cell, text, expected) ? new Likeness(Verdict.DIFFERENT, weight * 0.4 - distance)
				: new Likeness(Verdict.UNCLEAR, weight * 0.6 - distance);
	}

	/**
	 * Whether what was read is no ID number, the expected one is, and of all that the
	 * digits doubted leave, none with a valid check digit is nearly as likely.
	 */
	private static boolean onlyPossible(PaperCell cell, String text, String expected) {
		if (expected.length() != 18 || possibleId(text) || !cell.mayAtLeastSay(expected) || !possibleId(expected)) {
			return false;
		}
		List<String> doubted = Edits.oneChanged(expected).stream().filter((other) -> !cell.excludes(other)).toList();
		if (doubted.size() > DOUBTED) {
			return false;
		}
		Set<String> left = new HashSet<>(Set.of(expected));
		for (String one : doubted) {
			left.addAll(left.stream().map((other) -> Edits.bothChanged(expected, other, one)).toList());
		}
		return left.stream()
			.filter((other) -> !other.equals(expected) && possibleId(other))
			.noneMatch((other) -> cell.nearlyAsLikely(other, expected));
	}

	/**
	 * Whether what reads as expected also stands there: by its check digit, or surely.
	 */
	private static boolean believed(PaperCell cell, String text) {
		return cell.confidence() >= Bounds.READ && (text.length() == 18 && possibleId(text) || cell.singledOut());
	}

	/** Whether another number was read: a whole one, clearly, and surely not this one. */
	private static boolean contradicts(PaperCell cell, String text, String expected) {
		boolean possible = (expected.length() == 18) ? possibleId(text)
				: !MOBILE.matcher(expected).matches() || MOBILE.matcher(text).matches();
		return text.length() == expected.length() && possible && cell.clear() && cell.excludes(expected);
	}

	private static Likeness masked(String text, String expected, double weight) {
		String head = text.substring(0, text.indexOf('*'));
		String end = text.substring(text.lastIndexOf('*') + 1);
		if (!head.isEmpty() || end.length() >= SHORTEST_TAIL) {
			return (expected.startsWith(head) && expected.endsWith(end)) ? new Likeness(Verdict.TAIL, weight * 0.6)
					: new Likeness(Verdict.DIFFERENT, -3);
		}
		return new Likeness(Verdict.UNCLEAR, 0);
	}

	private static Likeness tail(PaperCell cell, String text, String expected, double weight) {
		if (expected.endsWith(text)) {
			return new Likeness(believed(cell, text) ? Verdict.TAIL : Verdict.UNCLEAR,
					weight * ((text.length() >= LONG_TAIL) ? 0.6 : 0.45));
		}
		String end = expected.substring(expected.length() - text.length());
		if (cell.mayWellSay(end)) {
			return new Likeness(Verdict.UNCLEAR, weight * 0.4);
		}
		int distance = Edits.within(text, end, 1);
		if (Edits.within(text, expected.substring(0, text.length()), 1) <= 1) {
			// of a number in two lines, the first
			return new Likeness(Verdict.UNCLEAR, 0);
		}
		return (cell.clear() && cell.excludes(end)) ? new Likeness(Verdict.DIFFERENT, (distance == 1) ? 0 : -3)
				: new Likeness(Verdict.UNCLEAR, (distance == 1) ? 1 : -1);
	}

}
