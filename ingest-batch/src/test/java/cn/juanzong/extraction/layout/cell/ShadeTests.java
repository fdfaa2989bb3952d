package cn.juanzong.extraction.layout.cell;

import java.util.Arrays;

import cn.juanzong.extraction.layout.picture.Area;
import cn.juanzong.extraction.layout.picture.Gray;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Nobody signs by the shadow of a hand, and whoever signed in it has signed. */
class ShadeTests {

	private static final int LETTER = 30;

	private static final int WIDTH = 240;

	private static final int HEIGHT = 60;

	private static final int PAPER = 230;

	private static final int SHADED = 150;

	private final short[] values = new short[WIDTH * HEIGHT];

	ShadeTests() {
		Arrays.fill(this.values, (short) PAPER);
	}

	@ParameterizedTest
	@CsvSource({ "0, 80, 0", "150, 240, 0", "0, 110, 1.2", "60, 240, -0.8", "100, 160, 0" })
	@DisplayName("R16-2: a shadow that falls into an empty cell signs for nobody")
	void aShadowSignsForNobody(int from, int to, double lean) {
		shade(from, to, lean);
		assertThat(signed()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "0, 120, 0", "0, 240, 0", "90, 150, 0.5" })
	@DisplayName("R16-2: what is written beneath a shadow, or half beneath it, is a signature")
	void whatIsWrittenBeneathAShadowIsASignature(int from, int to, double lean) {
		shade(from, to, lean);
		write(3);
		assertThat(signed()).isTrue();
	}

	@Test
	@DisplayName("R16-2: strokes of a thick pen are a signature")
	void strokesOfAThickPenAreASignature() {
		write(8);
		assertThat(signed()).isTrue();
	}

	@Test
	@DisplayName("R16-2: the print of a black finger within a cell is a mark, not a shadow")
	void thePrintOfAFingerIsNoShadow() {
		for (int y = 15; y < 48; y++) {
			for (int x = 90; x < 120; x++) {
				this.values[y * WIDTH + x] = (short) SHADED;
			}
		}
		assertThat(signed()).isTrue();
	}

	private void shade(int from, int to, double lean) {
		for (int y = 0; y < HEIGHT; y++) {
			for (int x = 0; x < WIDTH; x++) {
				double in = Math.min(x - from - lean * y, to - x - lean * y) / 4;
				double share = 1 / (1 + Math.exp(-in));
				this.values[y * WIDTH + x] = (short) (PAPER + share * (SHADED - PAPER));
			}
		}
	}

	/** Two boxes with crosses, in the middle. */
	private void write(int thick) {
		for (int i = 0; i < 2; i++) {
			int left = 85 + i * 36;
			for (int at = 0; at < LETTER; at++) {
				for (int pen = 0; pen < thick; pen++) {
					ink(left + at, 15 + pen);
					ink(left + at, 15 + LETTER - thick + pen);
					ink(left + pen, 15 + at);
					ink(left + LETTER - thick + pen, 15 + at);
				}
			}
		}
	}

	private void ink(int x, int y) {
		this.values[y * WIDTH + x] = 50;
	}

	private boolean signed() {
		return Ink.ofSignature(new Gray(WIDTH, HEIGHT, this.values), new Area(0, 0, WIDTH, HEIGHT), LETTER)
			.bounds() != null;
	}

}
