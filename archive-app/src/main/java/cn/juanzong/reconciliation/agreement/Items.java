package cn.juanzong.reconciliation.agreement;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import cn.juanzong.ledger.counting.Counting;
import cn.juanzong.ledger.person.IdNumber;
import cn.juanzong.reconciliation.Band;
import cn.juanzong.reconciliation.Check;
import cn.juanzong.reconciliation.Notice;
import cn.juanzong.reconciliation.Outcome;
import cn.juanzong.reconciliation.Reason;
import cn.juanzong.reconciliation.ReconciledItem;
import cn.juanzong.reconciliation.Verdict;
import cn.juanzong.reconciliation.agreement.SittingMatch.Held;
import org.jspecify.annotations.Nullable;

/** Says what becomes of one line. */
final class Items {

	private final PaperCase paper;

	private final Check check;

	private final Held held;

	private final Set<Reason> reasons = EnumSet.noneOf(Reason.class);

	private final Set<Notice> notices = EnumSet.noneOf(Notice.class);

	private @Nullable UUID repeatOf;

	private @Nullable Band band;

	private int attended;

	Items(PaperCase paper, Check check, Held held) {
		this.paper = paper;
		this.check = check;
		this.held = held;
	}

	/** A row for which there is no line. */
	static ReconciledItem row(Check check, Expected person, Outcome outcome, Set<Reason> reasons) {
		return new ReconciledItem("row/" + check + "/" + person.row(), check, outcome, null, null, null, null, null,
				person.entryId(), person.row(), person.personKey(), person.evidence(), List.copyOf(reasons), List.of(),
				person.repeatOf(), 0, null);
	}

	/** A page that is not there. */
	static ReconciledItem missingPage(Check check, Sitting.PaperPage neighbour, int missing) {
		return new ReconciledItem("page/" + neighbour.recordId() + "/" + missing, check, Outcome.PAGE_GAP, null,
				neighbour.recordId(), missing, null, null, null, null, null, null, List.of(Reason.PAGE_MISSING),
				List.of(), null, 0, null);
	}

	/** A line that belongs to nobody in the ledger. */
	ReconciledItem alone(Collection<String> idsOnPaper) {
		PaperLine line = this.held.line();
		if (verdict() != null && verdict().explains()) {
			this.reasons.add(Reason.valueOf(verdict().name()));
			return item(Outcome.PAPER_ONLY_EXPLAINED);
		}
		if (verdict() == Verdict.ILLEGIBLE || line.unreadable()) {
			this.reasons.add(Reason.UNREADABLE);
			return item(Outcome.ILLEGIBLE);
		}
		if (this.check == Check.SIGN_IN_SHEETS && line.unsigned()) {
			this.reasons.add(Reason.NOT_SIGNED);
			return item(Outcome.PAPER_ONLY_EXPLAINED);
		}
		String id = idRead();
		if (id != null && idsOnPaper.contains(id)) {
			this.reasons.add(Reason.SECOND_LINE);
			return item(Outcome.PAPER_ONLY_UNEXPLAINED);
		}
		Optional<Counting> excluded = (id != null) ? this.paper.excluded().apply(new IdNumber(id).birthDate())
				: Optional.empty();
		this.repeatOf = (id != null) ? this.paper.countedBefore().apply(id) : null;
		if (excluded.isPresent() || this.repeatOf != null) {
			this.reasons.add(excluded.map(Items::reason).orElse(Reason.REPEAT_OF));
			return item(Outcome.PAPER_ONLY_EXPLAINED);
		}
		this.reasons.add(Reason.UNKNOWN_PERSON);
		return item(Outcome.PAPER_ONLY_UNEXPLAINED);
	}

	/** A line nobody signed, of somebody who signed elsewhere. */
	ReconciledItem unsigned() {
		this.reasons.add(Reason.NOT_SIGNED);
		return item(Outcome.PAPER_ONLY_EXPLAINED);
	}

	/** The only line of a row, and nobody signed it. */
	ReconciledItem neverSigned(boolean gap) {
		this.reasons.add(Reason.NOT_SIGNED);
		return item(gap ? Outcome.PAGE_GAP : Outcome.LEDGER_ONLY);
	}

