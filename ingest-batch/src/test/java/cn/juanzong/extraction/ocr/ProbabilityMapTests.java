package cn.juanzong.extraction.ocr;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ProbabilityMapTests {

	@Test
	void aStraightLineBecomesABoxGrownByTheRatio() {
		float[] map = new float[200 * 100];
		fill(map, new TurnedBox(100, 50, 100, 10, 1, 0));
		assertThat(new ProbabilityMap(map, 200, 100).boxes()).singleElement().satisfies((box) -> {
			assertThat(box.centreX()).isCloseTo(100, within(1.0));
			assertThat(box.centreY()).isCloseTo(50, within(1.0));
			// 100 x 10 grown by 1.6 * area / perimeter = 7.3 on each side
			assertThat(box.width()).isCloseTo(114.5, within(2.0));
			assertThat(box.height()).isCloseTo(24.5, within(2.0));
		});
	}

	@Test
	void aTurnedLineKeepsItsDirection() {
		float[] map = new float[200 * 200];
		double angle = Math.toRadians(20);
		fill(map, new TurnedBox(100, 100, 120, 12, Math.cos(angle), Math.sin(angle)));
		assertThat(new ProbabilityMap(map, 200, 200).boxes()).singleElement()
			.satisfies(
					(box) -> assertThat(Math.toDegrees(Math.atan2(box.sin(), box.cos()))).isCloseTo(20, within(1.5)));
	}

	@Test
	void specksAndFaintRegionsAreLeftOut() {
		float[] map = new float[100 * 100];
		map[5050] = 1;
		for (int x = 10; x < 90; x++) {
			for (int y = 80; y < 90; y++) {
				map[y * 100 + x] = 0.35f;
			}
		}
		assertThat(new ProbabilityMap(map, 100, 100).boxes()).isEmpty();
	}

	private static void fill(float[] map, TurnedBox box) {
		int width = 200;
		for (int i = 0; i < map.length; i++) {
			if (box.contains(i % width, i / width)) {
				map[i] = 0.9f;
			}
		}
	}

}
