package cn.juanzong.extraction.layout.picture;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

import cn.juanzong.extraction.ocr.Pixels;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Strokes of two pixels on paper, in good light and in bad. */
class GrainTests {

	private static final int SIDE = 160;

	private static final int PAPER = 150;

	private static final int INK = 40;

	@Test
	void muchGrainIsEvenedAndStrokesStay() {
		Pixels page = page(18);
		Pixels evened = new Grain(page).evened();
		assertThat(deviation(evened)).as("grain of the paper").isLessThan(deviation(page) / 2);
		for (int y = 20; y < SIDE - 20; y++) {
			assertThat(green(evened, 41, y)).as("stroke at %d", y).isLessThan((PAPER + INK) / 2 + 20);
		}
	}

	@Test
	void aPageWithLittleGrainIsReadAsItIs() {
		Pixels clean = page(0);
		Pixels scanned = page(4);
		assertThat(new Grain(clean).evened()).isSameAs(clean);
		assertThat(new Grain(scanned).evened()).isSameAs(scanned);
	}

	private static Pixels page(int grain) {
		Random chance = new Random(5);
		int[] rgb = new int[SIDE * SIDE];
		for (int i = 0; i < rgb.length; i++) {
			int light = (i % SIDE % 40 > 1 || i % SIDE == 0) ? PAPER : INK;
			int value = Math.max(0, Math.min(255, light + (int) (grain * chance.nextGaussian())));
			rgb[i] = value * 0x10101;
		}
		return new Pixels(SIDE, SIDE, rgb);
	}

	/** Of the paper between two strokes. */
	private static double deviation(Pixels page) {
		int[] paper = IntStream.range(0, SIDE * SIDE)
			.filter((i) -> i % SIDE > 50 && i % SIDE < 70)
			.map((i) -> page.rgb()[i] & 0xff)
			.toArray();
		double mean = Arrays.stream(paper).average().orElse(0);
		return Math
			.sqrt(Arrays.stream(paper).mapToDouble((value) -> (value - mean) * (value - mean)).average().orElse(0));
	}

	private static int green(Pixels page, int x, int y) {
		return page.rgb()[y * page.width() + x] >> 8 & 0xff;
	}

}
