package cn.juanzong.ledger.person;

import java.time.LocalDate;

import cn.juanzong.ledger.LedgerNotice;
import cn.juanzong.programme.TrainingClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Section 1.3, row by row and class by class. */
class AgeRuleTests {

	private static final String VECTORS = """
			2006-06-15, 2022-06-15, IN_RANGE, IN_RANGE
			2006-06-16, 2022-06-15, UNDER,    UNDER
			1957-06-16, 2022-06-15, IN_RANGE, IN_RANGE
			1957-06-15, 2022-06-15, OVER,     IN_RANGE
			1956-06-16, 2022-06-15, OVER,     IN_RANGE
			1956-06-15, 2022-06-15, OVER,     OVER
			1960-02-29, 2025-02-27, IN_RANGE, IN_RANGE
			1960-02-29, 2025-02-28, OVER,     IN_RANGE
			1960-02-29, 2026-02-27, OVER,     IN_RANGE
			1960-02-29, 2026-02-28, OVER,     OVER
			2008-02-29, 2024-02-28, UNDER,    UNDER
			2008-02-29, 2024-02-29, IN_RANGE, IN_RANGE
			""";

	@ParameterizedTest(name = "R05_1 R05_2 PUBLICITY: born {0}, on {1}: {2}")
	@CsvSource(textBlock = VECTORS)
	void R05_1_R05_2_publicity(LocalDate birth, LocalDate on, AgeRule.Outcome expected, AgeRule.Outcome practical) {
		assertThat(AgeRule.of(TrainingClass.PUBLICITY, 16).outcome(birth, on)).isEqualTo(expected);
	}

	@ParameterizedTest(name = "R05_1 R05_2 BASIC: born {0}, on {1}: {2}")
	@CsvSource(textBlock = VECTORS)
	void R05_1_R05_2_basic(LocalDate birth, LocalDate on, AgeRule.Outcome expected, AgeRule.Outcome practical) {
		assertThat(AgeRule.of(TrainingClass.BASIC, 16).outcome(birth, on)).isEqualTo(expected);
	}

	@ParameterizedTest(name = "R05_3 PRACTICAL: born {0}, on {1}: {3}")
	@CsvSource(textBlock = VECTORS)
	void R05_3_practical(LocalDate birth, LocalDate on, AgeRule.Outcome basic, AgeRule.Outcome expected) {
		assertThat(AgeRule.of(TrainingClass.PRACTICAL, 16).outcome(birth, on)).isEqualTo(expected);
	}

	@Test
	void A1_whoIsExactly16IsPointedOutAndMayBeExcludedBySetting() {
		LocalDate birth = LocalDate.of(2006, 6, 15);
		LocalDate day = LocalDate.of(2022, 6, 15);
		AgeRule recommended = AgeRule.of(TrainingClass.BASIC, 16);
		assertThat(recommended.notices(birth, day, day, day)).containsExactly(LedgerNotice.AGE_BOUNDARY_16);
		assertThat(recommended.notices(birth.minusYears(1), day, day, day)).isEmpty();
		assertThat(AgeRule.of(TrainingClass.BASIC, 17).outcome(birth, day)).isEqualTo(AgeRule.Outcome.UNDER);
		assertThat(AgeRule.of(TrainingClass.PRACTICAL, 17).outcome(birth, day)).isEqualTo(AgeRule.Outcome.IN_RANGE);
	}

	@Test
	void A2_aDecidingBirthdayInsideTheSessionIsPointedOut() {
		LocalDate first = LocalDate.of(2022, 6, 14);
		LocalDate last = LocalDate.of(2022, 6, 16);
		AgeRule rule = AgeRule.of(TrainingClass.BASIC, 16);
		LocalDate birth = LocalDate.of(1957, 6, 15);
		assertThat(rule.outcome(birth, first)).isEqualTo(AgeRule.Outcome.IN_RANGE);
		assertThat(rule.notices(birth, first, first, last)).containsExactly(LedgerNotice.AGE_BOUNDARY_IN_SESSION);
		assertThat(rule.notices(birth.plusDays(2), first, first, last)).isEmpty();
	}

}
