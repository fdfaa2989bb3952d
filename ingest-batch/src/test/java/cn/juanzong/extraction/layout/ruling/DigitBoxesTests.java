package cn.juanzong.extraction.layout.ruling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import cn.juanzong.extraction.layout.picture.Edge;
import cn.juanzong.extraction.layout.picture.Homography;
import cn.juanzong.extraction.layout.picture.StraightPage;
import cn.juanzong.extraction.ocr.Pixels;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DigitBoxesTests {

	private static final int WIDTH = 1_000;

	private static final int HEIGHT = 300;

	private static final int LETTER = 24;

	private static final int BOX = 30;

	@Test
	void boxesOfSingleDigitsAreOneColumn() {
		DigitBoxes boxes = boxes(40, 100, 200, 18, 180, 150);
		assertThat(boxes.any()).isTrue();
		assertThat(boxes.joined()).extracting((edge) -> edge.at(0))
			.containsExactly(40.0, 100.0, 200.0, 200.0 + 18 * BOX, 380.0 + 18 * BOX, 530.0 + 18 * BOX);
	}

	@Test
	void narrowColumnsOfAFormAreNone() {
		DigitBoxes boxes = boxes(40, 70, 170, 4, 180, 150);
		assertThat(boxes.any()).isFalse();
		assertThat(boxes.joined()).hasSize(9);
	}

	@Test
	void noLineIsLeftBetweenBoxes() {
		int[] rgb = new int[WIDTH * HEIGHT];
		Arrays.fill(rgb, 0xf0f0e0);
		for (int x = 200; x <= 200 + 18 * BOX; x += BOX) {
			for (int y = 20; y <= 260; y++) {
				rgb[y * WIDTH + x] = 0x202020;
				rgb[y * WIDTH + x + 1] = 0x202020;
			}
		}
		StraightPage page = new StraightPage(new Pixels(WIDTH, HEIGHT, rgb), Homography.scale(1, 1, 0, 0), List.of());
		int[] wiped = boxes(40, 100, 200, 18, 180, 150).without(page).pixels().rgb();
		for (int x = 200 + BOX; x < 200 + 17 * BOX; x++) {
			assertThat(wiped[100 * WIDTH + x]).as("at %d", x).isEqualTo(0xf0f0e0);
		}
		assertThat(wiped[100 * WIDTH + 200]).as("side of the column").isEqualTo(0x202020);
	}

	/** Two columns, then boxes, then two columns more. */
	private static DigitBoxes boxes(int left, int name, int number, int count, int phone, int signature) {
		List<Edge> columns = new ArrayList<>(List.of(Edge.straight(left), Edge.straight(name)));
		for (int i = 0; i <= count; i++) {
			columns.add(Edge.straight(number + i * (double) BOX));
		}
		double end = number + count * (double) BOX;
		columns.add(Edge.straight(end + phone));
		columns.add(Edge.straight(end + phone + signature));
		List<Edge> rows = List.of(Edge.straight(20), Edge.straight(80), Edge.straight(140), Edge.straight(260));
		return new DigitBoxes(rows, columns, LETTER);
	}

}
