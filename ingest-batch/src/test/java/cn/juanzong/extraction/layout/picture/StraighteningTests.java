package cn.juanzong.extraction.layout.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import cn.juanzong.extraction.ocr.Pixels;
import cn.juanzong.extraction.ocr.TurnedBox;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A table photographed aslant: its level lines are level, its upright ones lean. */
class StraighteningTests {

	private static final int WIDTH = 1_200;

	private static final int HEIGHT = 1_300;

	private static final int ROWS = 19;

	private static final int ROW = 50;

	private static final int TOP = 180;

	@ParameterizedTest
	@ValueSource(doubles = { 0, 0.03, 0.11, -0.13 })
	void uprightLinesStandUprightHoweverFarTheyLeaned(double lean) {
		int[] rgb = new int[WIDTH * HEIGHT];
		Arrays.fill(rgb, 0xf0f0f0);
		List<TurnedBox> boxes = new ArrayList<>();
		int[] columns = { 250, 330, 480, 680, 860 };
		for (int row = 0; row <= ROWS; row++) {
			int y = TOP + row * ROW;
			for (int x = columns[0]; x <= columns[4]; x++) {
				dot(rgb, x + lean * (y - TOP), y);
			}
			for (int i = 0; row < ROWS && i < columns.length - 1; i++) {
				double middle = (columns[i] + columns[i + 1]) / 2.0 + lean * (y + ROW / 2.0 - TOP);
				boxes.add(new TurnedBox(middle, y + ROW / 2.0, (columns[i + 1] - columns[i]) * 0.8, 26, 1, 0));
			}
		}
		for (int x : columns) {
			for (int y = TOP; y <= TOP + ROWS * ROW; y++) {
				dot(rgb, x + lean * (y - TOP), y);
			}
		}
		StraightPage page = new Straightening(new Pixels(WIDTH, HEIGHT, rgb), boxes).straighten();
		List<RuledLine> upright = RuledLines.upright(Gray.withoutRed(page.pixels()));
		assertThat(upright).hasSize(columns.length)
			.allSatisfy((line) -> assertThat(Math.abs(line.slope())).isLessThan(0.01));
	}

	private static void dot(int[] rgb, double x, int y) {
		for (int i = 0; i < 4; i++) {
			rgb[(y + i / 2) * WIDTH + (int) x + i % 2] = 0x202020;
		}
	}

}
