package cn.juanzong.reconciliation.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import cn.juanzong.reconciliation.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Gives the lines of one sitting to people: what somebody decided first, then the best
 * assignment of all the others together, then what nobody can read, by its place between
 * its neighbours.
 */
final class SittingMatch {

	/** At most this much for standing where one is expected. */
	private static final double IN_ORDER = 0.5;

	/** What has so many digits is no end of a number. */
	private static final int WHOLE_ID = 12;

	private static final int WHOLE_PHONE = 8;

	/** The share of unclear numbers from which the hands of a sheet are not legible. */
	private static final double ILLEGIBLE = 0.33;

	/** Fewer numbers say nothing about a sheet. */
	private static final int SOME = 8;

	private final List<PaperLine> lines;

	private final List<Expected> people;

	private final List<Written> read;

	private final List<Written> wanted;

	private final Held[] held;

	private final List<Held> seen = new ArrayList<>();

	private final boolean[] taken;

	private final List<Ruling> rulings;

	private final Set<PaperField> tails;

	private final Sitting sitting;

	SittingMatch(Sitting sitting, List<Expected> people, List<Ruling> rulings) {
		this.sitting = sitting;
		this.lines = sitting.lines();
		this.people = people;
		this.rulings = rulings;
		this.read = this.lines.stream().map(Written::of).toList();
		this.tails = EnumSet.noneOf(PaperField.class);
		if (Written.mostlyEnds(this.read, Written::id, WHOLE_ID)) {
			this.tails.add(PaperField.ID_NUMBER);
		}
		if (Written.mostlyEnds(this.read, Written::phone, WHOLE_PHONE)) {
			this.tails.add(PaperField.PHONE);
		}
		this.wanted = people.stream().map(Written::of).toList();
		this.held = new Held[this.lines.size()];
		this.taken = new boolean[people.size()];
	}

	/** Each line with whoever it was given to. */
	List<Held> held() {
		decided();
		assigned();
		byOrder();
		seen();
		List<Held> all = Stream.concat(Arrays.stream(this.held).map(Objects::requireNonNull), this.seen.stream())
			.toList();
		return legible(all) ? all : all.stream().map(Held::withNumbersInDoubt).toList();
	}

	/**
	 * Whether a number of this sheet that reads otherwise may be held against anybody:
	 * where many cannot be read at all, others are misread without a doubt.
	 */
	private static boolean legible(List<Held> all) {
		List<Likeness> numbers = all.stream()
			.map(Held::pair)
			.filter(Objects::nonNull)
			.flatMap((pair) -> Stream.of(pair.id(), pair.phone()))
			.filter((number) -> number.verdict() != Likeness.Verdict.BLANK)
			.toList();
		long unclear = numbers.stream().filter((number) -> number.verdict() == Likeness.Verdict.UNCLEAR).count();
		return numbers.size() < SOME || unclear <= ILLEGIBLE * numbers.size();
	}

	private void decided() {
		Map<PaperLine.Place, List<Ruling>> byPlace = new HashMap<>();
		this.rulings.forEach((each) -> byPlace.computeIfAbsent(each.place(), (place) -> new ArrayList<>()).add(each));
		for (int i = 0; i < this.lines.size(); i++) {
			PaperLine line = this.lines.get(i);
			for (Ruling ruling : byPlace.getOrDefault(line.place(), List.of())) {
				if (this.held[i] == null && ruling.concerns(line) && ruling.verdict() != Verdict.NOT_SAME) {
					apply(i, ruling);
				}
			}
		}
	}

	private void apply(int i, Ruling ruling) {
		PaperLine line = this.lines.get(i);
		if (ruling.verdict().explains() || ruling.personKey() == null) {
			this.held[i] = new Held(line, null, null, 0, ruling, false);
			return;
		}
		for (int j = 0; j < this.people.size(); j++) {
			Expected person = this.people.get(j);
			if (!this.taken[j] && ruling.concerns(person)) {
				this.taken[j] = true;
				this.held[i] = new Held(line, person, pair(i, j), Bounds.MARGIN, ruling, false);
				return;
			}
		}
	}