	/** A line with its row. */
	ReconciledItem together(boolean numbers, boolean hidden, Map<String, Expected> signers, int attended) {
		PaperLine line = this.held.line();
		Expected person = Objects.requireNonNull(this.held.person());
		Pair pair = Objects.requireNonNull(this.held.pair());
		this.attended = Math.min(attended, this.paper.halfDays());
		this.repeatOf = person.repeatOf();
		this.reasons.addAll(pair.reasons());
		this.notices.addAll(pair.notices());
		if (this.held.byOrder()) {
			this.reasons.add(Reason.BY_ORDER);
		}
		if (line.byProxy() || verdict() == Verdict.PROXY) {
			this.notices.add(Notice.SIGNED_BY_PROXY);
		}
		else if (verdict() == Verdict.SEEN) {
			this.notices.add(Notice.SEEN_BY_PERSON);
		}
		else if (signedBySomebodyElse(line, person, signers)) {
			this.reasons.add(Reason.SIGNATURE_OF_ANOTHER);
		}
		if (this.check == Check.SIGN_IN_SHEETS && this.attended < this.paper.halfDays()) {
			this.notices.add(Notice.HALF_DAYS_MISSED);
		}
		if (hidden || line.hidesNumber()) {
			this.reasons.add(Reason.COLUMN_UNSEEN);
		}
		this.band = pair.band(this.held.lead(), numbers, this.reasons);
		if (verdict() != null && verdict().settles()) {
			this.band = Band.AGREES;
			this.reasons.clear();
		}
		return item(outcome(person));
	}

	private Outcome outcome(Expected person) {
		if (person.counting() == Counting.COUNTED) {
			if (this.paper.excluded().apply(person.birthDate()).isPresent()) {
				this.reasons.add(Reason.COUNTED_OUT_OF_AGE);
				return Outcome.COUNTED_BUT_EXCLUDED;
			}
			String id = this.reasons.contains(Reason.ID_DIFFERS) ? idRead() : null;
			if (id != null && this.paper.excluded().apply(new IdNumber(id).birthDate()).isPresent()) {
				this.reasons.add(Reason.PAPER_OUT_OF_AGE);
				return Outcome.COUNTED_BUT_EXCLUDED;
			}
		}
		if (verdict() == Verdict.ILLEGIBLE || this.band == Band.UNSURE) {
			return Outcome.ILLEGIBLE;
		}
		if (this.band == Band.DISAGREES) {
			return Outcome.FIELD_MISMATCH;
		}
		switch (person.counting()) {
			case AGE_UNDER, AGE_OVER, REPEAT -> {
				this.reasons.add(reason(person.counting()));
				return Outcome.PAPER_ONLY_EXPLAINED;
			}
			default -> {
			}
		}
		if (this.check == Check.SIGN_IN_SHEETS && this.attended * 100 < this.paper.minShare() * this.paper.halfDays()) {
			this.reasons.add(Reason.ATTENDANCE_SHORT);
			return Outcome.FIELD_MISMATCH;
		}
		return Outcome.MATCH;
	}

	/** The ID number on the line, if it was read without doubt and can be one. */
	private @Nullable String idRead() {
		PaperCell cell = this.held.line().cell(PaperField.ID_NUMBER);
		String text = NumberLikeness.idText(cell.text());
		return (cell.clear() && NumberLikeness.possibleId(text)) ? text : null;
	}

	private static boolean signedBySomebodyElse(PaperLine line, Expected person, Map<String, Expected> signers) {
		PaperCell signature = line.cell(PaperField.SIGNATURE);
		if (line.cell(PaperField.NAME).blank() || signature.blank() || !signature.clear()) {
			return false;
		}
		String signed = HanForms.key(signature.text());
		return !signed.equals(HanForms.key(person.name())) && signers.containsKey(signed);
	}

	private @Nullable Verdict verdict() {
		return (this.held.ruling() != null) ? this.held.ruling().verdict() : null;
	}

	private static Reason reason(Counting counting) {
		return switch (counting) {
			case AGE_UNDER -> Reason.AGE_UNDER;
			case AGE_OVER -> Reason.AGE_OVER;
			default -> Reason.REPEAT_OF;
		};
	}

	private ReconciledItem item(Outcome outcome) {
		PaperLine.Place place = this.held.line().place();
		Expected person = this.held.person();
		String key = (place.line() > 0) ? "line/" + place.recordId() + "/" + place.page() + "/" + place.line()
				: "seen/" + place.recordId() + "/" + place.page() + "/" + Objects.requireNonNull(person).row();
		return new ReconciledItem(key, this.check, outcome, this.band, place.recordId(), place.page(), place.line(),
				this.held.line().evidence(), (person != null) ? person.entryId() : null,
				(person != null) ? person.row() : null, (person != null) ? person.personKey() : null,
				(person != null) ? person.evidence() : null, List.copyOf(this.reasons), List.copyOf(this.notices),
				this.repeatOf, this.attended, verdict());
	}

}
