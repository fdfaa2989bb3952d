package cn.juanzong.extraction.layout.cell;

import java.util.Arrays;
import java.util.List;

import cn.juanzong.extraction.layout.picture.Area;
import cn.juanzong.extraction.layout.picture.Gray;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A stroke through writing is told from the strokes of characters. */
class StruckOutTests {

	private static final int LETTER = 24;

	private static final int TOP = 20;

	private static final int LEFT = 20;

	private static final int WIDTH = 400;

	private static final int HEIGHT = 70;

	private final short[] values = new short[WIDTH * HEIGHT];

	StruckOutTests() {
		Arrays.fill(this.values, (short) 240);
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 3, 11, 18 })
	@DisplayName("R12-3: what nobody struck out is read as it stands there")
	void writingHasGaps(int characters) {
		write(characters);
		assertThat(struck(characters)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 3, 11, 18 })
	@DisplayName("R12-3: a level stroke through a name or a number strikes it out")
	void aStrokeThroughTheMiddleStrikesOut(int characters) {
		write(characters);
		stroke(characters, 0, 0, 3);
		assertThat(struck(characters)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(ints = { -4, 4 })
	@DisplayName("R12-3: so does one that a hand drew aslant, and not quite straight")
	void aStrokeAslantStrikesOut(int rise) {
		write(3);
		stroke(3, rise, 2, 2);
		assertThat(struck(3)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 3 })
	@DisplayName("R12-3: so does one through a name from corner to corner")
	void aSteepStrokeStrikesANameOut(int characters) {
		write(characters);
		stroke(characters, 16, 0, 3);
		assertThat(struck(characters)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(ints = { -11, 10, 13 })
	@DisplayName("R12-3: a line under, over or at the rim of writing strikes nobody out")
	void aLineAtTheRimIsNone(int down) {
		write(3);
		for (int x = LEFT; x < LEFT + 3 * LETTER; x++) {
			dark(x, TOP + LETTER / 2 + down);
			dark(x, TOP + LETTER / 2 + down + 1);
		}
		assertThat(StruckOut.any(page(), List.of(area(3).grown(4, 0)), LETTER)).isFalse();
	}

	@Test
	@DisplayName("R12-3: a dash where nothing is to be written strikes nobody out")
	void aDashIsNone() {
		stroke(3, 0, 0, 3);
		assertThat(struck(3)).isFalse();
	}

	@Test
	@DisplayName("R12-3: level strokes of characters beside each other strike nobody out")
	void levelStrokesOfCharactersAreNone() {
		for (int i = 0; i < 3; i++) {
			for (int x = 0; x < LETTER - 3; x++) {
				for (int y : new int[] { 1, LETTER / 2, LETTER - 2 }) {
					dark(LEFT + i * LETTER + x, TOP + y);
					dark(LEFT + i * LETTER + x, TOP + y + 1);
				}
			}
		}
		assertThat(struck(3)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(ints = { 60, 145 })
	@DisplayName("R12-3: level strokes that touch in a blurred scan strike nobody out, a stroke as dark all along does")
	void charactersThatTouchAreNotStruck(int between) {
		write(2);
		int middle = TOP + LETTER / 2;
		// the level strokes in the middle stand out on both sides
		for (int x = LEFT - 3; x < LEFT + 2 * LETTER; x++) {
			boolean gap = x >= LEFT + LETTER - 1 && x < LEFT + LETTER + 1;
			for (int y = middle; y < middle + 3; y++) {
				this.values[y * WIDTH + x] = (short) (gap ? between : 60);
			}
		}
		assertThat(struck(2)).isEqualTo(between == 60);
	}

	/** Boxes with a cross in them, a few pixels apart. */
	private void write(int characters) {
		for (int i = 0; i < characters; i++) {
			for (int at = 0; at < LETTER - 3; at++) {
				int left = LEFT + i * LETTER;
				for (int thick = 0; thick < 2; thick++) {
					dark(left + at, TOP + thick);
					dark(left + at, TOP + LETTER / 2 + thick);
					dark(left + at, TOP + LETTER - 2 + thick);
					dark(left + thick, TOP + at);
					dark(left + LETTER / 2 + thick, TOP + at);
					dark(left + LETTER - 5 + thick, TOP + at);
				}
			}
		}
	}

	private void stroke(int characters, int rise, int wave, int thick) {
		int length = characters * LETTER;
		for (int x = -3; x < length; x++) {
			double y = TOP + LETTER / 2.0 + rise * (0.5 - (double) x / length) + wave * Math.sin(x / 9.0);
			for (int i = 0; i < thick; i++) {
				dark(LEFT + x, (int) Math.round(y) + i - 1);
			}
		}
	}

	private void dark(int x, int y) {
		this.values[y * WIDTH + x] = 60;
	}

	private boolean struck(int characters) {
		return StruckOut.any(page(), List.of(area(characters)), LETTER);
	}

	private static Area area(int characters) {
		return new Area(LEFT - 3, TOP, Math.min(WIDTH, LEFT + characters * LETTER), TOP + LETTER);
	}

	private Gray page() {
		return new Gray(WIDTH, HEIGHT, this.values);
	}

}
