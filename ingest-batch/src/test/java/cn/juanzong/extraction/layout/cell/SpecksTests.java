package cn.juanzong.extraction.layout.cell;

import java.util.Arrays;

import cn.juanzong.extraction.layout.picture.Area;
import cn.juanzong.extraction.layout.picture.Gray;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A number in the middle of a cell, and what grain leaves around it. */
class SpecksTests {

	private static final int WIDTH = 300;

	private static final int HEIGHT = 60;

	private static final Area CELL = new Area(0, 0, WIDTH, HEIGHT);

	private static final double LETTER = 20;

	private final short[] page = new short[WIDTH * HEIGHT];

	SpecksTests() {
		Arrays.fill(this.page, (short) 160);
	}

	@Test
	void specksDoNotMakeANumberHigherOrWider() {
		digits();
		dark(150, 8, 2, 2);
		dark(20, 40, 3, 1);
		dark(280, 52, 1, 2);
		Ink ink = Ink.ofDigits(gray(), CELL, LETTER);
		assertThat(ink.bounds()).isEqualTo(new Area(60, 22, 238, 38));
		assertThat(ink.lines()).containsExactly(new Area(60, 22, 238, 38));
	}

	@Test
	void aDotOfAPenIsNoSpeck() {
		digits();
		dark(250, 34, 3, 3);
		assertThat(Ink.ofDigits(gray(), CELL, LETTER).bounds()).isEqualTo(new Area(60, 22, 253, 38));
	}

	@Test
	void aThinStrokeAslantIsNoSpeck() {
		digits();
		for (int i = 0; i < 12; i++) {
			dark(240 + i, 36 - i, 1, 1);
		}
		assertThat(Ink.ofDigits(gray(), CELL, LETTER).bounds()).isEqualTo(new Area(60, 22, 252, 38));
	}

	@Test
	void specksAloneAreNoWriting() {
		for (int i = 0; i < 30; i++) {
			dark(10 + 9 * i, 10 + 7 * i % 40, 2, 2);
		}
		Ink ink = Ink.in(gray(), CELL, LETTER);
		assertThat(ink.bounds()).isNull();
		assertThat(ink.share()).isGreaterThan(0.004);
	}

	/** Eighteen digits. */
	private void digits() {
		for (int i = 0; i < 18; i++) {
			dark(60 + 10 * i, 22, 8, 3);
			dark(60 + 10 * i, 22, 3, 16);
			dark(60 + 10 * i, 35, 8, 3);
		}
	}

	private void dark(int x, int y, int width, int height) {
		for (int v = y; v < y + height; v++) {
			Arrays.fill(this.page, v * WIDTH + x, v * WIDTH + x + width, (short) 70);
		}
	}

	private Gray gray() {
		return new Gray(WIDTH, HEIGHT, this.page);
	}

}
