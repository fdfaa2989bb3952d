package cn.juanzong.extraction.layout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import cn.juanzong.extraction.layout.picture.Area;
import cn.juanzong.extraction.layout.picture.RedInk;
import cn.juanzong.extraction.ocr.Pixels;
import cn.juanzong.extraction.ocr.ReadText;
import cn.juanzong.extraction.ocr.Strip;
import cn.juanzong.extraction.ocr.TextEngine;
import cn.juanzong.extraction.ocr.TurnedBox;
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

	/** How wide a number is read that was read wide before. */
	private static final double WIDER = 1.7;

	/**
	 * Of the numbers of a printed page no more are in doubt: of 30 pages, dim ones among
	 * them, at most one in fifteen; of pages written by hand mostly half and more.
	 */
	private static final double BY_HAND = 0.125;

	/** What is left around a number for the reader of digits. */
	private static final List<Margin> MARGINS = List.of(new Margin(0.14, 0.3), new Margin(0.02, 0.2),
			new Margin(0.28, 0.4));

	private final TextEngine engine;

	private final Pixels page;

	private final Pixels bleached;

	private final Pixels even;

	/** All of them, in doubt or not. */
	private final List<ReadNumber> numbers = new ArrayList<>();

	private final List<ReadNumber> doubtful = new ArrayList<>();

	SecondReading(TextEngine engine, Pixels page, Pixels bleached, Pixels even) {
		this.engine = engine;
		this.page = page;
		this.bleached = bleached;
		this.even = even;
	}

	/**
	 * Adds a number.
	 * @param wide whether it was read wide
	 */
	void add(ReadCell cell, SheetColumn kind, boolean wide) {
		ReadNumber number = new ReadNumber(cell, kind, line(cell), wide);
		this.numbers.add(number);
		if (number.open()) {
			this.doubtful.add(number);
		}
	}

	/** Whether more numbers are in doubt than of a printed page ever are. */
	boolean byHand() {
		return this.doubtful.stream().filter(ReadNumber::ofDigits).count() > BY_HAND * this.numbers.size();
	}

	/**
	 * Reads those in doubt.
	 * @param few up to how many are all read; more are read a few at a time, without
	 * those whose check digit holds, for as long as that settles some
	 */
	void read(int few) throws IOException {
		if (this.doubtful.size() <= few) {
			read(this.doubtful);
			return;
		}
		List<ReadNumber> bad = this.doubtful.stream().filter(ReadNumber::unchecked).toList();
		boolean helps = true;
		for (int from = 0; from < bad.size() && helps; from += FEW) {
			List<ReadNumber> some = bad.subList(from, Math.min(from + FEW, bad.size()));
			read(some);
			helps = !some.stream().allMatch(ReadNumber::open);
		}
	}

	/**
	 * Shows all numbers of a page written by hand to a reader of digits, for such are
	 * misread without doubt, too: cut closer and less close, for it seldom errs in the
	 * same way each time. Called before those in doubt are read.
	 */
	void readDigits() throws IOException {
		List<ReadNumber> written = this.numbers.stream().filter(ReadNumber::ofDigits).toList();
		this.doubtful.removeIf(ReadNumber::ofDigits);
		for (Margin margin : MARGINS) {
			List<ReadText> read = this.engine.digits(this.even,
					written.stream().map((each) -> each.digits(margin)).toList());
			for (int i = 0; i < read.size(); i++) {
				written.get(i).seen(read.get(i));
			}
		}
		written.stream().filter(ReadNumber::open).forEach(this.doubtful::add);
	}

	private void read(List<ReadNumber> some) throws IOException {
		look(some, this.even, ReadNumber::wide);
		look(some.stream().filter((each) -> !each.readWide()).toList(), this.even, ReadNumber::close);
		if (this.even != this.bleached) {
			look(some, this.bleached, ReadNumber::wide);
		}
		List<ReadNumber> sealed = some.stream().filter((each) -> each.open() && underRed(each.line())).toList();
		if (!sealed.isEmpty()) {
			look(sealed, RedInk.seenThroughRed(this.page), ReadNumber::wide);
		}
	}

	private void look(List<ReadNumber> cells, Pixels page, Function<ReadNumber, Strip> cut) throws IOException {
		List<ReadNumber> open = cells.stream().filter(ReadNumber::open).toList();
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

	/** Room above, below and beside a line, in its heights. */
	private record Margin(double above, double beside) {

	}

	/** A number as it was read. */
	private record ReadNumber(ReadCell cell, SheetColumn kind, Area line, boolean readWide) {

		/** Whether it is still in doubt. */
		boolean open() {
			return !Numbers.settled(this.kind, this.cell);
		}

		/** Whether it was read as digits, none of them hidden. */
		boolean ofDigits() {
			return Numbers.ofDigits(this.cell.text());
		}

		/** Whether no check digit says that it was read as it stands there. */
		boolean unchecked() {
			return this.kind == SheetColumn.PHONE || !Numbers.plausible(this.kind, this.cell.text());
		}

		Strip wide() {
			double height = this.line.height();
			Area around = this.line.grown(0.2 * height, 0.3 * height).within(this.cell.area());
			return new Strip(around.box(), this.readWide ? WIDER : Numbers.WIDE);
		}

		TurnedBox digits(Margin margin) {
			double height = this.line.height();
			return this.line.grown(margin.above() * height, margin.beside() * height)
				.within(this.cell.area().grown(2, 2))
				.box();
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
