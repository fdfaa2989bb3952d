package cn.juanzong.extraction.layout.cell;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An empty place to sign stays empty however the paper lay: what is left of ruled lines
 * is nobody's signature.
 */
class RuledRimTests {

	private static final int WIDTH = 200;

	private static final int HEIGHT = 44;

	private static final int LETTER = 22;

	@Test
	void aLineThatEntersACurvedPageFromTheSideIsNoWriting() {
		boolean[][] ink = new boolean[HEIGHT][WIDTH];
		for (int x = 0; x < 80; x++) {
			line(ink, x, (80 - x) / 10);
		}
		assertThat(left(ink)).isZero();
	}

	@Test
	void aLineAlongARimIsNoWriting() {
		boolean[][] ink = new boolean[HEIGHT][WIDTH];
		for (int x = 0; x < WIDTH; x++) {
			line(ink, x, HEIGHT - 5);
		}
		assertThat(left(ink)).isZero();
	}

	@Test
	void anUprightLineThroughTheCellIsNoWriting() {
		boolean[][] ink = new boolean[HEIGHT][WIDTH];
		for (boolean[] row : ink) {
			row[90] = true;
			row[91] = true;
		}
		assertThat(left(ink)).isZero();
	}

	@Test
	void writingStaysEvenWhereItTouchesTheRim() {
		boolean[][] ink = new boolean[HEIGHT][WIDTH];
		for (int y = 0; y < 30; y++) {
			ink[y][60] = true;
			ink[y][61] = true;
			ink[y][100 + y / 2] = true;
		}
		for (int x = 50; x < 75; x++) {
			ink[15][x] = true;
		}
		int before = count(ink);
		assertThat(left(ink)).isGreaterThan(before * 9 / 10);
	}

	private static void line(boolean[][] ink, int x, int y) {
		ink[y][x] = true;
		ink[y + 1][x] = true;
	}

	private static int left(boolean[][] ink) {
		new RuledRim(ink, LETTER).wipe();
		return count(ink);
	}

	private static int count(boolean[][] ink) {
		return Arrays.stream(ink).mapToInt((row) -> {
			int dark = 0;
			for (boolean each : row) {
				dark += each ? 1 : 0;
			}
			return dark;
		}).sum();
	}

}
