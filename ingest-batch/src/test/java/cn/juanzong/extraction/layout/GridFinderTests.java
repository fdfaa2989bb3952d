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

	private static final int HEIGHT = 1_300;

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
		int[] lines = edges();
		Grid grid = new GridFinder(page(lines), writing()).find().orElseThrow();
		assertThat(grid.rowCount()).isEqualTo(ROWS);
		for (int i = 0; i <= ROWS; i++) {
			assertThat(Math.abs(grid.rows().get(i).at(600) - lines[i])).as("edge %d", i).isLessThan(3);
		}
	}

	@Test
	void aStrokeThroughAWholeRowPartsNone() {
		Gray page = page(edges());
		for (int x = 110; x < 810; x++) {
			for (int thick = 0; thick < 3; thick++) {
				dark(page, x, middle(4) + 12 - 24 * (x - 110) / 700 + thick);
				dark(page, x, middle(7) + 8 + thick);
			}
		}
		Grid grid = new GridFinder(page, writing()).find().orElseThrow();
		assertThat(grid.rowCount()).isEqualTo(ROWS);
	}

	@Test
	void whatIsSeenFarBelowTheTableIsNoneOfIt() {
		int[] lines = Arrays.copyOf(edges(), ROWS + 4);
		lines[ROWS + 1] = 1_180;
		lines[ROWS + 2] = 1_215;
		lines[ROWS + 3] = 1_280;
		Grid grid = new GridFinder(page(lines), writing()).find().orElseThrow();
		assertThat(grid.rowCount()).isEqualTo(ROWS);
	}

	private static int[] edges() {
		int[] lines = new int[ROWS + 1];
		Arrays.setAll(lines, (i) -> middle(i) - PITCH / 2);
		return lines;
	}

	private static void dark(Gray page, int x, int y) {
		page.values()[y * WIDTH + x] = 0x30;
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
