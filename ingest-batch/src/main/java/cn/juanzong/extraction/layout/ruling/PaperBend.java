package cn.juanzong.extraction.layout.ruling;

import java.util.ArrayList;
import java.util.List;

import cn.juanzong.extraction.layout.picture.Edge;
import cn.juanzong.extraction.layout.picture.Median;
import cn.juanzong.extraction.layout.picture.RuledLine;
import cn.juanzong.extraction.layout.picture.StraightPage;
import cn.juanzong.extraction.ocr.Pixels;
import cn.juanzong.extraction.ocr.TurnedBox;

/**
 * How far paper that curls takes level lines up and down. All of them are bent alike, but
 * for what is nearer to the camera; so what lines say that were seen at a place tells it
 * of those that were not.
 */
public final class PaperBend {

	private static final int STEP = 40;

	/** Lines that must be seen at a place to believe them. */
	private static final int LEAST = 4;

	/** What is bent by less, in heights of a letter, is read as it is. */
	private static final double STRAIGHT = 0.35;

	/** The share of the page beside a table. */
	private static final double BESIDE = 0.12;

	/** The share of the page at which lines must be seen to speak for the rest. */
	private static final double KNOWN = 0.5;

	/** The page is looked at in so many places from left to right. */
	private static final int PLACES = 12;

	/** Writing longer than so many of its heights shows how it leans. */
	private static final double LONG = 2.2;

	private final int width;

	/**
	 * By how much a line at the top of the page is lower than in the middle, by steps.
	 */
	private final double[] atTop;

	/** By how much more further down, a pixel. */
	private final double[] more;

	private final List<RuledLine> lines;

	/** The share of the page at which any of that is known. */
	private double known;

	private PaperBend(int width, List<RuledLine> lines) {
		this.width = width;
		this.lines = lines;
		this.atTop = new double[width / STEP + 2];
		this.more = new double[this.atTop.length];
	}

	/**
	 * Looks at writing, which leans as the paper does: for lines that lean too far to be
	 * seen as ruled.
	 * @param boxes around writing
	 * @param width of the page
	 * @return what it says
	 */
	public static PaperBend ofWriting(List<TurnedBox> boxes, int width) {
		PaperBend bend = new PaperBend(width, List.of());
		double[] lean = bend.lean(boxes);
		for (int i = 1; i < lean.length; i++) {
			bend.atTop[i] = bend.atTop[i - 1] + STEP * (lean[i - 1] + lean[i]) / 2;
		}
		bend.known = 1;
		return bend;
	}

	/**
	 * Looks at the lines of a table.
	 * @param rows the edges of its rows, ruled or not
	 * @param width of the page
	 * @return what they say
	 */
	public static PaperBend ofLines(List<Edge> rows, int width) {
		double middle = width / 2.0;
		PaperBend bend = new PaperBend(width,
				rows.stream()
					.filter(RuledLine.class::isInstance)
					.map(RuledLine.class::cast)
					.filter((line) -> line.start() < middle && line.end() > middle)
					.toList());
		int steps = bend.atTop.length;
		int known = 0;
		for (int i = steps / 2; i < steps; i++) {
			known += bend.fit(i, -1) ? 1 : 0;
		}
		for (int i = steps / 2 - 1; i >= 0; i--) {
			known += bend.fit(i, 1) ? 1 : 0;
		}
		bend.known = (double) known / steps;
		return bend;
	}

	/**
	 * How steep writing is, by steps: beyond the places where some is, as it is there.
	 */
	private double[] lean(List<TurnedBox> boxes) {
		double[] lean = new double[this.atTop.length];
		List<double[]> known = new ArrayList<>();
		double wide = (double) this.width / PLACES;
		for (int place = 0; place < PLACES; place++) {
			double left = place * wide;
			List<TurnedBox> here = boxes.stream()
				.filter((box) -> box.centreX() >= left && box.centreX() < left + wide)
				.filter((box) -> box.width() > LONG * box.height())
				.toList();
			if (here.size() >= LEAST) {
				known.add(new double[] { here.stream().mapToDouble(TurnedBox::centreX).average().orElseThrow(),
						Median.of(here.stream().mapToDouble((box) -> box.sin() / box.cos())).orElseThrow() });
			}
		}
		for (int i = 0; known.size() > 1 && i < lean.length; i++) {
			double x = i * STEP;
			int next = 1;
			while (next < known.size() - 1 && known.get(next)[0] < x) {
				next++;
			}
			double[] one = known.get(next - 1);
			double[] other = known.get(next);
			double share = Math.max(0, Math.min(1, (x - one[0]) / (other[0] - one[0])));
			lean[i] = one[1] + (other[1] - one[1]) * share;
		}
		return lean;
	}

