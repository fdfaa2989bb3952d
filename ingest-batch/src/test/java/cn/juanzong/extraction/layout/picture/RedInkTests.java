package cn.juanzong.extraction.layout.picture;

import java.util.Arrays;

import cn.juanzong.extraction.ocr.Pixels;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A red stroke through writing is told from what is written or stamped in red. */
class RedInkTests {

	private static final int WIDTH = 200;

	private static final int HEIGHT = 80;

	private static final int LETTER = 24;

	private static final Area LINE = new Area(40, 20, 100, 50);

	private static final int RED = 0xd02030;

	private final int[] rgb = new int[WIDTH * HEIGHT];

	RedInkTests() {
		Arrays.fill(this.rgb, 0xf4f4f0);
	}

	@ParameterizedTest
	@ValueSource(ints = { -14, 0, 6, 14 })
	@DisplayName("R12-3: a red stroke through a name strikes it out, level or aslant")
	void aThinStrokeFromSideToSideStrikesOut(int rise) {
		for (int x = 36; x < 110; x++) {
			for (int thick = 0; thick < 4; thick++) {
				red(x, 35 + rise * (70 - x) / 60 + thick);
			}
		}
		assertThat(strikes()).isTrue();
	}

	@Test
	@DisplayName("R12-3: a line under a name, or over half of it, strikes nobody out")
	void aLineUnderWritingOrOverHalfOfItIsNone() {
		for (int x = 36; x < 110; x++) {
			red(x, 49);
			red(x, 50);
		}
		assertThat(strikes()).isFalse();
		for (int x = 36; x < 75; x++) {
			red(x, 34);
			red(x, 35);
		}
		assertThat(strikes()).isFalse();
	}

	@Test
	@DisplayName("R12-3: letters and patches of a seal strike nobody out")
	void aSealIsNone() {
		for (int x = 30; x < 120; x++) {
			for (int y = 22 + x % 12; y < 48 - x % 7; y++) {
				red(x, y);
			}
		}
		assertThat(strikes()).isFalse();
	}

	private void red(int x, int y) {
		this.rgb[y * WIDTH + x] = RED;
	}

	private boolean strikes() {
		return new RedInk(new Pixels(WIDTH, HEIGHT, this.rgb)).strikes(LINE, LETTER);
	}

}
