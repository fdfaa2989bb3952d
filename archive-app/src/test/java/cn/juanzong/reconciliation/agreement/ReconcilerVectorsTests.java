package cn.juanzong.reconciliation.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import cn.juanzong.ledger.People;
import cn.juanzong.ledger.counting.Counting;
import cn.juanzong.reconciliation.Check;
import cn.juanzong.reconciliation.Notice;
import cn.juanzong.reconciliation.Outcome;
import cn.juanzong.reconciliation.Reason;
import cn.juanzong.reconciliation.ReconciledItem;
import cn.juanzong.reconciliation.Verdict;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The table of section 1.8: what paper and ledger lead to (R12-3, R16-2). */
class ReconcilerVectorsTests {

	private static final LocalDate MIDDLE_AGE = LocalDate.of(1980, 5, 5);

	private static final LocalDate SEVENTY = LocalDate.of(1952, 3, 1);

	@Test
	@DisplayName("R12-3: forty names, one aged 70 and left out of the ledger: pass, one grey AGE_OVER")
	void R12_3_seventyOnPaperOnlyIsExplainedByTheBirthDateOnPaper() {
		List<Expected> forty = Paper.forty();
		List<Map<PaperField, PaperCell>> sheet = lines(forty.subList(0, 39));
		sheet.add(Paper.cells("钱老伯", People.idNumber(SEVENTY, 77), People.phone(77)));
		List<ReconciledItem> items = new Paper().ledger(forty.subList(0, 39)).sheet(sheet).reconcile();
		assertThat(counts(items)).isEqualTo(Map.of(Outcome.MATCH, 39L, Outcome.PAPER_ONLY_EXPLAINED, 1L));
		assertThat(items).noneMatch(ReconciledItem::open);
		assertThat(only(items, Outcome.PAPER_ONLY_EXPLAINED).reasons()).containsExactly(Reason.AGE_OVER);
	}

	@Test
	@DisplayName("R05-4: forty names, one aged 70 and recorded as excluded: pass, one grey AGE_OVER")
	void R05_4_seventyRecordedAsExcludedIsExplained() {
		List<Expected> people = new ArrayList<>(Paper.forty().subList(0, 39));
		people.add(Paper.person(40, "钱老伯", SEVENTY, Counting.AGE_OVER));
		List<ReconciledItem> items = new Paper().ledger(people).sheet(lines(people)).reconcile();
		assertThat(counts(items)).isEqualTo(Map.of(Outcome.MATCH, 39L, Outcome.PAPER_ONLY_EXPLAINED, 1L));
		assertThat(only(items, Outcome.PAPER_ONLY_EXPLAINED).reasons()).containsExactly(Reason.AGE_OVER);
	}

	@Test
	@DisplayName("R10-4: forty names, one a repeat of last month's session: pass, one grey with link")
	void R10_4_repeatIsExplainedWithALinkWhetherRecordedOrNot() {
		List<Expected> forty = Paper.forty();
		UUID lastMonth = UUID.randomUUID();
		String repeater = forty.get(39).idNumber();
		List<ReconciledItem> leftOut = new Paper().ledger(forty.subList(0, 39))
			.sheet(lines(forty))
			.countedBefore((id) -> id.equals(repeater) ? lastMonth : null)
			.reconcile();
		assertThat(counts(leftOut)).isEqualTo(Map.of(Outcome.MATCH, 39L, Outcome.PAPER_ONLY_EXPLAINED, 1L));
		assertThat(only(leftOut, Outcome.PAPER_ONLY_EXPLAINED)).satisfies((item) -> {
			assertThat(item.reasons()).containsExactly(Reason.REPEAT_OF);
			assertThat(item.repeatOf()).isEqualTo(lastMonth);
		});
		Expected recorded = Paper.person(1, "王芳", MIDDLE_AGE, Counting.REPEAT);
		ReconciledItem item = new Paper().ledger(recorded).sheet(lines(List.of(recorded))).reconcile().get(0);
		assertThat(item.outcome()).isEqualTo(Outcome.PAPER_ONLY_EXPLAINED);
		assertThat(item.repeatOf()).isEqualTo(recorded.repeatOf());
	}

