package cn.juanzong.extraction.layout.picture;

import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import cn.juanzong.extraction.ocr.Pixels;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A thin stroke on grainy paper. */
class PatchesTests {

	private static final int WIDTH = 80;

	private static final int HEIGHT = 40;

	private static final int PAPER = 200;

	private static final int STROKE = 70;

	@Test
	void grainGoesAndTheStrokeStays() {
		Pixels grainy = grainy(8);
		Pixels mixed = Patches.mixed(grainy, 8);
		assertThat(deviation(mixed)).isLessThan(deviation(grainy) / 3);
		assertThat(mean(mixed, PatchesTests::stroke)).isLessThan(STROKE + 12);
		assertThat(mean(mixed, PatchesTests::beside)).isGreaterThan(PAPER - 12);
	}

	@Test
	void theStrengthOfGrainIsItsDeviation() {
		assertThat(new Grain(grainy(8)).strength()).isBetween(6.0, 10.0);
	}

	@Test
	void aPictureOfOnePixelIsLeft() {
		Pixels one = new Pixels(1, 1, new int[] { 0x102030 });
		assertThat(Patches.mixed(one, 8).rgb()).containsExactly(0x102030);
	}

	private static boolean stroke(int at) {
		int x = at % WIDTH;
		return x == 40 || x == 41;
	}

	private static boolean beside(int at) {
		int x = at % WIDTH;
		return x == 38 || x == 43;
	}

	private static Pixels grainy(double deviation) {
		Random chance = new Random(7);
		int[] rgb = new int[WIDTH * HEIGHT];
		for (int i = 0; i < rgb.length; i++) {
			int light = (int) Math.max(0,
					Math.min(255, (stroke(i) ? STROKE : PAPER) + deviation * chance.nextGaussian()));
			rgb[i] = light << 16 | light << 8 | light;
		}
		return new Pixels(WIDTH, HEIGHT, rgb);
	}

	private static double mean(Pixels picture, IntPredicate where) {
		return IntStream.range(0, picture.rgb().length)
			.filter(where)
			.map((at) -> picture.rgb()[at] & 0xff)
			.average()
			.orElseThrow();
	}

	private static double deviation(Pixels picture) {
		IntPredicate paper = (at) -> at % WIDTH < 36;
		double mean = mean(picture, paper);
		return Math.sqrt(IntStream.range(0, picture.rgb().length)
			.filter(paper)
			.mapToDouble((at) -> Math.pow((picture.rgb()[at] & 0xff) - mean, 2))
			.average()
			.orElseThrow());
	}

}
