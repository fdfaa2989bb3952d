package cn.juanzong.reconciliation.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

import cn.juanzong.ledger.People;
import cn.juanzong.ledger.counting.Counting;
import cn.juanzong.reconciliation.Outcome;
import cn.juanzong.reconciliation.Reason;
import cn.juanzong.reconciliation.ReconciledItem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Numbers written by hand: the reader swallows some of a run of one digit, and takes one
 * digit for another with confidence. Neither may let an altered line pass, nor accuse.
 */
class HandwrittenNumbersTests {

	private static final String NAME = "王芳华";

	private static final String PHONE = "13911112222";

	private static final LocalDate BIRTH = LocalDate.of(2000, 1, 1);

	/** With runs in the area, the date and the order. */
	private static final List<String> IDS = List.of(People.idNumber(BIRTH, 0), People.idNumber(BIRTH, 1),
			People.idNumber(BIRTH, 111), People.idNumber(LocalDate.of(1999, 11, 11), 111),
			People.idNumber(LocalDate.of(1999, 9, 9), 990), People.idNumber(LocalDate.of(1991, 11, 12), 222));

	@Test
	@DisplayName("F7: whatever a reader swallows of the runs of an ID number, no digit changed, no two changed over and no other person's number passes")
	void F7_noAlteredIdPassesForOneWithASwallowedRun() {
		int compared = 0;
		for (String id : IDS) {
			for (String read : swallowed(id)) {
				for (String ledger : alterations(id)) {
					assertThat(outcome(read, PHONE, ledger, PHONE)).as("%s as %s", read.length(), compared)
						.isNotEqualTo(Outcome.MATCH);
					compared++;
				}
			}
		}
		assertThat(compared).isGreaterThan(20_000);
	}

	@Test
	@DisplayName("F7: nor does an altered phone pass, whatever a reader swallows")
	void F7_noAlteredPhonePassesForOneWithASwallowedRun() {
		String id = IDS.get(0);
		for (String phone : List.of("13911112222", "15000000001", "18888889999", "13800001111")) {
			Set<String> readings = new LinkedHashSet<>(swallowed(phone));
			readings.add(phone);
			for (String read : readings) {
				for (String ledger : changed(phone)) {
					assertThat(outcome(id, read, id, ledger)).isNotEqualTo(Outcome.MATCH);
				}
			}
		}
	}

	@Test
	@DisplayName("R12-3: an honest line passes of whose ID number a reader swallows some of a run")
	void R12_3_anHonestLinePassesWithASwallowedRun() {
		for (String id : IDS) {
			for (String read : swallowed(id)) {
				if (id.length() - read.length() <= 3) {
					assertThat(outcome(read, PHONE, id, PHONE)).isEqualTo(Outcome.MATCH);
				}
			}
		}
	}

	@Test
	@DisplayName("R12-3: an honest line passes of whose ID number one digit is doubtful, if the check digit allows no other that is likely")
	void R12_3_anHonestLinePassesWhoseCheckDigitLeavesOneNumber() {
		for (String id : IDS) {
			for (String read : changed(id.substring(0, 17))) {
				String text = read + id.charAt(17);
				PaperCell cell = cell(text, only(text, id));
				assertThat(idRead(cell, id).outcome()).isEqualTo(Outcome.MATCH);
			}
		}
	}

	@Test
	@DisplayName("F7: an altered ID number does not pass while the reader thinks of another with a valid check digit, nor where nothing but it was doubted")
	void F7_noAlteredIdPassesForOneWithADoubtfulDigit() {
		for (String id : IDS) {
			String text = id.substring(0, 16) + (char) ('0' + (id.charAt(16) - '0' + 1) % 10) + id.charAt(17);
			for (String ledger : alterations(id)) {
				assertThat(idRead(cell(text, only(text, id, ledger)), ledger).outcome()).isNotEqualTo(Outcome.MATCH);
				assertThat(idRead(cell(text, only(text, id)), ledger).outcome()).isNotEqualTo(Outcome.MATCH);
				assertThat(idRead(cell(id, only(id, ledger)), ledger).outcome()).isNotEqualTo(Outcome.MATCH);
			}
		}
	}

	private static ReconciledItem idRead(PaperCell id, String ledger) {
		return item(Map.of(PaperField.NAME, PaperCell.of(NAME), PaperField.SIGNATURE, PaperCell.of(NAME),
				PaperField.ID_NUMBER, id, PaperField.PHONE, PaperCell.of(PHONE)), ledger, PHONE);
	}

