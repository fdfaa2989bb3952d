package cn.juanzong.reconciliation.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

import cn.juanzong.ledger.People;
import cn.juanzong.ledger.counting.Counting;
import cn.juanzong.ledger.person.AgeRule;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.reconciliation.Check;
import cn.juanzong.reconciliation.ReconciledItem;
import cn.juanzong.reconciliation.Verdict;
import org.jspecify.annotations.Nullable;

/** Constructed sheets and ledgers for the vectors of section 1.8. */
final class Paper {

	static final LocalDate DAY = LocalDate.of(2022, 6, 15);

	static final String[] SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕".split("");

	private final List<Sitting> sittings = new ArrayList<>();

	private final List<Expected> people = new ArrayList<>();

	private final List<Ruling> rulings = new ArrayList<>();

	private int halfDays = 1;

	private Function<String, @Nullable UUID> before = (id) -> null;

	/** A person of the ledger. */
	static Expected person(int row, String name, LocalDate birth, Counting counting) {
		String id = People.idNumber(birth, row);
		return new Expected(UUID.nameUUIDFromBytes(("row" + row).getBytes()), row, "person" + id, "row " + row + name,
				name, id, People.phone(row), birth, counting,
				(counting == Counting.REPEAT) ? UUID.nameUUIDFromBytes("earlier".getBytes()) : null);
	}

	/** Some people who count, each with another name. */
	static List<Expected> forty() {
		return IntStream.rangeClosed(1, 40)
			.mapToObj((i) -> person(i, SURNAMES[i - 1] + "建国", LocalDate.of(1980, 1, 1).plusDays(i), Counting.COUNTED))
			.toList();
	}

	/** What an honest line of a person says. */
	static Map<PaperField, PaperCell> cells(Expected person) {
		return cells(person.name(), person.idNumber(), person.phone());
	}

	static Map<PaperField, PaperCell> cells(String name, String id, String phone) {
		Map<PaperField, PaperCell> cells = new EnumMap<>(PaperField.class);
		cells.put(PaperField.NAME, PaperCell.of(name));
		cells.put(PaperField.ID_NUMBER, PaperCell.of(id));
		cells.put(PaperField.PHONE, PaperCell.of(phone));
		cells.put(PaperField.SIGNATURE, PaperCell.of(name));
		return cells;
	}

	Paper ledger(Expected... rows) {
		this.people.addAll(Arrays.asList(rows));
		return this;
	}

	Paper ledger(List<Expected> rows) {
		this.people.addAll(rows);
		return this;
	}

	Paper halfDays(int halfDays) {
		this.halfDays = halfDays;
		return this;
	}

	Paper countedBefore(Function<String, @Nullable UUID> before) {
		this.before = before;
		return this;
	}

	Paper sheet(List<Map<PaperField, PaperCell>> lines) {
		return pages(Check.SIGN_IN_SHEETS, List.of(page(this.sittings.size() + 1, lines)), List.of());
	}

	Paper paperLedger(List<Map<PaperField, PaperCell>> lines) {
		return pages(Check.PAPER_LEDGER, List.of(page(100 + this.sittings.size(), lines)), List.of());
	}

	Paper pages(Check check, List<Sitting.PaperPage> pages, List<Integer> missing) {
		this.sittings.add(new Sitting(check, pages, missing));
		return this;
	}

	static Sitting.PaperPage page(int number, List<Map<PaperField, PaperCell>> lines) {
		UUID record = new UUID(0, number);
		return new Sitting.PaperPage(record, 1, "page" + number,
				IntStream.range(0, lines.size())
					.mapToObj((i) -> new PaperLine(new PaperLine.Place(record, 1, i + 1),
							"evidence" + number + "/" + i
									+ lines.get(i).values().stream().map(PaperCell::text).toList(),
							lines.get(i), 1))
					.toList());
	}

	/** Decides about a line of a sheet as it stands in the case now. */
	Paper decide(int sitting, int line, @Nullable Expected person, Verdict verdict) {
		PaperLine on = this.sittings.get(sitting).lines().get(line);
		this.rulings.add(new Ruling(on.place(), on.evidence(), (person != null) ? person.personKey() : null,
				(person != null) ? person.evidence() : null, verdict));
		return this;
	}

	/**
	 * Somebody saw a person on the first page of a sitting as it stands in the case now.
	 */
	Paper seen(int sitting, Expected person) {
		Sitting.PaperPage page = this.sittings.get(sitting).pages().get(0);
		this.rulings.add(new Ruling(new PaperLine.Place(page.recordId(), page.page(), 0), page.evidence(),
				person.personKey(), person.evidence(), Verdict.SEEN));
		return this;
	}

	List<ReconciledItem> reconcile() {
		return Reconciler.reconcile(new PaperCase(this.sittings, this.people, this.rulings, this.halfDays, 0,
				Paper::excluded, this.before));
	}

	private static Optional<Counting> excluded(LocalDate birth) {
		return switch (AgeRule.of(TrainingClass.BASIC, 16).outcome(birth, DAY)) {
			case IN_RANGE -> Optional.empty();
			case UNDER -> Optional.of(Counting.AGE_UNDER);
			case OVER -> Optional.of(Counting.AGE_OVER);
		};
	}

}
