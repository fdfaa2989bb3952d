package cn.juanzong.reconciliation.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import cn.juanzong.ledger.counting.Counting;
import cn.juanzong.reconciliation.Notice;
import cn.juanzong.reconciliation.Outcome;
import cn.juanzong.reconciliation.Reason;
import cn.juanzong.reconciliation.ReconciledItem;
import cn.juanzong.reconciliation.Verdict;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import static org.assertj.core.api.Assertions.assertThat;

/** Rows whose lines were not found by reading, and what somebody saw instead. */
class SeenOnPaperTests {

	private static final LocalDate MIDDLE_AGE = LocalDate.of(1980, 5, 5);

	private static final LocalDate SEVENTY = LocalDate.of(1952, 3, 1);

	@Test
	@DisplayName("R16-2: a row without a line is on paper after all once somebody saw it there, as long as the evidence stands")
	void R16_2_whomReadingMissedSomebodyMaySeeOnThePage() {
		List<Expected> forty = Paper.forty();
		Expected missed = forty.get(39);
		assertThat(counts(new Paper().ledger(forty).sheet(lines(forty.subList(0, 39))).reconcile()))
			.isEqualTo(Map.of(Outcome.MATCH, 39L, Outcome.LEDGER_ONLY, 1L));

		List<ReconciledItem> seen = new Paper().ledger(forty)
			.sheet(lines(forty.subList(0, 39)))
			.seen(0, missed)
			.reconcile();
		assertThat(counts(seen)).isEqualTo(Map.of(Outcome.MATCH, 40L));
		assertThat(seen).filteredOn((item) -> missed.entryId().equals(item.entryId()))
			.singleElement()
			.satisfies((item) -> {
				assertThat(item.notices()).containsExactly(Notice.SEEN_BY_PERSON);
				assertThat(item.reasons()).isEmpty();
				assertThat(item.verdict()).isEqualTo(Verdict.SEEN);
				assertThat(item.attended()).isOne();
			});

		Expected renamed = new Expected(missed.entryId(), missed.row(), missed.personKey(), "another evidence", "别的名字",
				missed.idNumber(), missed.phone(), missed.birthDate(), missed.counting(), null);
		List<Expected> changed = new ArrayList<>(forty.subList(0, 39));
		changed.add(renamed);
		assertThat(counts(new Paper().ledger(changed).sheet(lines(forty.subList(0, 39))).seen(0, missed).reconcile()))
			.isEqualTo(Map.of(Outcome.MATCH, 39L, Outcome.LEDGER_ONLY, 1L));
		assertThat(counts(new Paper().ledger(forty)
			.sheet(lines(forty.subList(0, 39)))
			.paperLedger(lines(forty))
			.seen(1, missed)
			.reconcile())).isEqualTo(Map.of(Outcome.MATCH, 79L, Outcome.LEDGER_ONLY, 1L));
	}

	@Test
	@DisplayName("R12-3: a sheet on which nothing was found accuses nobody and passes nobody until each was seen")
	void R12_3_anUnreadSheetIsComparedByEye() {
		List<Expected> people = new ArrayList<>(Paper.forty().subList(0, 2));
		people.add(Paper.person(3, "钱老伯", SEVENTY, Counting.AGE_OVER));
		Paper paper = new Paper().ledger(people).sheet(List.of());
		assertThat(paper.reconcile()).hasSize(3).allSatisfy((item) -> {
			assertThat(item.outcome()).isEqualTo(Outcome.ILLEGIBLE);
			assertThat(item.reasons()).containsExactly(Reason.PAGE_UNREAD);
			assertThat(item.open()).isTrue();
			assertThat(item.findable()).isTrue();
		});
		people.forEach((each) -> paper.seen(0, each));
		assertThat(counts(paper.reconcile())).isEqualTo(Map.of(Outcome.MATCH, 2L, Outcome.PAPER_ONLY_EXPLAINED, 1L));
		Expected counted = Paper.person(1, "钱老伯", SEVENTY, Counting.COUNTED);
		assertThat(new Paper().ledger(counted).sheet(List.of()).seen(0, counted).reconcile())
			.extracting(ReconciledItem::outcome)
			.containsExactly(Outcome.COUNTED_BUT_EXCLUDED);
	}

	@Test
	@DisplayName("A20: whoever was seen on the sheet of another half-day attended that too")
	void A20_seenOnTheSheetOfAnotherHalfDay() {
		Expected person = Paper.person(1, "王芳", MIDDLE_AGE, Counting.COUNTED);
		Paper paper = new Paper().ledger(person).halfDays(2).sheet(lines(List.of(person))).sheet(List.of());
		assertThat(paper.reconcile()).singleElement().satisfies((item) -> assertThat(item.attended()).isOne());
		assertThat(paper.seen(1, person).reconcile()).hasSize(2)
			.allSatisfy((item) -> assertThat(item.attended()).isEqualTo(2));
	}

	private static List<Map<PaperField, PaperCell>> lines(List<Expected> people) {
		return people.stream().map(Paper::cells).collect(Collectors.toCollection(ArrayList::new));
	}

	private static Map<Outcome, Long> counts(List<ReconciledItem> items) {
		return items.stream().collect(Collectors.groupingBy(ReconciledItem::outcome, Collectors.counting()));
	}

}