	/** A reader that thinks of these, and of what mixes them, about as likely. */
	private static ToDoubleFunction<String> only(String... texts) {
		return (text) -> {
			for (int i = 0; i < text.length(); i++) {
				int at = i;
				if (Arrays.stream(texts)
					.noneMatch((one) -> one.length() == text.length() && one.charAt(at) == text.charAt(at))) {
					return -40;
				}
			}
			return -0.5;
		};
	}

	@Test
	@DisplayName("F7: a number that reads as expected, and as likely as another, is for a person to look at")
	void F7_aNumberAsLikelyAsAnotherIsNotBelieved() {
		PaperCell sure = cell(PHONE, (text) -> text.equals(PHONE) ? -0.3 : -4);
		PaperCell unsure = cell(PHONE, (text) -> text.equals(PHONE) ? -0.3 : text.equals("13911172222") ? -1.5 : -9);
		assertThat(item(sure, IDS.get(0), PHONE).outcome()).isEqualTo(Outcome.MATCH);
		assertThat(item(unsure, IDS.get(0), PHONE).outcome()).isEqualTo(Outcome.ILLEGIBLE);
		assertThat(item(unsure, IDS.get(0), PHONE).reasons()).containsExactly(Reason.PHONE_UNCLEAR);
	}

	@Test
	@DisplayName("F7: a digit that a hand may have written otherwise accuses nobody; one that was read surely does")
	void F7_whatAHandMayHaveWrittenAccusesNobody() {
		String ledger = "13911172222";
		PaperCell maybe = cell(PHONE, (text) -> text.equals(PHONE) ? -0.3 : text.equals(ledger) ? -4 : -20);
		PaperCell surely = cell(PHONE, (text) -> text.equals(PHONE) ? -0.3 : text.equals(ledger) ? -8 : -20);
		assertThat(item(maybe, IDS.get(0), ledger).outcome()).isEqualTo(Outcome.ILLEGIBLE);
		assertThat(item(surely, IDS.get(0), ledger).outcome()).isEqualTo(Outcome.FIELD_MISMATCH);
	}

	@Test
	@DisplayName("F7: whose ID number nobody can read is not accused by the phone of the same hand")
	void F7_anUnreadableNumberTakesTheOtherWithIt() {
		PaperCell id = new PaperCell(IDS.get(0).substring(6), 0.7, true, (text) -> -30);
		ReconciledItem item = item(Map.of(PaperField.NAME, PaperCell.of(NAME), PaperField.SIGNATURE, PaperCell.of(NAME),
				PaperField.ID_NUMBER, id, PaperField.PHONE, PaperCell.of("13911172222")), IDS.get(0), PHONE);
		assertThat(item.outcome()).isEqualTo(Outcome.ILLEGIBLE);
		assertThat(item.reasons()).containsExactlyInAnyOrder(Reason.ID_UNCLEAR, Reason.PHONE_UNCLEAR);
	}

	@Test
	@DisplayName("F7: on a sheet of which many numbers cannot be read none that reads otherwise accuses anybody")
	void F7_whereManyNumbersCannotBeReadNoneIsHeldAgainstAnybody() {
		assertThat(firstOf(sheetWithPhonesUnread(3)).outcome()).isEqualTo(Outcome.FIELD_MISMATCH);
		ReconciledItem doubted = firstOf(sheetWithPhonesUnread(9));
		assertThat(doubted.outcome()).isEqualTo(Outcome.ILLEGIBLE);
		assertThat(doubted.reasons()).containsExactly(Reason.PHONE_UNCLEAR);
	}

	/** Twelve people; the first one's phone reads otherwise, some others' not at all. */
	private static Paper sheetWithPhonesUnread(int unread) {
		List<Expected> people = Paper.forty().subList(0, 12);
		List<Map<PaperField, PaperCell>> lines = new ArrayList<>();
		for (Expected person : people) {
			Map<PaperField, PaperCell> cells = Paper.cells(person);
			if (lines.isEmpty()) {
				cells.put(PaperField.PHONE, PaperCell.of(PHONE));
			}
			else if (lines.size() <= unread) {
				cells.put(PaperField.PHONE, new PaperCell("", 0, true, null));
			}
			lines.add(cells);
		}
		return new Paper().ledger(people).sheet(lines);
	}

	private static ReconciledItem firstOf(Paper paper) {
		return paper.reconcile()
			.stream()
			.filter((each) -> each.row() != null && each.row() == 1)
			.findFirst()
			.orElseThrow();
	}