	@Test
	@DisplayName("R12-3: strokes of a seal read with a number are for a person to look at, and accuse nobody")
	void R12_3_aNumberReadWithMoreThanItselfIsUnclear() {
		List<Expected> forty = Paper.forty();
		List<Map<PaperField, PaperCell>> sheet = lines(forty);
		Expected sealed = forty.get(7);
		sheet.set(7, Paper.cells(sealed.name(), "0000100001" + sealed.idNumber(), sealed.phone()));
		List<ReconciledItem> items = new Paper().ledger(forty).sheet(sheet).reconcile();
		assertThat(counts(items)).isEqualTo(Map.of(Outcome.MATCH, 39L, Outcome.ILLEGIBLE, 1L));
		assertThat(only(items, Outcome.ILLEGIBLE).reasons()).containsExactly(Reason.ID_UNCLEAR);
	}

	@Test
	@DisplayName("R12-3: 39 names, 40 rows: fail, one LEDGER_ONLY")
	void R12_3_aRowWithoutLineIsLedgerOnly() {
		List<Expected> forty = Paper.forty();
		List<ReconciledItem> items = new Paper().ledger(forty).sheet(lines(forty.subList(1, 40))).reconcile();
		assertThat(counts(items)).isEqualTo(Map.of(Outcome.MATCH, 39L, Outcome.LEDGER_ONLY, 1L));
		assertThat(only(items, Outcome.LEDGER_ONLY)).satisfies((item) -> {
			assertThat(item.row()).isEqualTo(1);
			assertThat(item.open()).isTrue();
		});
	}

	@Test
	@DisplayName("R05-4: 70 on paper and counted in the ledger: COUNTED_BUT_EXCLUDED")
	void R05_4_payingForOneTooManyIsFound() {
		Expected counted = Paper.person(1, "钱老伯", SEVENTY, Counting.COUNTED);
		Expected younger = Paper.person(2, "孙老伯", MIDDLE_AGE, Counting.COUNTED);
		List<ReconciledItem> items = new Paper().ledger(counted, younger)
			.sheet(List.of(Paper.cells(counted),
					Paper.cells(younger.name(), People.idNumber(SEVENTY, 2), younger.phone())))
			.reconcile();
		assertThat(items).extracting(ReconciledItem::outcome)
			.containsExactly(Outcome.COUNTED_BUT_EXCLUDED, Outcome.COUNTED_BUT_EXCLUDED);
	}

	@ParameterizedTest
	@CsvSource({ "张 三,张三", "张　三,张三", "阿依古丽·买买提,阿依古丽·买买提", "阿依古丽•买买提,阿依古丽·买买提", "阿依古丽．买买提,阿依古丽·买买提", "阿依古丽买买提,阿依古丽·买买提",
			"䶮小平,䶮小平" })
	@DisplayName("R12-3: blanks, middle dots, rare characters: match")
	void R12_3_namesAgreeAfterNormalising(String onPaper, String inLedger) {
		Expected person = Paper.person(1, inLedger, MIDDLE_AGE, Counting.COUNTED);
		ReconciledItem item = one(person, Paper.cells(onPaper, person.idNumber(), person.phone()));
		assertThat(item.outcome()).isEqualTo(Outcome.MATCH);
		assertThat(item.notices()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "李龍,李龙", "李龙,李龍", "龑小平,䶮小平" })
	@DisplayName("R12-3: traditional and simplified: match with notice")
	void R12_3_otherFormOfACharacterIsANotice(String onPaper, String inLedger) {
		Expected person = Paper.person(1, inLedger, MIDDLE_AGE, Counting.COUNTED);
		ReconciledItem item = one(person, Paper.cells(onPaper, person.idNumber(), person.phone()));
		assertThat(item.outcome()).isEqualTo(Outcome.MATCH);
		assertThat(item.notices()).containsExactly(Notice.OTHER_FORM);
	}