	private void assigned() {
		List<Integer> freeLines = indexes(this.lines.size(), (i) -> this.held[i] == null);
		List<Integer> freePeople = indexes(this.people.size(), (j) -> !this.taken[j]);
		double[][] scores = new double[freeLines.size()][freePeople.size()];
		Pair[][] pairs = new Pair[freeLines.size()][freePeople.size()];
		for (int i = 0; i < scores.length; i++) {
			for (int j = 0; j < scores[i].length; j++) {
				pairs[i][j] = pair(freeLines.get(i), freePeople.get(j));
				scores[i][j] = score(pairs[i][j], freeLines.get(i), freePeople.get(j));
			}
		}
		int[] best = Assignment.best(scores);
		for (int i = 0; i < best.length; i++) {
			int at = freeLines.get(i);
			if (best[i] < 0) {
				this.held[at] = new Held(this.lines.get(at), null, null, 0, null, false);
				continue;
			}
			double second = 0;
			for (int j = 0; j < scores[i].length; j++) {
				second = (j != best[i]) ? Math.max(second, scores[i][j]) : second;
			}
			int person = freePeople.get(best[i]);
			this.taken[person] = true;
			this.held[at] = new Held(this.lines.get(at), this.people.get(person), pairs[i][best[i]],
					scores[i][best[i]] - second, null, false);
		}
	}

	private Pair pair(int i, int j) {
		return Pair.of(this.lines.get(i), this.read.get(i), this.people.get(j), this.wanted.get(j), this.tails);
	}

	private double score(Pair pair, int i, int j) {
		double score = pair.score();
		if (score < Bounds.PAIR) {
			return 0;
		}
		if (refused(this.lines.get(i), j)) {
			return Assignment.FORBIDDEN;
		}
		double here = (double) i / Math.max(1, this.lines.size());
		double there = (double) j / Math.max(1, this.people.size());
		return score + IN_ORDER * (1 - Math.abs(here - there));
	}

	/** Who must it be, that stands between the neighbours and is not found elsewhere? */
	private void byOrder() {
		int before = -1;
		for (int i = 0; i < this.held.length; i++) {
			Held one = this.held[i];
			if (one.person() != null) {
				before = this.people.indexOf(one.person());
			}
			else if (one.ruling() == null && one.line().unreadable() && !one.line().unsigned()) {
				int candidate = before + 1;
				if (candidate < this.people.size() && !this.taken[candidate] && !refused(one.line(), candidate)) {
					this.taken[candidate] = true;
					Expected person = this.people.get(candidate);
					this.held[i] = new Held(one.line(), person, pair(i, candidate), 0, null, true);
					before = candidate;
				}
			}
		}
	}

	/** Whom nobody found by reading, but somebody saw on a page. */
	private void seen() {
		for (Ruling ruling : this.rulings) {
			if (ruling.verdict() != Verdict.SEEN || !this.sitting.has(ruling)) {
				continue;
			}
			for (int j = 0; j < this.people.size(); j++) {
				Expected person = this.people.get(j);
				if (!this.taken[j] && ruling.concerns(person)) {
					this.taken[j] = true;
					PaperLine line = new PaperLine(ruling.place(), ruling.lineEvidence(), Map.of(), 1);
					Pair pair = Pair.of(line, Written.of(line), person, this.wanted.get(j), this.tails);
					this.seen.add(new Held(line, person, pair, Bounds.MARGIN, ruling, false));
				}
			}
		}
	}

	private boolean refused(PaperLine line, int person) {
		return this.rulings.stream()
			.anyMatch((each) -> each.verdict() == Verdict.NOT_SAME && each.concerns(line)
					&& each.concerns(this.people.get(person)));
	}

	private static List<Integer> indexes(int size, IntPredicate free) {
		return IntStream.range(0, size).filter(free).boxed().toList();
	}

	/**
	 * A line and whoever it was given to.
	 *
	 * @param line the line
	 * @param person whose it is, or {@code null}
	 * @param pair how well they agree
	 * @param lead by how much the person fits better than the next best one
	 * @param ruling the decision that gave it, or {@code null}
	 * @param byOrder whether only its place speaks for it
	 */
	record Held(PaperLine line, @Nullable Expected person, @Nullable Pair pair, double lead, @Nullable Ruling ruling,
			boolean byOrder) {

		Held withNumbersInDoubt() {
			return (this.pair == null) ? this : new Held(this.line, this.person, this.pair.withNumbersInDoubt(),
					this.lead, this.ruling, this.byOrder);
		}

	}

}
