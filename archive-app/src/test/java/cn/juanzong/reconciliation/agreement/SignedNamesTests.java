package cn.juanzong.reconciliation.agreement;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import cn.juanzong.extraction.sheet.Lattice;
import cn.juanzong.ledger.counting.Counting;
import cn.juanzong.reconciliation.Outcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Names of which one character was misread in print, with the signature beside them: two
 * pictures of one name.
 */
class SignedNamesTests {

	private static final PaperCell SIGNED = read("郝林心", 0.99, '都', 0.001);

	@Test
	@DisplayName("R12-3: a misread name that was signed as expected is left to nobody")
	void whatMayBeTheNameAndWasSignedSoIsTheName() {
		assertThat(outcome("郝林心", read("都林心", 0.9, '郝', 0.03), SIGNED, true)).isEqualTo(Outcome.MATCH);
		assertThat(outcome("郝林心", read("都林心", 0.9, '郝', 0.03), SIGNED, false)).isEqualTo(Outcome.MATCH);
		assertThat(outcome("郝林心", read("都林心", 0.8, '郝', 0.1), read("都林心", 0.8, '郝', 0.1), true))
			.isEqualTo(Outcome.MATCH);
	}

	@Test
	@DisplayName("R16-2: an altered name of one character is verified by neither cell")
	void aNameThatNeitherPictureShowsIsNotVerified() {
		PaperCell clear = read("都林心", 0.99, '郝', 0.0001);
		assertThat(outcome("郝林心", clear, clear, true)).isEqualTo(Outcome.FIELD_MISMATCH);
		assertThat(outcome("郝林心", clear, SIGNED, true)).isEqualTo(Outcome.FIELD_MISMATCH);
		PaperCell doubtful = read("都林心", 0.9, '郝', 0.03);
		assertThat(outcome("郝林心", doubtful, clear, true)).isEqualTo(Outcome.ILLEGIBLE);
		assertThat(outcome("郝林心", doubtful, read("都林心", 0.9, '郝', 0.02), true)).isEqualTo(Outcome.ILLEGIBLE);
		assertThat(outcome("郝林心", doubtful, PaperCell.of(""), true)).isEqualTo(Outcome.ILLEGIBLE);
		assertThat(outcome("郝林心", doubtful, read("王建国", 0.99, '李', 0.001), true)).isEqualTo(Outcome.ILLEGIBLE);
	}

	@Test
	void whatWasReadInBothPicturesIsNotTheNameThatOneMayWellBe() {
		PaperCell may = read("郝林心", 0.6, '都', 0.35);
		assertThat(outcome("都林心", may, PaperCell.of(""), true)).isEqualTo(Outcome.MATCH);
		assertThat(outcome("都林心", may, read("郝林心", 0.6, '都', 0.35), true)).isEqualTo(Outcome.MATCH);
		assertThat(outcome("都林心", may, SIGNED, true)).isEqualTo(Outcome.ILLEGIBLE);
	}

	@Test
	void aLookalikeThatWasReadIsNoNameForAnother() {
		PaperCell signed = read("彭燕末", 0.9, '未', 0.03);
		assertThat(outcome("彭燕末", read("彭燕未", 0.9, '末', 0.03), signed, true)).isEqualTo(Outcome.ILLEGIBLE);
	}

	@Test
	void nobodysSurnameIsReadForTheUsualOneThatItMayBe() {
		assertThat(outcome("侯欣", read("候欣", 0.9, '侯', 0.05), PaperCell.of(""), true)).isEqualTo(Outcome.MATCH);
		assertThat(outcome("侯欣", read("候欣", 0.99, '侯', 0.001), PaperCell.of(""), true))
			.isEqualTo(Outcome.FIELD_MISMATCH);
		assertThat(outcome("候欣", read("侯欣", 0.9, '候', 0.05), PaperCell.of(""), true)).isEqualTo(Outcome.ILLEGIBLE);
	}

	/**
	 * What becomes of a line.
	 * @param numbers whether the sheet has both numbers, as the ledger has them
	 */
	private static Outcome outcome(String inTheLedger, PaperCell name, PaperCell signature, boolean numbers) {
		Expected person = Paper.person(1, inTheLedger, LocalDate.of(1980, 5, 1), Counting.COUNTED);
		Map<PaperField, PaperCell> cells = numbers
				? new EnumMap<>(Paper.cells(name.text(), person.idNumber(), person.phone()))
				: new EnumMap<>(PaperField.class);
		cells.put(PaperField.NAME, name);
		cells.put(PaperField.SIGNATURE,
				new PaperCell(signature.text(), signature.confidence(), true, signature.support()));
		return new Paper().ledger(person).sheet(List.of(cells)).reconcile().get(0).outcome();
	}

	/** A name whose character that may be another one is the one that differs. */
	private static PaperCell read(String name, double sure, char instead, double chance) {
		int at = (instead == '未' || instead == '末') ? name.length() - 1 : 0;
		Lattice.Builder lattice = new Lattice.Builder();
		for (int i = 0; i < name.length(); i++) {
			lattice.step();
			lattice.candidate(name.charAt(i), (i == at) ? sure : 0.99);
			if (i == at) {
				lattice.candidate(instead, chance);
			}
			lattice.step();
			lattice.candidate(Lattice.BLANK, 0.99);
		}
		return new PaperCell(name, 0.95, true, lattice.build()::logProbability);
	}

}