	@Test
	@DisplayName("R12-3: 昇 and 升: mismatch for a person to decide, who may say that it is one name")
	void R12_3_aVariantOfItsOwnIsForAPersonToDecide() {
		Expected person = Paper.person(1, "李升", MIDDLE_AGE, Counting.COUNTED);
		Paper paper = new Paper().ledger(person).sheet(List.of(Paper.cells("李昇", person.idNumber(), person.phone())));
		assertThat(paper.reconcile().get(0)).satisfies((item) -> {
			assertThat(item.outcome()).isEqualTo(Outcome.FIELD_MISMATCH);
			assertThat(item.reasons()).containsExactly(Reason.NAME_VARIANT);
			assertThat(item.open()).isTrue();
		});
		assertThat(paper.decide(0, 0, person, Verdict.AGREES).reconcile().get(0).outcome()).isEqualTo(Outcome.MATCH);
	}

	@ParameterizedTest
	@ValueSource(strings = { "139 0000 0001", "+8613900000001", "+86 139-0000-0001", "8613900000001", "１３９０００００００１" })
	@DisplayName("R12-3: a phone as people write it: match")
	void R12_3_phonesAgreeAfterNormalising(String onPaper) {
		Expected person = Paper.person(1, "王芳", MIDDLE_AGE, Counting.COUNTED);
		assertThat(one(person, Paper.cells("王芳", person.idNumber(), onPaper)).outcome()).isEqualTo(Outcome.MATCH);
	}

