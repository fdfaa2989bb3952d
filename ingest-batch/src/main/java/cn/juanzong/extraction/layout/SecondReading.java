package cn.juanzong.extraction.layout;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import cn.juanzong.extraction.layout.picture.Area;
import cn.juanzong.extraction.layout.picture.RedInk;
import cn.juanzong.extraction.ocr.Pixels;
import cn.juanzong.extraction.ocr.ReadText;
import cn.juanzong.extraction.ocr.Strip;
import cn.juanzong.extraction.ocr.TextEngine;
import cn.juanzong.extraction.sheet.SheetColumn;

/**
 * Looks again at numbers that were read badly, in one way after another for as long as
 * they are in doubt: cut in other ways, with the grain that was taken off the page, and
 * with what red ink lay over them left where it was. All looks together say how probable
 * a number is; as read counts one that can be a number, and of two that contradict each
 * other the likelier.
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
		List<Doubtful> all = IntStream.range(0, cells.size())
			.mapToObj((i) -> new Doubtful(cells.get(i), kinds.get(i), line(cells.get(i))))
			.toList();
		look(all, this.even, Doubtful::wide);
		look(all, this.even, Doubtful::close);
		if (this.even != this.bleached) {
			look(all, this.bleached, Doubtful::wide);
		}
		List<Doubtful> sealed = all.stream().filter((each) -> underRed(each.line())).toList();
		if (sealed.stream().anyMatch(Doubtful::open)) {
			look(sealed, RedInk.seenThroughRed(this.page), Doubtful::wide);
		}
	}

	private void look(List<Doubtful> cells, Pixels page, Function<Doubtful, Strip> cut) throws IOException {
		List<Doubtful> open = cells.stream().filter(Doubtful::open).toList();
		List<ReadText> read = this.engine.read(page, open.stream().map(cut).toList());
		for (int i = 0; i < read.size(); i++) {
			open.get(i).seen(read.get(i));
		}
	}

	/** Whether red ink was taken off a line. */
	private boolean underRed(Area line) {
		for (int y = (int) Math.max(0, line.top()); y < Math.min(this.page.height(), line.bottom()); y++) {
			for (int x = (int) Math.max(0, line.left()); x < Math.min(this.page.width(), line.right()); x++) {
				int at = y * this.page.width() + x;
				if (this.page.rgb()[at] != this.bleached.rgb()[at]) {
					return true;
				}
			}
		}
		return false;
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

	/** A number in doubt. */
	private record Doubtful(ReadCell cell, SheetColumn kind, Area line) {

		/** Whether it is still in doubt. */
		boolean open() {
			return !Numbers.settled(this.kind, this.cell);
		}

		Strip wide() {
			double height = this.line.height();
			return new Strip(this.line.grown(0.2 * height, 0.3 * height).within(this.cell.area()).box(), Numbers.WIDE);
		}

		Strip close() {
			double height = this.line.height();
			return Strip.whole(this.line.grown(0.08 * height, 0.15 * height).box());
		}

		void seen(ReadText look) {
			ReadText other = Numbers.digits(this.kind, look);
			if (this.cell.texts().size() == 1) {
				this.cell.texts().set(0, Numbers.together(this.kind, this.cell.texts().get(0), other));
			}
			else if (Numbers.plausible(this.kind, other.text()) && !Numbers.plausible(this.kind, this.cell.text())) {
				this.cell.texts().clear();
				this.cell.texts().add(other);
			}
		}

	}

}
