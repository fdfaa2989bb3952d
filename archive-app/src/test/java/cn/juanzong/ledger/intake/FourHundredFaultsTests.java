package cn.juanzong.ledger.intake;

import cn.juanzong.ledger.PlantedLedger;
import cn.juanzong.programme.TrainingClass;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** R09-2 at the size of a county's year. */
class FourHundredFaultsTests {

	@Test
	void R09_2_fourHundredFaultsInTenThousandRowsAreNamedAndNoneIsInvented() {
		PlantedLedger planted = PlantedLedger.of(10_000, 400, 1);
		LedgerFile file = LedgerFile.read("year.xlsx", planted.bytes(), SomeSession.of(TrainingClass.BASIC));
		assertThat(planted.planted()).hasSize(400);
		assertThat(PlantedLedger.places(file.faults())).containsExactlyInAnyOrderEntriesOf(planted.planted());
		assertThat(file.lines()).hasSize(9_600);
		assertThat(file.rowsBad()).isEqualTo(400);
	}

}
