package cn.juanzong.reconciliation.agreement;

import java.util.EnumSet;
import java.util.Set;

import cn.juanzong.reconciliation.Band;
import cn.juanzong.reconciliation.Notice;
import cn.juanzong.reconciliation.Reason;
import cn.juanzong.reconciliation.agreement.Likeness.Verdict;

/**
 * A line held beside a person.
 *
 * @param name how the name compares
 * @param id how the ID number compares
 * @param phone how the phone compares
 */
record Pair(Likeness name, Likeness id, Likeness phone) {

	static Pair of(PaperLine line, Written read, Expected person, Written wanted, Set<PaperField> tails) {
		Likeness id = NumberLikeness.id(line.cell(PaperField.ID_NUMBER), read, person,
				tails.contains(PaperField.ID_NUMBER));
		Likeness phone = NumberLikeness.phone(line.cell(PaperField.PHONE), read, person,
				tails.contains(PaperField.PHONE));
		return new Pair(NameLikeness.of(line, read, wanted, person), doubted(id, phone), doubted(phone, id));
	}

	/**
	 * Whose one number cannot be read, or was read otherwise than it must stand there, is
	 * not accused by the other, of the same hand.
	 */
	private static Likeness doubted(Likeness number, Likeness other) {
		return other.misread() ? doubted(number) : number;
	}

	private static Likeness doubted(Likeness number) {
		return (number.verdict() == Verdict.DIFFERENT) ? new Likeness(Verdict.UNCLEAR, number.weight()) : number;
	}

	/** The same, where no number of the sheet is read well enough to accuse anybody. */
	Pair withNumbersInDoubt() {
		return new Pair(this.name, doubted(this.id), doubted(this.phone));
	}

	/** What the two have in common; below {@link Bounds#PAIR} too little. */
	double score() {
		return this.name.weight() + this.id.weight() + this.phone.weight();
	}

	/** What contradicts, and what cannot be decided. */
	Set<Reason> reasons() {
		Set<Reason> reasons = EnumSet.noneOf(Reason.class);
		add(reasons, this.name, Reason.NAME_DIFFERS, Reason.NAME_UNCLEAR);
		add(reasons, this.id, Reason.ID_DIFFERS, Reason.ID_UNCLEAR);
		add(reasons, this.phone, Reason.PHONE_DIFFERS, Reason.PHONE_UNCLEAR);
		if (this.name.verdict() == Verdict.VARIANT) {
			reasons.add(Reason.NAME_VARIANT);
		}
		if (this.name.verdict() == Verdict.BLANK) {
			reasons.add(Reason.NAME_UNCLEAR);
		}
		return reasons;
	}

	/**
	 * The band.
	 * @param lead by how much the person fits better than the next best one
	 * @param numbers whether the sheet has numbers at all
	 * @param reasons what speaks against it; what is found here is added
	 * @return the band
	 */
	Band band(double lead, boolean numbers, Set<Reason> reasons) {
		if (reasons.contains(Reason.NAME_DIFFERS) || reasons.contains(Reason.NAME_VARIANT)
				|| reasons.contains(Reason.ID_DIFFERS) || reasons.contains(Reason.PHONE_DIFFERS)) {
			return Band.DISAGREES;
		}
		if (lead < Bounds.MARGIN) {
			reasons.add(Reason.NOT_UNIQUE);
		}
		if (reasons.isEmpty() && !proven(numbers)) {
			reasons.add(Reason.NAME_ONLY);
		}
		return reasons.isEmpty() ? Band.AGREES : Band.UNSURE;
	}

	/** Whether two things agree that do not depend on each other. */
	private boolean proven(boolean numbers) {
		boolean named = this.name.same();
		boolean nearlyNamed = named || this.name.verdict() == Verdict.LIKELY;
		if (whole(this.id) || whole(this.phone)) {
			return nearlyNamed;
		}
		return named && (partly(this.id) || partly(this.phone) || !numbers);
	}

	Set<Notice> notices() {
		Set<Notice> notices = EnumSet.noneOf(Notice.class);
		if (this.name.verdict() == Verdict.OTHER_FORM) {
			notices.add(Notice.OTHER_FORM);
		}
		if (this.id.verdict() == Verdict.TAIL || this.phone.verdict() == Verdict.TAIL) {
			notices.add(Notice.TAIL_ONLY);
		}
		return notices;
	}

	private static boolean whole(Likeness number) {
		return number.verdict() == Verdict.SAME;
	}

	private static boolean partly(Likeness number) {
		return number.verdict() == Verdict.TAIL;
	}

	private static void add(Set<Reason> reasons, Likeness likeness, Reason different, Reason unclear) {
		if (likeness.verdict() == Verdict.DIFFERENT) {
			reasons.add(different);
		}
		if (likeness.verdict() == Verdict.UNCLEAR) {
			reasons.add(unclear);
		}
	}

}