	@Test
	@DisplayName("F7: nor by the phone of a hand whose ID number was misread, though it can be no other")
	void F7_aMisreadNumberTakesTheOtherWithIt() {
		String id = IDS.get(0);
		String misread = id.substring(0, 4) + "4" + id.substring(5);
		PaperCell number = cell(misread, only(misread, id));
		ReconciledItem item = item(Map.of(PaperField.NAME, PaperCell.of(NAME), PaperField.SIGNATURE, PaperCell.of(NAME),
				PaperField.ID_NUMBER, number, PaperField.PHONE, PaperCell.of("13911172222")), id, PHONE);
		assertThat(item.outcome()).isEqualTo(Outcome.ILLEGIBLE);
		assertThat(item.reasons()).containsExactly(Reason.PHONE_UNCLEAR);
	}

	@Test
	@DisplayName("F7: what can be no mobile phone was misread, and accuses nobody")
	void F7_whatCanBeNoPhoneAccusesNobody() {
		assertThat(item(PaperCell.of("10911112222"), IDS.get(0), PHONE).outcome()).isEqualTo(Outcome.ILLEGIBLE);
		assertThat(item(PaperCell.of("15911112222"), IDS.get(0), PHONE).outcome()).isEqualTo(Outcome.FIELD_MISMATCH);
	}

	@Test
	@DisplayName("R12-3: a name read together with that of somebody squeezed in accuses nobody, and is not verified")
	void R12_3_aNameReadWithAnotherIsForAPerson() {
		assertThat(named(NAME + "杜发").reasons()).containsExactly(Reason.NAME_UNCLEAR);
		assertThat(named("杜发" + NAME).outcome()).isEqualTo(Outcome.ILLEGIBLE);
		assertThat(named(NAME + "发").outcome()).isEqualTo(Outcome.FIELD_MISMATCH);
	}

	@Test
	@DisplayName("F7: a number that is there and could not be read is no empty cell")
	void F7_whatCannotBeReadIsNotBlank() {
		PaperCell unread = new PaperCell("", 0, true, null);
		assertThat(item(unread, IDS.get(0), PHONE).reasons()).containsExactly(Reason.PHONE_UNCLEAR);
		assertThat(item(new PaperCell("", 0, false, null), IDS.get(0), PHONE).outcome()).isEqualTo(Outcome.MATCH);
	}

	@Test
	@DisplayName("R12-3: the number of a line read with the name is no part of it")
	void R12_3_theNumberOfALineIsNoPartOfAName() {
		assertThat(named("7" + NAME).outcome()).isEqualTo(Outcome.MATCH);
		assertThat(named("12. " + NAME).outcome()).isEqualTo(Outcome.MATCH);
		assertThat(named("7王秀华").outcome()).isEqualTo(Outcome.FIELD_MISMATCH);
	}

	private static ReconciledItem named(String read) {
		return item(
				Map.of(PaperField.NAME, PaperCell.of(read), PaperField.SIGNATURE, PaperCell.of(NAME),
						PaperField.ID_NUMBER, PaperCell.of(IDS.get(0)), PaperField.PHONE, PaperCell.of(PHONE)),
				IDS.get(0), PHONE);
	}

	@Test
	@DisplayName("R12-3: a phone in which another digit is not much less likely passes only if many looks say so")
	void R12_3_aPhonePassesByManyLooksThatWouldNotByOne() {
		ToDoubleFunction<String> support = (text) -> text.equals(PHONE) ? -0.3
				: (Edits.within(text, PHONE, 1) <= 1) ? -1.5 : -40;
		assertThat(item(new PaperCell(PHONE, 0.95, true, support, 1), IDS.get(0), PHONE).outcome())
			.isEqualTo(Outcome.ILLEGIBLE);
		assertThat(item(new PaperCell(PHONE, 0.95, true, support, 3), IDS.get(0), PHONE).outcome())
			.isEqualTo(Outcome.ILLEGIBLE);
		assertThat(item(new PaperCell(PHONE, 0.95, true, support, 4), IDS.get(0), PHONE).outcome())
			.isEqualTo(Outcome.MATCH);
		assertThat(item(new PaperCell(PHONE, 0.95, true, support, 4), IDS.get(0), "13911112223").outcome())
			.isNotEqualTo(Outcome.MATCH);
	}