	@Test
	@DisplayName("C10: an ID number ending in x, or in full width: match")
	void C10_idNumbersAgreeAfterNormalising() {
		Expected person = endingInX();
		String fullWidth = person.idNumber()
			.chars()
			.mapToObj((c) -> Character.toString(c + 0xfee0))
			.collect(Collectors.joining());
		for (String written : List.of(person.idNumber().replace('X', 'x'), fullWidth,
				person.idNumber().substring(0, 6) + " " + person.idNumber().substring(6))) {
			assertThat(one(person, Paper.cells(person.name(), written, person.phone())).outcome())
				.isEqualTo(Outcome.MATCH);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 4, 6 })
	@DisplayName("R12-3: a sheet that shows the ends of numbers only: match with notice")
	void R12_3_tailsOfNumbersAgree(int digits) {
		Expected person = Paper.person(1, "王芳", MIDDLE_AGE, Counting.COUNTED);
		ReconciledItem item = one(person,
				Paper.cells("王芳", person.idNumber().substring(18 - digits), person.phone().substring(11 - digits)));
		assertThat(item.outcome()).isEqualTo(Outcome.MATCH);
		assertThat(item.notices()).containsExactly(Notice.TAIL_ONLY);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 4, 6 })
	@DisplayName("R12-3: the end of a number, or nothing, read of a cell on a sheet of whole numbers proves nothing")
	void R12_3_aNumberReadInPartIsUnclear(int digits) {
		List<Expected> forty = Paper.forty();
		List<Map<PaperField, PaperCell>> sheet = lines(forty);
		Expected covered = forty.get(7);
		String end = covered.phone().substring(11 - digits);
		Map<PaperField, PaperCell> cells = Paper.cells(covered.name(), covered.idNumber(), end);
		cells.put(PaperField.PHONE, new PaperCell(end, (digits == 0) ? 0 : 1, true, null));
		sheet.set(7, cells);
		List<ReconciledItem> items = new Paper().ledger(forty).sheet(sheet).reconcile();
		assertThat(counts(items)).isEqualTo(Map.of(Outcome.MATCH, 39L, Outcome.ILLEGIBLE, 1L));
		assertThat(only(items, Outcome.ILLEGIBLE).reasons()).containsExactly(Reason.PHONE_UNCLEAR);
	}

	@Test
	@DisplayName("R12-3: names alone, on a sheet without a place to sign, prove nothing: unsure")
	void R12_3_namesWithoutNumbersAndSignaturesAreUnclear() {
		List<Expected> forty = Paper.forty();
		List<Map<PaperField, PaperCell>> sheet = forty.stream()
			.map((each) -> Map.of(PaperField.NAME, PaperCell.of(each.name())))
			.toList();
		List<ReconciledItem> items = new Paper().ledger(forty).sheet(sheet).reconcile();
		assertThat(counts(items)).isEqualTo(Map.of(Outcome.ILLEGIBLE, 40L));
		assertThat(items).allSatisfy((item) -> assertThat(item.reasons()).containsExactly(Reason.NAME_ONLY));
	}

	@Test
	@DisplayName("C8: two people of one name: two matches, never crossed")
	void C8_twoPeopleOfOneNameAreNotCrossed() {
		Expected first = Paper.person(1, "王芳", MIDDLE_AGE, Counting.COUNTED);
		Expected second = Paper.person(2, "王芳", MIDDLE_AGE.plusYears(3), Counting.COUNTED);
		List<ReconciledItem> items = new Paper().ledger(first, second).sheet(lines(List.of(second, first))).reconcile();
		assertThat(items).extracting(ReconciledItem::outcome).containsExactly(Outcome.MATCH, Outcome.MATCH);
		assertThat(items).extracting(ReconciledItem::row).containsExactly(2, 1);
		Map<PaperField, PaperCell> nameOnly = Map.of(PaperField.NAME, PaperCell.of("王芳"), PaperField.SIGNATURE,
				PaperCell.of("王芳"));
		assertThat(new Paper().ledger(first, second).sheet(List.of(nameOnly, nameOnly)).reconcile())
			.extracting(ReconciledItem::outcome)
			.containsOnly(Outcome.ILLEGIBLE);
	}

	@Test
	@DisplayName("R12-3: signed by another with the note 代签: match with SIGNED_BY_PROXY; without it, unsure")
	void R12_3_signatureOfAnotherNeedsItsNote() {
		Expected absent = Paper.person(1, "王芳", MIDDLE_AGE, Counting.COUNTED);
		Expected helper = Paper.person(2, "李强", MIDDLE_AGE.plusYears(1), Counting.COUNTED);
		Map<PaperField, PaperCell> line = Paper.cells(absent);
		line.put(PaperField.SIGNATURE, PaperCell.of("李强 代签"));
		ReconciledItem noted = new Paper().ledger(absent, helper)
			.sheet(List.of(line, Paper.cells(helper)))
			.reconcile()
			.get(0);
		assertThat(noted.outcome()).isEqualTo(Outcome.MATCH);
		assertThat(noted.notices()).containsExactly(Notice.SIGNED_BY_PROXY);
		Map<PaperField, PaperCell> silent = Paper.cells(absent);
		silent.put(PaperField.SIGNATURE, PaperCell.of("李强"));
		Paper paper = new Paper().ledger(absent, helper).sheet(List.of(silent, Paper.cells(helper)));
		assertThat(paper.reconcile().get(0)).satisfies((item) -> {
			assertThat(item.outcome()).isEqualTo(Outcome.ILLEGIBLE);
			assertThat(item.reasons()).containsExactly(Reason.SIGNATURE_OF_ANOTHER);
		});
		assertThat(paper.decide(0, 0, absent, Verdict.PROXY).reconcile().get(0)).satisfies((item) -> {
			assertThat(item.outcome()).isEqualTo(Outcome.MATCH);
			assertThat(item.notices()).containsExactly(Notice.SIGNED_BY_PROXY);
		});
	}

	@Test
	@DisplayName("A20: morning and afternoon, one signature only: match, one of two half-days")
	void A20_oneOfTwoHalfDaysIsShown() {
		List<Expected> people = Paper.forty().subList(0, 3);
		List<Map<PaperField, PaperCell>> afternoon = lines(people);
		afternoon.get(1).put(PaperField.SIGNATURE, new PaperCell("", 1, false, null));
		afternoon.remove(2);
		List<ReconciledItem> items = new Paper().ledger(people)
			.halfDays(2)
			.sheet(lines(people))
			.sheet(afternoon)
			.reconcile();
		assertThat(items).noneMatch(ReconciledItem::open);
		Map<Integer, Integer> attended = items.stream()
			.filter((item) -> item.outcome() == Outcome.MATCH)
			.collect(Collectors.toMap(ReconciledItem::row, ReconciledItem::attended, (one, other) -> one));
		assertThat(attended).isEqualTo(Map.of(1, 2, 2, 1, 3, 1));
		assertThat(items.stream().filter((item) -> item.notices().contains(Notice.HALF_DAYS_MISSED)))
			.extracting(ReconciledItem::row)
			.containsExactly(2, 3);
	}

	@Test
	@DisplayName("R12-3: a printed name that nobody signed is no evidence")
	void R12_3_unsignedLinesDoNotCount() {
		Expected person = Paper.person(1, "王芳", MIDDLE_AGE, Counting.COUNTED);
		Map<PaperField, PaperCell> line = Paper.cells(person);
		line.put(PaperField.SIGNATURE, new PaperCell("", 1, false, null));
		assertThat(one(person, line)).satisfies((item) -> {
			assertThat(item.outcome()).isEqualTo(Outcome.LEDGER_ONLY);
			assertThat(item.reasons()).containsExactly(Reason.NOT_SIGNED);
		});
	}

	@Test
	@DisplayName("R12-3: page 2 of 3 missing: PAGE_GAP, not twenty LEDGER_ONLY")
	void R12_3_aMissingPageIsOneGap() {
		List<Expected> forty = Paper.forty();
		List<ReconciledItem> items = new Paper().ledger(forty)
			.pages(Check.SIGN_IN_SHEETS,
					List.of(Paper.page(1, lines(forty.subList(0, 10))), Paper.page(2, lines(forty.subList(30, 40)))),
					List.of(2))
			.reconcile();
		assertThat(items.stream().filter(ReconciledItem::open)).singleElement().satisfies((item) -> {
			assertThat(item.outcome()).isEqualTo(Outcome.PAGE_GAP);
			assertThat(item.page()).isEqualTo(2);
		});
		assertThat(items).noneMatch((item) -> item.outcome() == Outcome.LEDGER_ONLY);
		assertThat(items.stream().filter((item) -> item.row() != null).map(ReconciledItem::row).distinct()).hasSize(40);
	}

	@Test
	@DisplayName("R16-2: the paper ledger is a comparison of its own")
	void R16_2_paperLedgerIsReportedApart() {
		List<Expected> people = new ArrayList<>(Paper.forty().subList(0, 3));
		people.add(Paper.person(4, "钱老伯", SEVENTY, Counting.AGE_OVER));
		List<Map<PaperField, PaperCell>> ledger = lines(people.subList(0, 2));
		ledger.forEach((cells) -> cells.remove(PaperField.SIGNATURE));
		List<ReconciledItem> items = new Paper().ledger(people).sheet(lines(people)).paperLedger(ledger).reconcile();
		assertThat(items.stream().filter((item) -> item.check() == Check.SIGN_IN_SHEETS))
			.noneMatch(ReconciledItem::open);
		assertThat(items.stream().filter((item) -> item.check() == Check.PAPER_LEDGER && item.open())).singleElement()
			.satisfies((item) -> {
				assertThat(item.outcome()).isEqualTo(Outcome.LEDGER_ONLY);
				assertThat(item.row()).isEqualTo(3);
			});
	}

	@Test
	@DisplayName("R12-3: what nobody can read is paired by its place and closed by a note only")
	void R12_3_illegibleIsNeverMatchedByItself() {
		List<Expected> people = Paper.forty().subList(0, 3);
		List<Map<PaperField, PaperCell>> sheet = lines(people);
		Map<PaperField, PaperCell> blot = new EnumMap<>(PaperField.class);
		blot.put(PaperField.NAME, new PaperCell("", 0, true, null));
		blot.put(PaperField.SIGNATURE, new PaperCell("", 0, true, null));
		sheet.set(1, blot);
		Paper paper = new Paper().ledger(people).sheet(sheet);
		ReconciledItem item = paper.reconcile().get(1);
		assertThat(item.outcome()).isEqualTo(Outcome.ILLEGIBLE);
		assertThat(item.row()).isEqualTo(2);
		assertThat(item.open()).isTrue();
		ReconciledItem noted = paper.decide(0, 1, people.get(1), Verdict.ILLEGIBLE).reconcile().get(1);
		assertThat(noted.outcome()).isEqualTo(Outcome.ILLEGIBLE);
		assertThat(noted.open()).isFalse();
	}

	@Test
	@DisplayName("R12-3: decisions hold while their evidence is unchanged, and pairs are found anew without refused ones")
	void R12_3_decisionsFollowTheirEvidence() {
		Expected person = Paper.person(1, "王芳", MIDDLE_AGE, Counting.COUNTED);
		Map<PaperField, PaperCell> visitor = Paper.cells("郑访客", "", "");
		Paper paper = new Paper().ledger(person).sheet(List.of(Paper.cells(person), visitor));
		assertThat(paper.reconcile().get(1).outcome()).isEqualTo(Outcome.PAPER_ONLY_UNEXPLAINED);
		paper.decide(0, 1, null, Verdict.VISITOR);
		assertThat(paper.reconcile().get(1)).satisfies((item) -> {
			assertThat(item.outcome()).isEqualTo(Outcome.PAPER_ONLY_EXPLAINED);
			assertThat(item.reasons()).containsExactly(Reason.VISITOR);
		});
		assertThat(new Paper().ledger(person)
			.sheet(List.of(Paper.cells(person), Paper.cells("郑访客", "", "13900000099")))
			.reconcile()
			.get(1)
			.outcome()).isEqualTo(Outcome.PAPER_ONLY_UNEXPLAINED);
		assertThat(paper.decide(0, 0, person, Verdict.NOT_SAME).reconcile()).extracting(ReconciledItem::outcome)
			.containsExactly(Outcome.PAPER_ONLY_UNEXPLAINED, Outcome.PAPER_ONLY_EXPLAINED, Outcome.LEDGER_ONLY);
	}

	private static ReconciledItem one(Expected person, Map<PaperField, PaperCell> line) {
		List<ReconciledItem> items = new Paper().ledger(person).sheet(List.of(line)).reconcile();
		assertThat(items).hasSize(1);
		return items.get(0);
	}

	private static List<Map<PaperField, PaperCell>> lines(List<Expected> people) {
		return people.stream().map(Paper::cells).collect(Collectors.toCollection(ArrayList::new));
	}

	private static ReconciledItem only(List<ReconciledItem> items, Outcome outcome) {
		return items.stream().filter((item) -> item.outcome() == outcome).findFirst().orElseThrow();
	}

	private static Map<Outcome, Long> counts(List<ReconciledItem> items) {
		return items.stream().collect(Collectors.groupingBy(ReconciledItem::outcome, Collectors.counting()));
	}

	private static Expected endingInX() {
		for (int row = 1; row < 200; row++) {
			Expected person = Paper.person(row, "王芳", MIDDLE_AGE, Counting.COUNTED);
			if (person.idNumber().endsWith("X")) {
				return person;
			}
		}
		throw new IllegalStateException();
	}

}
