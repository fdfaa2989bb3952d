package cn.juanzong.ledger.person;

import java.time.LocalDate;

import cn.juanzong.ledger.FaultCode;
import cn.juanzong.ledger.LedgerNotice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Requirements 2, section 3.4. */
class IdNumberTests {

	private static final LocalDate DAY = LocalDate.of(2022, 6, 15);

	@ParameterizedTest
	@ValueSource(strings = { "11010519491231002X", "440524188001010014", "34052419800101001X", "999999199001010016",
			"999999195706150029" })
	void publishedExamplesHaveTheRightCheckDigit(String number) {
		LocalDate then = number.startsWith("440524") ? LocalDate.of(1990, 1, 1) : DAY;
		Reading<IdNumber> reading = IdNumber.read(Typed.text(number), then);
		assertThat(reading.orElseThrow().value()).isEqualTo(number);
		assertThat(reading.notices()).isEmpty();
	}

	@ParameterizedTest(name = "C10 {0} is the same person, with notice {1}")
	@CsvSource({ "９９９９９９１９９００１０１００１６, ID_FULL_WIDTH", "999999 19900101 0016, ID_BLANKS", "' 999999199001010016\t',",
			"999999-19900101-0016, ID_BLANKS", "'''999999199001010016', ID_APOSTROPHE", "999999900101001, ID_15_DIGITS",
			"99999919900101001631, ID_FROM_CERTIFICATE" })
	void C10_otherSpellings(String typed, LedgerNotice notice) {
		Reading<IdNumber> reading = IdNumber.read(Typed.text(typed), DAY);
		assertThat(reading.orElseThrow().value()).isEqualTo("999999199001010016");
		if (notice != null) {
			assertThat(reading.notices()).containsExactly(notice);
		}
	}

	@ParameterizedTest(name = "C10 X written as {0}")
	@CsvSource({ "x, ID_LOWER_X", "ｘ, ID_LOWER_X", "×, ID_X_LOOKALIKE", "Χ, ID_X_LOOKALIKE", "Х, ID_X_LOOKALIKE",
			"*, ID_X_LOOKALIKE" })
	void C10_otherSignsForX(String sign, LedgerNotice notice) {
		Reading<IdNumber> reading = IdNumber.read(Typed.text("34052419800101001" + sign), DAY);
		assertThat(reading.orElseThrow().value()).isEqualTo("34052419800101001X");
		assertThat(reading.notices()).contains(notice);
	}

	@ParameterizedTest(name = "{1}: {0}")
	@CsvSource({ "'', ID_MISSING", "'　', ID_MISSING", "4.10181E+17, ID_SCIENTIFIC", "4.1018119900101E17, ID_SCIENTIFIC",
			"999999199001010000, ID_TAIL_ZEROS", "999999********0016, ID_MASKED", "99999919900101001O, ID_CHARACTERS",
			"9999991990O1010016, ID_CHARACTERS", "护照E12345678, ID_CHARACTERS", "99999919900101001, ID_LENGTH",
			"9999991990010100166, ID_LENGTH", "99999919900101001698, ID_LENGTH", "999999199001010017, ID_CHECK_DIGIT",
			"999999190001010015, ID_BIRTH_TOO_OLD", "999999200602300018, ID_BIRTH_IMPOSSIBLE",
			"999999199013010014, ID_BIRTH_IMPOSSIBLE", "999999203001010015, ID_BIRTH_FUTURE",
			"999999901301001, ID_LENGTH", "９９９９９９X, ID_LENGTH" })
	void eachFaultHasItsOwnCode(String typed, FaultCode expected) {
		assertThat(IdNumber.read(Typed.text(typed), DAY).fault()).isEqualTo(expected);
	}

	@ParameterizedTest(name = "number cell {0}")
	@CsvSource({ "999999199001010000, ID_STORED_AS_NUMBER", "9.99999199001010E+17, ID_STORED_AS_NUMBER",
			"99999919900101001, ID_STORED_AS_NUMBER", "1.5, ID_LENGTH", "1E400, ID_LENGTH" })
	void aNumberCellIsDamaged(String stored, FaultCode expected) {
		assertThat(IdNumber.read(new Typed(stored, true), DAY).fault()).isEqualTo(expected);
	}

	@Test
	void aFirstGenerationNumberSurvivesANumberCell() {
		assertThat(IdNumber.read(new Typed("9.99999900101001E14", true), DAY).orElseThrow().value())
			.isEqualTo("999999199001010016");
	}

	@Test
	void residencePermitsPass() {
		for (String area : new String[] { "810000", "820000", "830000" }) {
			String number = numberWith(area + "19900101001");
			IdNumber read = IdNumber.read(Typed.text(number), DAY).orElseThrow();
			assertThat(read.residencePermit()).isTrue();
		}
	}

	@Test
	void zerosAtTheEndWithARightCheckDigitAreOnlyPointedOut() {
		for (int sequence = 0; sequence < 1000; sequence++) {
			String number = numberWith("99999919900101" + "%03d".formatted(sequence));
			if (number.endsWith("000")) {
				assertThat(IdNumber.read(Typed.text(number), DAY).notices())
					.containsExactly(LedgerNotice.ID_TAIL_ZEROS);
				return;
			}
		}
	}

	@Test
	void birthDateAndSexComeFromTheNumber() {
		IdNumber number = new IdNumber("999999195706150029");
		assertThat(number.birthDate()).isEqualTo("1957-06-15");
		assertThat(number.male()).isFalse();
		assertThat(new IdNumber("999999199001010016").male()).isTrue();
	}

	@Test
	void noTextFormShowsTheNumber() {
		assertThat(new IdNumber("999999199001010016")).hasToString("999999********0016");
		assertThat(Typed.text("999999199001010016")).hasToString("Typed[18]");
	}

	@Test
	void everySingleDigitErrorIsFound() {
		String number = "999999199001010016";
		for (int position = 0; position < 18; position++) {
			for (char digit = '0'; digit <= '9'; digit++) {
				if (digit != number.charAt(position)) {
					String wrong = number.substring(0, position) + digit + number.substring(position + 1);
					assertThat(IdNumber.read(Typed.text(wrong), DAY).value()).isNull();
				}
			}
		}
	}

	private static String numberWith(String seventeen) {
		for (char digit : "0123456789X".toCharArray()) {
			if (IdNumber.read(Typed.text(seventeen + digit), DAY).value() != null) {
				return seventeen + digit;
			}
		}
		throw new IllegalArgumentException(seventeen);
	}

}
