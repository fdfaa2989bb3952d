package cn.juanzong.extraction.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import cn.juanzong.extraction.layout.picture.Area;
import cn.juanzong.extraction.layout.picture.Gray;
import cn.juanzong.extraction.ocr.Pixels;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rows of four pieces of writing, with level lines between them or through them. */
class GridFinderTests {

	private static final int WIDTH = 1_200;

	private static final int HEIGHT = 1_000;

	private static final int ROWS = 12;

	private static final int PITCH = 60;

	private static final int[][] PIECES = { { 120, 200 }, { 260, 460 }, { 520, 660 }, { 720, 800 } };

	@Test
	void whatRunsThroughTheMiddleOfWritingIsNoRuledLine() {
		int[] struck = { 1, 2, 5, 6, 9 };
		int[] lines = Arrays.stream(struck).map(GridFinderTests::middle).toArray();
		Grid grid = new GridFinder(page(lines), writing()).find().orElseThrow();
		assertThat(grid.rowCount()).isEqualTo(ROWS);
		for (int row = 0; row < ROWS; row++) {
			assertThat(grid.rowAt(600, middle(row))).as("row of writing %d", row).isEqualTo(row);
		}
	}

	@Test
	void whatRunsBetweenRowsIsARuledLine() {
		int[] lines = new int[ROWS + 1];
		Arrays.setAll(lines, (i) -> middle(i) - PITCH / 2);
		Grid grid = new GridFinder(page(lines), writing()).find().orElseThrow();
		assertThat(grid.rowCount()).isEqualTo(ROWS);
		for (int i = 0; i <= ROWS; i++) {
			assertThat(Math.abs(grid.rows().get(i).at(600) - lines[i])).as("edge %d", i).isLessThan(3);
		}
	}

	private static int middle(int row) {
		return 130 + row * PITCH;
	}

	private static List<Area> writing() {
		List<Area> writing = new ArrayList<>();
		for (int row = 0; row < ROWS; row++) {
			for (int[] piece : PIECES) {
				writing.add(new Area(piece[0], middle(row) - 14, piece[1], middle(row) + 14));
			}
		}
		return writing;
	}

	private static Gray page(int... lines) {
		int[] rgb = new int[WIDTH * HEIGHT];
		Arrays.fill(rgb, 0xf0f0f0);
		for (int y : lines) {
			Arrays.fill(rgb, (y - 1) * WIDTH + 110, (y - 1) * WIDTH + 810, 0x303030);
			Arrays.fill(rgb, y * WIDTH + 110, y * WIDTH + 810, 0x303030);
		}
		return Gray.withoutRed(new Pixels(WIDTH, HEIGHT, rgb));
	}

}
