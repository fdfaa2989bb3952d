package cn.juanzong.extraction.sheet;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LatticeTests {

	@Test
	void theProbabilityOfATextIsTheSumOverAllWaysToSpreadIt() {
		Lattice.Builder builder = new Lattice.Builder();
		for (int i = 0; i < 2; i++) {
			builder.step();
			builder.candidate('1', 0.6);
			builder.candidate(Lattice.BLANK, 0.4);
		}
		// 1-, -1 and 11
		assertThat(builder.build().logProbability("1")).isCloseTo(Math.log(0.24 + 0.24 + 0.36), within(1e-6));
		assertThat(builder.build().logProbability("")).isCloseTo(Math.log(0.16), within(1e-6));
	}

	@Test
	void twiceTheSameCharacterNeedsABlankBetween() {
		Lattice.Builder builder = new Lattice.Builder();
		for (int i = 0; i < 3; i++) {
			builder.step();
			builder.candidate('1', 0.5);
			builder.candidate(Lattice.BLANK, 0.5);
		}
		assertThat(builder.build().logProbability("11")).isCloseTo(Math.log(0.125), within(1e-6));
	}

	@Test
	void whatTheRecogniserDoubtsIsNearerThanWhatItNeverThoughtOf() {
		Lattice lattice = spelled("13800005678");
		double best = lattice.logProbability("13800005678");
		assertThat(lattice.logProbability("13800005618")).isBetween(best - 4, best - 1);
		assertThat(lattice.logProbability("13800005688")).isLessThan(best - 8);
		assertThat(lattice.logProbability("王芳")).isLessThan(best - 50);
	}

	@Test
	void moreCharactersThanStepsCannotStandThere() {
		assertThat(Lattice.EMPTY.logProbability("1")).isEqualTo(Double.NEGATIVE_INFINITY);
		assertThat(Lattice.EMPTY.logProbability("")).isZero();
	}

	@Test
	void theCompactFormKeepsReadingAndProbability() {
		Lattice lattice = spelled("张𠮷7");
		Lattice again = Lattice.of(lattice.toBytes());
		assertThat(again).isEqualTo(Lattice.of(again.toBytes()));
		assertThat(again.firstReading()).isEqualTo("张𠮷7");
		assertThat(again.logProbability("张𠮷7")).isCloseTo(lattice.logProbability("张𠮷7"), within(0.5));
	}

	@Test
	void whatIsWhollyUnknownIsKeptAsFarAsItCanBeCounted() {
		Lattice.Builder builder = new Lattice.Builder();
		builder.step();
		for (int i = 0; i < 400; i++) {
			builder.candidate('一' + i, (i == 399) ? 0.3 : 0.001);
		}
		builder.step();
		builder.candidate('7', 0.9);
		Lattice lattice = builder.build();
		assertThat(Lattice.of(lattice.toBytes()).firstReading()).isEqualTo(Character.toString('一' + 399) + "7");
		assertThat(Lattice.of(lattice.toBytes())).isEqualTo(Lattice.of(Lattice.of(lattice.toBytes()).toBytes()));
	}

	@Test
	void aCellOfDigitsIsReadFromDigitsOnly() {
		Lattice.Builder builder = new Lattice.Builder();
		for (int[] step : new int[][] { { '1', 90, 'l', 5 }, { 'g', 60, '8', 30 }, { '8', 80, 'B', 10 },
				{ 'X', 70 } }) {
			builder.step();
			for (int i = 0; i < step.length; i += 2) {
				builder.candidate(step[i], step[i + 1] / 100.0);
			}
			builder.step();
			builder.candidate(Lattice.BLANK, 0.99);
		}
		Lattice lattice = builder.build();
		assertThat(lattice.firstReading()).isEqualTo("1g8X");
		assertThat(lattice.reading((symbol) -> symbol >= '0' && symbol <= '9' || symbol == 'X')).isEqualTo(
				new Lattice.Reading("188X", lattice.reading((symbol) -> "18X".indexOf(symbol) >= 0).confidence()));
		assertThat(lattice.reading((symbol) -> symbol == '8' || symbol == 'X').text()).isEqualTo("88X");
		assertThat(lattice.reading((symbol) -> false)).isEqualTo(new Lattice.Reading("", 0));
	}

	@Test
	void whatCannotStandThereTakesNothingFromTheConfidence() {
		Lattice.Builder builder = new Lattice.Builder();
		builder.step();
		builder.candidate('q', 0.6);
		builder.candidate('9', 0.36);
		builder.candidate('4', 0.04);
		Lattice.Reading digits = builder.build().reading(Character::isDigit);
		assertThat(digits.text()).isEqualTo("9");
		assertThat(digits.confidence()).isCloseTo(0.9, within(0.01));
		assertThat(builder.build().reading((symbol) -> true).confidence()).isCloseTo(0.6, within(0.01));
	}

	@Test
	void twoPiecesAreReadAsOne() {
		assertThat(spelled("阿依古丽").then(spelled("买买提")).firstReading()).isEqualTo("阿依古丽买买提");
	}

	@Test
	void severalLooksCountAsOneThatThinksWhatTheyThinkInTheMean() {
		Lattice one = spelled("177");
		Lattice other = spelled("171");
		Lattice both = one.also(other);
		assertThat(both.looks()).isEqualTo(2);
		assertThat(both.firstReading()).isEqualTo("177");
		assertThat(both.logProbability("171")).isCloseTo((one.logProbability("171") + other.logProbability("171")) / 2,
				within(1e-6));
		assertThat(both.lead("171")).isPositive();
		assertThat(both.lead("177")).isNegative();
		assertThat(both.also(both).looks()).isEqualTo(4);
	}

	@Test
	void aLookThatSawTooLittleOverrulesNoOther() {
		Lattice both = spelled("13800005678").also(Lattice.EMPTY);
		assertThat(both.logProbability("13800005678")).isGreaterThan(-35);
		assertThat(both.logProbability("13800005688")).isLessThan(both.logProbability("13800005678") - 4);
	}

	@Test
	void theCompactFormKeepsEveryLook() {
		Lattice both = spelled("177").also(Lattice.EMPTY).also(spelled("171"));
		Lattice again = Lattice.of(both.toBytes());
		assertThat(again.looks()).isEqualTo(3);
		assertThat(again).isEqualTo(Lattice.of(again.toBytes()));
		assertThat(again.logProbability("171")).isCloseTo(both.logProbability("171"), within(0.5));
		assertThat(Lattice.of(spelled("177").toBytes()).looks()).isOne();
	}

	@Test
	void aDigitLeadsByWhatAnotherInItsPlaceIsLessLikely() {
		assertThat(spelled("177").lead("177")).isCloseTo(Math.log(10), within(0.1));
		assertThat(spelled("133").lead("133")).isGreaterThan(5);
		assertThat(spelled("333").lead("333")).isInfinite();
	}

	/** Sevens may be ones. */
	static Lattice spelled(String text) {
		Lattice.Builder builder = new Lattice.Builder();
		text.codePoints().forEach((symbol) -> {
			builder.step();
			builder.candidate(symbol, (symbol == '7') ? 0.9 : 0.99);
			if (symbol == '7') {
				builder.candidate('1', 0.09);
			}
			builder.step();
			builder.candidate(Lattice.BLANK, 0.99);
		});
		return builder.build();
	}

}