	/** Fits what lines seen there say; where too few are, goes on as it was nearer. */
	private boolean fit(int step, int nearer) {
		double x = Math.min(this.width - 1, step * STEP);
		List<double[]> points = new ArrayList<>();
		for (RuledLine line : this.lines) {
			if (line.start() <= x && x <= line.end()) {
				double level = line.at(this.width / 2.0);
				points.add(new double[] { level, line.at(x) - level });
			}
		}
		if (points.size() < LEAST) {
			int one = step + nearer;
			int two = step + 2 * nearer;
			boolean known = one >= 0 && two >= 0 && one < this.atTop.length && two < this.atTop.length;
			this.atTop[step] = known ? 2 * this.atTop[one] - this.atTop[two] : 0;
			this.more[step] = known ? this.more[one] : 0;
			return false;
		}
		double y = points.stream().mapToDouble((point) -> point[0]).average().orElseThrow();
		double down = points.stream().mapToDouble((point) -> point[1]).average().orElseThrow();
		double yy = 0;
		double yd = 0;
		for (double[] point : points) {
			yy += (point[0] - y) * (point[0] - y);
			yd += (point[0] - y) * (point[1] - down);
		}
		this.more[step] = (yy > 0) ? yd / yy : 0;
		this.atTop[step] = down - this.more[step] * y;
		return true;
	}

	/** By how much a place is lower than the same line in the middle of the page. */
	private double down(double x, double level) {
		double at = Math.max(0, Math.min(this.atTop.length - 1.001, x / STEP));
		int step = (int) at;
		double share = at - step;
		double top = this.atTop[step] * (1 - share) + this.atTop[step + 1] * share;
		return top + level * (this.more[step] * (1 - share) + this.more[step + 1] * share);
	}

	/**
	 * Whether lines are bent so far that no box around a cell follows them.
	 * @param letter the height of a line of writing
	 */
	public boolean bent(double letter) {
		if (this.known < KNOWN) {
			return false;
		}
		double y = this.lines.isEmpty() ? 0 : this.lines.get(this.lines.size() / 2).middle();
		double left = this.lines.stream().mapToDouble(RuledLine::start).average().orElse(BESIDE * this.width);
		double right = this.lines.stream().mapToDouble(RuledLine::end).average().orElse((1 - BESIDE) * this.width);
		double most = 0;
		for (double x = left; x <= right; x += STEP) {
			double chord = down(left, y) + (down(right, y) - down(left, y)) * (x - left) / (right - left);
			most = Math.max(most, Math.abs(down(x, y) - chord));
		}
		return most > STRAIGHT * letter;
	}

	/** The page with its lines level. */
	public StraightPage straightened(StraightPage page) {
		Pixels from = page.pixels();
		int[] rgb = new int[from.rgb().length];
		for (int x = 0; x < from.width(); x++) {
			double top = down(x, 0);
			double more = down(x, 1) - top;
			for (int y = 0; y < from.height(); y++) {
				double at = Math.max(0, Math.min(from.height() - 1.001, y + top + more * y));
				int above = (int) at;
				rgb[y * from.width() + x] = Pixels.between(from.rgb()[above * from.width() + x],
						from.rgb()[(above + 1) * from.width() + x], (int) ((at - above) * 256));
			}
		}
		return new StraightPage(new Pixels(from.width(), from.height(), rgb), page.toOriginal(),
				page.boxes().stream().map(this::straightened).toList());
	}

	private TurnedBox straightened(TurnedBox box) {
		double top = down(box.centreX(), 0);
		double more = down(box.centreX(), 1) - top;
		double y = (box.centreY() - top) / (1 + more);
		double slope = (down(box.centreX() + STEP, y) - down(box.centreX() - STEP, y)) / (2 * STEP);
		double angle = Math.atan2(box.sin(), box.cos()) - Math.atan(slope);
		return new TurnedBox(box.centreX(), y, box.width(), box.height(), Math.cos(angle), Math.sin(angle));
	}

}