	@Test
	void onlyRunsAreSwallowed() {
		assertThat(Edits.inRunsOnly("13912222", "13911112222")).isTrue();
		assertThat(Edits.inRunsOnly("1392222", "13911112222")).isFalse();
		assertThat(Edits.inRunsOnly("1391112222", "13911112222")).isTrue();
		assertThat(Edits.inRunsOnly("139112222", "13911112222")).isTrue();
		assertThat(Edits.inRunsOnly("1391111222", "13911112222")).isTrue();
		assertThat(Edits.inRunsOnly("139111222", "13911112222")).isFalse();
		assertThat(Edits.inRunsOnly("13911112222", "13911112222")).isFalse();
		assertThat(Edits.inRunsOnly("1391182222", "13911112222")).isFalse();
		assertThat(Edits.inRunsOnly("1311112222", "13911112222")).isFalse();
		assertThat(Edits.inRunsOnly("", "1111")).isFalse();
	}

	/** Read with confidence, by a reader that thinks everything near about as likely. */
	private static Outcome outcome(String idRead, String phoneRead, String id, String phone) {
		Map<PaperField, PaperCell> cells = new EnumMap<>(PaperField.class);
		cells.put(PaperField.NAME, PaperCell.of(NAME));
		cells.put(PaperField.SIGNATURE, PaperCell.of(NAME));
		cells.put(PaperField.ID_NUMBER, cell(idRead, near(idRead)));
		cells.put(PaperField.PHONE, phoneRead.equals(phone) ? PaperCell.of(phone) : cell(phoneRead, near(phoneRead)));
		return item(cells, id, phone).outcome();
	}

	private static ToDoubleFunction<String> near(String read) {
		return (text) -> (Edits.within(text, read, 3) <= 3) ? -0.5 : -40;
	}

	private static PaperCell cell(String read, ToDoubleFunction<String> support) {
		return new PaperCell(read, 0.95, true, support);
	}

	private static ReconciledItem item(PaperCell phone, String id, String ledgerPhone) {
		return item(Map.of(PaperField.NAME, PaperCell.of(NAME), PaperField.SIGNATURE, PaperCell.of(NAME),
				PaperField.ID_NUMBER, PaperCell.of(id), PaperField.PHONE, phone), id, ledgerPhone);
	}

	private static ReconciledItem item(Map<PaperField, PaperCell> cells, String id, String phone) {
		Expected any = Paper.person(1, NAME, BIRTH, Counting.COUNTED);
		Expected person = new Expected(any.entryId(), 1, any.personKey(), any.evidence(), NAME, id, phone, BIRTH,
				Counting.COUNTED, null);
		return new Paper().ledger(person)
			.sheet(List.of(cells))
			.reconcile()
			.stream()
			.filter((each) -> each.line() != null)
			.findFirst()
			.orElseThrow();
	}

	/** All that is left when some of one run of three or more is not read. */
	private static Set<String> swallowed(String number) {
		Set<String> readings = new LinkedHashSet<>();
		for (int start = 0; start < number.length();) {
			int end = start;
			while (end < number.length() && number.charAt(end) == number.charAt(start)) {
				end++;
			}
			for (int missing = 1; end - start >= 3 && missing < end - start; missing++) {
				readings.add(number.substring(0, start) + number.substring(start + missing));
			}
			start = end;
		}
		return readings;
	}

	private static List<String> alterations(String id) {
		List<String> others = new ArrayList<>();
		for (String changed : changed(id)) {
			others.add(changed);
			others.add(checked(changed));
		}
		for (int order = 0; order < 100; order++) {
			others.add(People.idNumber(LocalDate.of(2000, 1, 1), order));
			others.add(People.idNumber(LocalDate.of(1999, 11, 11), order));
		}
		others.removeIf(id::equals);
		return others;
	}

	/** Each digit changed, and each two neighbours changed over. */
	private static Set<String> changed(String number) {
		Set<String> changed = new LinkedHashSet<>();
		for (int i = 0; i < number.length(); i++) {
			for (char digit = '0'; digit <= '9'; digit++) {
				changed.add(number.substring(0, i) + digit + number.substring(i + 1));
			}
			if (i > 0) {
				changed.add(
						number.substring(0, i - 1) + number.charAt(i) + number.charAt(i - 1) + number.substring(i + 1));
			}
		}
		changed.remove(number);
		return changed;
	}

	/** With the check digit that belongs to it. */
	private static String checked(String id) {
		int[] weights = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
		int sum = 0;
		for (int i = 0; i < weights.length; i++) {
			sum += weights[i] * Character.digit(id.charAt(i), 10);
		}
		return id.substring(0, 17) + "10X98765432".charAt(sum % 11);
	}

}
