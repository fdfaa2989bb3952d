package cn.juanzong.extraction.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.juanzong.extraction.layout.picture.Area;
import cn.juanzong.extraction.layout.picture.Edge;
import cn.juanzong.extraction.layout.picture.Gray;
import cn.juanzong.extraction.layout.picture.Homography;
import cn.juanzong.extraction.layout.picture.StraightPage;
import cn.juanzong.extraction.ocr.Pixels;
import cn.juanzong.extraction.ocr.ReadText;
import cn.juanzong.extraction.ocr.Strip;
import cn.juanzong.extraction.ocr.TextEngine;
import cn.juanzong.extraction.ocr.TurnedBox;
import cn.juanzong.extraction.sheet.Lattice;
import cn.juanzong.extraction.sheet.SheetColumn;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Columns without lines between them, of which two were taken for one. */
class ColumnReaderTests {

	private static final int ROWS = 6;

	private static final int ROW = 40;

	private final Map<TurnedBox, String> written = new LinkedHashMap<>();

	@Test
	@DisplayName("R12-3: numbers by hand that reach into each other's columns have the column of their heading")
	void headingsPartColumnsThatRowsReachAcross() throws Exception {
		heading(60, "姓名");
		heading(200, "联系电话");
		heading(420, "身份证号码");
		for (int row = 1; row < ROWS; row++) {
			piece(row, 40, 80);
			if (row == 2) {
				piece(row, 120, 520);
			}
			else {
				piece(row, 120, 280);
				piece(row, 310, 520);
			}
		}
		Columns columns = read(0, 100, 560);
		assertThat(columns.kinds()).containsExactly(SheetColumn.NAME, SheetColumn.PHONE, SheetColumn.ID_NUMBER);
		assertThat(columns.grid().columns().get(2).at(0)).isBetween(280.0, 310.0);
	}

	@Test
	@DisplayName("R12-3: ID numbers beside remarks that nobody wrote are in a column of ID numbers, whatever is read first")
	void aNumberIsNotLostInAColumnOfRemarks() throws Exception {
		heading(500, "备注");
		heading(60, "姓名");
		heading(250, "身份证号码");
		for (int row = 1; row < ROWS; row++) {
			piece(row, 40, 80);
			piece(row, 140, 360);
		}
		assertThat(read(0, 100, 560).kinds()).containsExactly(SheetColumn.NAME, SheetColumn.ID_NUMBER);
	}

	@Test
	void oneHeadingOfTwoWordsIsOneColumn() throws Exception {
		heading(60, "序号");
		heading(190, "姓名");
		heading(240, "(签名)");
		for (int row = 1; row < ROWS; row++) {
			piece(row, 50, 70);
			piece(row, 150, 200);
			piece(row, 220, 280);
		}
		assertThat(read(0, 100, 400).kinds()).containsExactly(SheetColumn.ORDINAL, SheetColumn.NAME);
	}

	@Test
	@DisplayName("R12-3: a page number below the table is no line of it, and is not cut by its columns")
	void aPageNumberIsNoRow() throws Exception {
		heading(60, "姓名");
		heading(250, "身份证号码");
		for (int row = 1; row < ROWS - 1; row++) {
			piece(row, 40, 80);
			piece(row, 140, 360);
		}
		Area foot = new Area(60, (ROWS - 1) * ROW + 5.0, 240, ROWS * ROW - 5.0);
		this.written.put(foot.box(), "第 1 页 共 3 页");
		Columns columns = read(0, 100, 560);
		assertThat(columns.grid().rowCount()).isEqualTo(ROWS - 1);
		assertThat(columns.around()).extracting(ReadText::text).containsExactly("第 1 页 共 3 页");
		this.written.put(foot.box(), "王芳");
		assertThat(read(0, 100, 560).grid().rowCount()).isEqualTo(ROWS);
	}

	private void heading(double x, String text) {
		double half = 10.0 * text.length();
		this.written.put(new Area(x - half, 5, x + half, 35).box(), text);
	}

	private void piece(int row, double left, double right) {
		this.written.put(new Area(left, row * ROW + 5.0, right, row * ROW + 35.0).box(), "");
	}

	private Columns read(double... edges) throws Exception {
		int[] rgb = new int[600 * ROWS * ROW];
		Arrays.fill(rgb, 0xffffff);
		StraightPage page = new StraightPage(new Pixels(600, ROWS * ROW, rgb), Homography.scale(1, 1, 0, 0),
				List.copyOf(this.written.keySet()));
		List<Edge> rows = new ArrayList<>();
		for (int row = 0; row <= ROWS; row++) {
			rows.add(Edge.straight(row * ROW));
		}
		Grid grid = new Grid(rows, Arrays.stream(edges).mapToObj(Edge::straight).toList(), 20);
		return new ColumnReader(new Told(), page, Gray.withoutRed(page.pixels()), grid).read();
	}

	/** Says what was written. */
	private final class Told implements TextEngine {

		@Override
		public List<TurnedBox> find(Pixels page, int side) {
			return List.copyOf(ColumnReaderTests.this.written.keySet());
		}

		@Override
		public List<ReadText> read(Pixels page, List<Strip> strips) {
			return strips.stream()
				.map((strip) -> new ReadText(strip.box(),
						Objects.requireNonNullElse(ColumnReaderTests.this.written.get(strip.box()), ""), 0.99,
						Lattice.EMPTY))
				.toList();
		}

		@Override
		public List<ReadText> digits(Pixels page, List<TurnedBox> boxes) {
			throw new UnsupportedOperationException("Columns are found without it");
		}

		@Override
		public String version() {
			return "told";
		}

	}

}
