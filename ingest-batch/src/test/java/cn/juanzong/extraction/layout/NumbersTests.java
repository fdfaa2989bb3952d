package cn.juanzong.extraction.layout;

import cn.juanzong.extraction.ocr.ReadText;
import cn.juanzong.extraction.ocr.TurnedBox;
import cn.juanzong.extraction.sheet.Lattice;
import cn.juanzong.extraction.sheet.SheetColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NumbersTests {

	private static final TurnedBox BOX = new TurnedBox(50, 10, 100, 20, 1, 0);

	@Test
	void aNumberIsAsSureAsItsDigitsAre() {
		ReadText read = read("13999991234", 0.55, 'q', 0.4, '9');
		ReadText digits = Numbers.digits(SheetColumn.PHONE, read);
		assertThat(digits.text()).isEqualTo("13999991234");
		assertThat(digits.confidence()).isGreaterThan(0.9);
	}

	@Test
	void aDigitThatMayBeAnotherDigitStaysDoubtful() {
		ReadText read = read("13999991234", 0.55, '4', 0.4, '9');
		assertThat(Numbers.digits(SheetColumn.PHONE, read).confidence()).isLessThan(0.8);
	}

	@Test
	void blanksAndDashesOfANumberStay() {
		Lattice.Builder lattice = new Lattice.Builder();
		"139-9999-1234".chars().forEach((symbol) -> sure(lattice, symbol));
		ReadText digits = Numbers.digits(SheetColumn.PHONE, new ReadText(BOX, "139-9999-1234", 0.7, lattice.build()));
		assertThat(digits.text()).isEqualTo("139-9999-1234");
	}

	@ParameterizedTest
	@CsvSource({ "999999198001011233-", "999999198001011233.", "· 999999198001011233", "999999.198001011233" })
	void marksBesideAWholeIdNumberAreLeftOut(String read) {
		ReadText text = new ReadText(BOX, read, 0.9, sure(read));
		ReadText digits = Numbers.digits(SheetColumn.ID_NUMBER, text);
		assertThat(digits.text()).isEqualTo("999999198001011233");
		assertThat(digits.confidence()).isGreaterThanOrEqualTo(0.9);
	}

	@Test
	void anIdNumberEndsInACapitalX() {
		ReadText text = new ReadText(BOX, "99999919800101002x", 0.9, sure("99999919800101002x"));
		assertThat(Numbers.digits(SheetColumn.ID_NUMBER, text).text()).isEqualTo("99999919800101002X");
	}

	@ParameterizedTest
	@CsvSource({ "13999991234., 13999991234", "-139-9999-1234, 139-9999-1234", "0371-66001234 ., 0371-66001234",
			"13999991-234, 13999991234" })
	void ofTheMarksOfAPhoneOnlyThoseBetweenGroupsStay(String read, String phone) {
		ReadText text = new ReadText(BOX, read, 0.9, sure(read));
		assertThat(Numbers.digits(SheetColumn.PHONE, text).text()).isEqualTo(phone);
	}

	@ParameterizedTest
	@CsvSource({ "99999919800101123.", "999999198001011234-" })
	void marksBesideWhatIsNoNumberStayForTheyMayBeDigits(String read) {
		ReadText text = new ReadText(BOX, read, 0.9, sure(read));
		assertThat(Numbers.digits(SheetColumn.ID_NUMBER, text)).isSameAs(text);
	}

	@Test
	void whatIsNoNumberStaysAsItWasRead() {
		ReadText read = read("1399999123", 0.55, 'q', 0.4, '9');
		assertThat(Numbers.digits(SheetColumn.PHONE, read)).isSameAs(read);
	}

	@Test
	void ofTwoTextsThatCannotBeNumbersTheLikelierCounts() {
		ReadText one = new ReadText(BOX, "1399999123", 0.9, sure("13999991235"));
		ReadText other = new ReadText(BOX, "23999991235", 0.9, sure("23999991235"));
		assertThat(Numbers.together(SheetColumn.PHONE, one, other).text()).isEqualTo(other.text());
		assertThat(Numbers.together(SheetColumn.ID_NUMBER, one, other).text()).isEqualTo(other.text());
	}

	@ParameterizedTest
	@CsvSource({ "PHONE, 139****1234", "ID_NUMBER, 999999********1233" })
	void whatHidesDigitsIsNotGivenUpForDigits(SheetColumn column, String masked) {
		ReadText one = new ReadText(BOX, masked, 0.9, sure(masked.replace('*', '8')));
		ReadText other = new ReadText(BOX, masked.replace('*', '8') + '8', 0.9, sure(masked.replace('*', '8')));
		assertThat(Numbers.together(column, one, other).text()).isEqualTo(masked);
	}

	@Test
	void wordsAtTheFootOfASheetAreNotGivenUpForDigits() {
		ReadText one = new ReadText(BOX, "主办单位：县商务局", 0.9, sure("72187218"));
		ReadText other = new ReadText(BOX, "72187218", 0.9, sure("72187218"));
		assertThat(Numbers.together(SheetColumn.ID_NUMBER, one, other).text()).isEqualTo(one.text());
	}

	@Test
	void ofTwoLooksAtAPhoneTheLikelierCounts() {
		ReadText one = read("13999991234", 0.55, '4', 0.4, '9');
		ReadText other = read("13999991234", 0.3, '4', 0.65, '9');
		ReadText both = Numbers.together(SheetColumn.PHONE, one, other);
		assertThat(other.text()).isEqualTo("13444441234");
		assertThat(both.text()).isEqualTo("13444441234");
		assertThat(both.confidence()).isEqualTo(other.confidence());
		assertThat(both.lattice().looks()).isEqualTo(2);
		assertThat(Numbers.together(SheetColumn.PHONE, other, one).text()).isEqualTo("13444441234");
	}

	@Test
	void whatCanBeANumberIsNotGivenUpForWhatCannot() {
		ReadText number = new ReadText(BOX, "13999991234", 0.7, sure("13999991234"));
		ReadText piece = new ReadText(BOX, "1399999123", 0.9, sure("1399999123"));
		assertThat(Numbers.together(SheetColumn.PHONE, number, piece).text()).isEqualTo("13999991234");
		assertThat(Numbers.together(SheetColumn.PHONE, piece, number).text()).isEqualTo("13999991234");
	}

	@Test
	void anIdNumberWhoseCheckDigitHoldsIsNotGivenUpForAnother() {
		ReadText one = new ReadText(BOX, "999999198001011233", 0.7, sure("999999198001011233"));
		ReadText other = new ReadText(BOX, "999999198001010011", 0.9, sure("999999198001010011"));
		assertThat(Numbers.together(SheetColumn.ID_NUMBER, one, other).text()).isEqualTo(one.text());
		assertThat(Numbers.together(SheetColumn.ID_NUMBER, other, one).text()).isEqualTo(other.text());
	}

	/** With every nine read as something else first, or nearly so. */
	private static ReadText read(String number, double one, char instead, double other, char digit) {
		Lattice.Builder lattice = new Lattice.Builder();
		number.chars().forEach((symbol) -> {
			if (symbol == digit) {
				lattice.step();
				lattice.candidate(instead, (instead < 'a') ? other : one);
				lattice.candidate(symbol, (instead < 'a') ? one : other);
				lattice.step();
				lattice.candidate(Lattice.BLANK, 0.99);
			}
			else {
				sure(lattice, symbol);
			}
		});
		Lattice built = lattice.build();
		return new ReadText(BOX, built.firstReading(), 0.7, built);
	}

	static Lattice sure(String text) {
		Lattice.Builder lattice = new Lattice.Builder();
		text.chars().forEach((symbol) -> sure(lattice, symbol));
		return lattice.build();
	}

	private static void sure(Lattice.Builder lattice, int symbol) {
		lattice.step();
		lattice.candidate(symbol, 0.99);
		lattice.step();
		lattice.candidate(Lattice.BLANK, 0.99);
	}

}
