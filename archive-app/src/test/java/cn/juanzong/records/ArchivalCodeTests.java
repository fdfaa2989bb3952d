package cn.juanzong.records;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ArchivalCodeTests {

	@Test
	void isWrittenAsFondsSeriesFileAndItem() {
		assertThat(new ArchivalCode("Q001", 2022, 3, 1)).hasToString("Q001-PX·2022·D10-003-0001");
		assertThat(new ArchivalCode("Q001", 2022, 3, 1).series()).isEqualTo("PX·2022·D10");
	}

	@Test
	void growsBeyondItsLeadingZeros() {
		ArchivalCode code = new ArchivalCode("Q001", 2022, 1000, 10_000);
		assertThat(code).hasToString("Q001-PX·2022·D10-1000-10000");
		assertThat(ArchivalCode.parse(code.toString())).isEqualTo(code);
	}

	@Test
	void whatIsWrittenCanBeRead() {
		for (int n = 1; n < 20_000; n += 7) {
			ArchivalCode code = new ArchivalCode("410181", 2000 + n % 50, n, n);
			assertThat(ArchivalCode.parse(code.toString())).isEqualTo(code);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Q001-PX·2022·D10-3-0001", "Q001-PX·2022·D10-003-001", "Q001-PX·2022·D10-000-0001",
			"Q001-PX·2022·D10-003-0000", "Q001-PX·2022·D30-003-0001", "Q001-PX.2022.D10-003-0001",
			"q001-PX·2022·D10-003-0001", "Q001-PX·2022·D10-003-0001 ", "Q001-PX·2022·D10-0003-0001",
			"Q001-PX·２０２２·D10-003-0001" })
	void refusesWhatDoesNotFollowTheGrammar(String text) {
		assertThat(ArchivalCode.find(text)).isEmpty();
		assertThatThrownBy(() -> ArchivalCode.parse(text)).isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void refusesPartsOutOfRange() {
		assertThatThrownBy(() -> new ArchivalCode("Q001", 2022, 0, 1)).isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> new ArchivalCode("Q-1", 2022, 1, 1)).isInstanceOf(IllegalArgumentException.class);
	}

}
