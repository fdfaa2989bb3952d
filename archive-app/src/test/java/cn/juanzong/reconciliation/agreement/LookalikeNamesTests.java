package cn.juanzong.reconciliation.agreement;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import cn.juanzong.extraction.sheet.Lattice;
import cn.juanzong.ledger.counting.Counting;
import cn.juanzong.reconciliation.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Names that differ in a character which looks nearly the same, with both numbers equal.
 */
class LookalikeNamesTests {

	@ParameterizedTest
	@CsvSource({ "彭燕末,未", "王士英,土", "张己,已", "李巳生,己", "赵候,侯", "韩戊,戌", "刘玲,铃" })
	void aReaderThatWaversBetweenLookalikesVerifiesNobody(String read, String instead) {
		assertThat(outcome(read, instead, 0.2, read)).isEqualTo(Outcome.ILLEGIBLE);
		int at = lookalike(read, instead);
		String other = read.substring(0, at) + instead + read.substring(at + 1);
		assertThat(outcome(read, instead, 0.4, other)).isEqualTo(Outcome.ILLEGIBLE);
	}

	@Test
	void aReaderThatIsSureOfALookalikeIsBelieved() {
		assertThat(outcome("彭燕未", "末", 0.002, "彭燕未")).isEqualTo(Outcome.MATCH);
		assertThat(outcome("彭燕未", "末", 0.002, "彭燕末")).isEqualTo(Outcome.FIELD_MISMATCH);
	}

	@Test
	void aUsualNameNeedsNobodyToTellItFromATwinThatIsNone() {
		assertThat(outcome("侯欣", "候", 0.4, "侯欣")).isEqualTo(Outcome.MATCH);
		assertThat(outcome("候欣", "侯", 0.4, "侯欣")).isEqualTo(Outcome.MATCH);
		assertThat(outcome("熊欣凤", "风", 0.4, "熊欣凤")).isEqualTo(Outcome.MATCH);
		assertThat(outcome("侯欣", "候", 0.4, "候欣")).isEqualTo(Outcome.ILLEGIBLE);
		assertThat(outcome("候欣", "侯", 0.4, "候欣")).isEqualTo(Outcome.ILLEGIBLE);
		assertThat(outcome("熊欣风", "凤", 0.2, "熊欣风")).isEqualTo(Outcome.ILLEGIBLE);
	}

	@Test
	void charactersThatLookDifferentDoNotMakeANameDoubtful() {
		assertThat(outcome("彭燕丽", "强", 0.2, "彭燕丽")).isEqualTo(Outcome.MATCH);
	}

	/** What becomes of a line whose lookalike, or last, character may be another one. */
	private static Outcome outcome(String read, String instead, double chance, String inTheLedger) {
		Expected person = Paper.person(1, inTheLedger, LocalDate.of(1980, 5, 1), Counting.COUNTED);
		int at = lookalike(read, instead);
		Lattice.Builder lattice = new Lattice.Builder();
		for (int i = 0; i < read.length(); i++) {
			lattice.step();
			lattice.candidate(read.charAt(i), (i == at) ? 0.99 - chance : 0.99);
			if (i == at) {
				lattice.candidate(instead.charAt(0), chance);
			}
			lattice.step();
			lattice.candidate(Lattice.BLANK, 0.99);
		}
		Lattice built = lattice.build();
		Map<PaperField, PaperCell> cells = new EnumMap<>(Paper.cells(read, person.idNumber(), person.phone()));
		cells.put(PaperField.NAME, new PaperCell(read, 0.95, true, built::logProbability));
		return new Paper().ledger(person).sheet(List.of(cells)).reconcile().get(0).outcome();
	}

	private static int lookalike(String read, String instead) {
		for (int i = 0; i < read.length(); i++) {
			String other = read.substring(0, i) + instead + read.substring(i + 1);
			if (HanForms.lookalikes(read).contains(other)) {
				return i;
			}
		}
		return read.length() - 1;
	}

}
