package cn.juanzong.ingest.lookalike;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** F9: how many signatures of few are too many to be alike by chance. */
class IndexedInkTests {

	@Test
	@DisplayName("F9: of a dozen who come again in the same order some sign alike; half of them do so once in five hundred times")
	void F9_fewWhoComeAgainSignAlikeByChance() {
		assertThat(IndexedInk.chance(12, 5)).isBetween(0.01, 0.02);
		assertThat(IndexedInk.chance(12, 6)).isBetween(0.001, 0.002);
		assertThat(IndexedInk.chance(12, 7)).isLessThan(0.001);
		assertThat(IndexedInk.chance(5, 5)).isLessThan(0.001);
		assertThat(IndexedInk.chance(25, 10)).isLessThan(0.001);
		assertThat(IndexedInk.chance(9, 0)).isBetween(0.999, 1.001);
	}

}
