package cn.juanzong.extraction.layout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import cn.juanzong.extraction.layout.HeaderWords.Heading;
import cn.juanzong.extraction.layout.picture.Gray;
import cn.juanzong.extraction.layout.picture.StraightPage;
import cn.juanzong.extraction.ocr.ReadText;
import cn.juanzong.extraction.ocr.Strip;
import cn.juanzong.extraction.ocr.TextEngine;
import cn.juanzong.extraction.ocr.TurnedBox;
import cn.juanzong.extraction.sheet.HalfDay;
import cn.juanzong.extraction.sheet.SheetColumn;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands around a table and finds the row that heads its columns.
 */
final class ColumnReader {

	/** A heading stands among the first rows or nowhere. */
	private static final int ROWS = 7;

	private final TextEngine engine;

	private final StraightPage page;

	private final Grid grid;

	private final StandingHeadings standing;

	ColumnReader(TextEngine engine, StraightPage page, Gray gray, Grid grid) {
		this.engine = engine;
		this.page = page;
		this.grid = grid;
		this.standing = new StandingHeadings(engine, page.pixels(), gray, grid);
	}

	Columns read() throws IOException {
		List<ReadText> around = new ArrayList<>(texts(-1));
		List<ReadText> before = new ArrayList<>();
		for (int row = 0; row < Math.min(ROWS, this.grid.rowCount()); row++) {
			List<ReadText> texts = texts(row);
			List<String> words = said(texts);
			if (!HeaderWords.isHeader(words)) {
				List<ReadText> upright = this.standing.read(row);
				texts = HeaderWords.isHeader(said(upright)) ? upright : texts;
				words = said(texts);
			}
			if (HeaderWords.isHeader(words)) {
				around.addAll(before);
				return headed(row, texts, around);
			}
			if (words.stream().anyMatch((word) -> word.replaceAll("\\D", "").length() > 9)) {
				break;
			}
			before.addAll(texts);
		}
		List<@Nullable SheetColumn> unknown = new ArrayList<>(Collections.nCopies(this.grid.columnCount(), null));
		List<@Nullable HalfDay> halves = new ArrayList<>(Collections.nCopies(this.grid.columnCount(), null));
		return new Columns(this.grid, 0, false, unknown, halves, List.of(), around);
	}

	private List<ReadText> texts(int row) throws IOException {
		List<Strip> strips = this.page.boxes()
			.stream()
			.filter((box) -> this.grid.rowAt(box.centreX(), box.centreY()) == row)
			.map(Strip::whole)
			.toList();
		return strips.isEmpty() ? List.of()
				: this.engine.read(this.page.pixels(), strips)
					.stream()
					.filter((text) -> !text.text().isBlank() && text.confidence() > 0.4)
					.toList();
	}

	private static List<String> said(List<ReadText> texts) {
		return texts.stream().map(ReadText::text).toList();
	}

	private Columns headed(int row, List<ReadText> texts, List<ReadText> around) throws IOException {
		@Nullable SheetColumn[] kinds = new @Nullable SheetColumn[this.grid.columnCount()];
		@Nullable HalfDay[] halves = new @Nullable HalfDay[kinds.length];
		List<ReadText> below = below(row + 1);
		List<ReadText> all = new ArrayList<>(below);
		all.addAll(texts);
		for (ReadText text : all) {
			for (Heading heading : HeaderWords.in(text.text())) {
				TurnedBox box = text.box();
				double share = (heading.start() + heading.end()) / 2.0 / heading.of();
				int column = nearest(box.centreX() - box.width() / 2 + share * box.width(), box.centreY());
				if (kinds[column] == null) {
					kinds[column] = heading.column();
					halves[column] = heading.halfDay();
				}
			}
		}
		return new Columns(this.grid, below.isEmpty() ? row + 1 : row + 2, true, Arrays.asList(kinds),
				Arrays.asList(halves), all, around);
	}

	/** A second row of headings, under one that spans several columns. */
	private List<ReadText> below(int row) throws IOException {
		List<ReadText> texts = (row < this.grid.rowCount()) ? texts(row) : List.of();
		return texts.stream().allMatch((text) -> !HeaderWords.in(text.text()).isEmpty()) ? texts : List.of();
	}

	private int nearest(double x, double y) {
		int column = this.grid.columnAt(x, y);
		if (column >= 0) {
			return column;
		}
		return (x < this.grid.columns().get(0).at(y)) ? 0 : this.grid.columnCount() - 1;
	}

}
