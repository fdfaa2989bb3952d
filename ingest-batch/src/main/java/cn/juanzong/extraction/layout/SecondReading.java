package cn.juanzong.extraction.layout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import cn.juanzong.extraction.layout.picture.Area;
import cn.juanzong.extraction.layout.picture.RedInk;
import cn.juanzong.extraction.ocr.Pixels;
import cn.juanzong.extraction.ocr.ReadText;
import cn.juanzong.extraction.ocr.Strip;
import cn.juanzong.extraction.ocr.TextEngine;
import cn.juanzong.extraction.sheet.SheetColumn;

/**
 * Reads numbers that were read badly once more: cut in other ways, with the grain that
 * was taken off the page, and with what red ink lay over them left where it was. Of
 * several readings only one that can be a number counts, and none where two of them
 * contradict each other.
 */
final class SecondReading {

	/** So many are read again before it is asked whether that helped. */
	private static final int FEW = 6;

	private final TextEngine engine;

	private final Pixels page;

	private final Pixels bleached;

	private final Pixels even;

	SecondReading(TextEngine engine, Pixels page, Pixels bleached, Pixels even) {
		this.engine = engine;
		this.page = page;
		this.bleached = bleached;
		this.even = even;
	}

	/** Reads numbers of a page written by hand, a few at a time. */
	void readWhileItHelps(List<ReadCell> cells, List<SheetColumn> kinds) throws IOException {
		List<Integer> bad = IntStream.range(0, cells.size())
			.filter((i) -> kinds.get(i) == SheetColumn.PHONE || impossible(cells.get(i), kinds.get(i)))
			.boxed()
			.toList();
		boolean helps = true;
		for (int from = 0; from < bad.size() && helps; from += FEW) {
			List<Integer> some = bad.subList(from, Math.min(from + FEW, bad.size()));
			long before = some.stream().filter((i) -> impossible(cells.get(i), kinds.get(i))).count();
			read(some.stream().map(cells::get).toList(), some.stream().map(kinds::get).toList());
			long after = some.stream().filter((i) -> impossible(cells.get(i), kinds.get(i))).count();
			helps = before < FEW || after < before;
		}
	}

	private static boolean impossible(ReadCell cell, SheetColumn kind) {
		return !Numbers.plausible(kind, cell.text());
	}

	void read(List<ReadCell> cells, List<SheetColumn> kinds) throws IOException {
		if (cells.isEmpty()) {
			return;
		}
		List<Strip> wide = new ArrayList<>();
		List<Strip> close = new ArrayList<>();
		for (ReadCell cell : cells) {
			Area line = line(cell);
			double height = line.height();
			wide.add(new Strip(line.grown(0.2 * height, 0.3 * height).within(cell.area()).box(), Numbers.WIDE));
			close.add(Strip.whole(line.grown(0.08 * height, 0.15 * height).box()));
		}
		List<List<ReadText>> readings = new ArrayList<>();
		readings.add(this.engine.read(this.even, wide));
		readings.add(this.engine.read(this.even, close));
		if (this.even != this.bleached) {
			readings.add(this.engine.read(this.bleached, wide));
		}
		if (this.bleached != this.page) {
			readings.add(this.engine.read(RedInk.seenThroughRed(this.page), wide));
		}
		for (int i = 0; i < cells.size(); i++) {
			int at = i;
			SheetColumn kind = kinds.get(i);
			choose(cells.get(i), kind, readings.stream().map((each) -> Numbers.digits(kind, each.get(at))).toList());
		}
	}

	/** The line of a cell in which most was read. */
	private static Area line(ReadCell cell) {
		List<Area> lines = cell.ink().lines();
		int most = 0;
		for (int i = 1; i < Math.min(lines.size(), cell.texts().size()); i++) {
			most = (cell.texts().get(i).text().length() > cell.texts().get(most).text().length()) ? i : most;
		}
		return lines.get(most);
	}

	private static void choose(ReadCell cell, SheetColumn kind, List<ReadText> others) {
		boolean plausible = Numbers.plausible(kind, cell.text());
		List<ReadText> possible = others.stream().filter((text) -> Numbers.plausible(kind, text.text())).toList();
		if (plausible && possible.stream().anyMatch((text) -> !text.text().equals(cell.text()))) {
			return;
		}
		possible.stream()
			.max(Comparator.comparingDouble(ReadText::confidence))
			.filter((text) -> !plausible || text.confidence() > cell.confidence())
			.ifPresent((text) -> {
				cell.texts().clear();
				cell.texts().add(text);
			});
	}

}
