package cn.juanzong.extraction.layout.picture;

import java.util.List;

import cn.juanzong.extraction.ocr.Pixels;
import cn.juanzong.extraction.ocr.TurnedBox;

/**
 * Turns a picture of a sheet upright and takes its perspective away. Writing tells the
 * turn; ruled lines, or lines and columns of writing where there are none, tell how
 * parallels run together.
 */
public final class Straightening {

	/** The longer side at which lines are looked for. */
	private static final int COARSE = 1_300;

	/** The longer side of the straightened page. */
	public static final int SIDE = 2_000;

	private static final double LONG = 4;

	/** From so many lines on they tell how columns lean. */
	private static final int SEEN = 2;

	/** Columns lean by so much at most on a page photographed aslant. */
	private static final double LEAN = 0.16;

	private final Pixels original;

	private final List<TurnedBox> found;

	public Straightening(Pixels original, List<TurnedBox> found) {
		this.original = original;
		this.found = found;
	}

	/**
	 * Straightens.
	 * @return the page; it may still stand on its head
	 */
	public StraightPage straighten() {
		boolean lying = lying();
		double width = lying ? this.original.height() : this.original.width();
		double height = lying ? this.original.width() : this.original.height();
		double scale = COARSE / Math.max(width, height);
		int coarseWidth = (int) Math.round(width * scale);
		int coarseHeight = (int) Math.round(height * scale);
		Homography coarse = coarse(lying, skew(lying), scale, coarseWidth, coarseHeight);
		Homography toCoarse = coarse.inverse();
		List<TurnedBox> boxes = this.found.stream().map((box) -> StraightPage.mapped(box, toCoarse)).toList();
		Gray gray = Gray.of(this.original, coarse, coarseWidth, coarseHeight);
		List<RuledLine> upright = RuledLines.upright(gray);
		Homography flat = flat(gray, boxes, upright);
		if (upright.size() < SEEN) {
			flat = flat.after(flatter(coarse.after(flat), coarseWidth, coarseHeight, flat.inverse(), boxes));
		}
		return StraightPage.of(this.original, coarse.after(flat), flat, coarseWidth, coarseHeight, this.found);
	}

	/** Lines that leaned too far to be seen before columns of writing stood upright. */
	private Homography flatter(Homography toOriginal, int width, int height, Homography toFlat, List<TurnedBox> boxes) {
		Gray gray = Gray.of(this.original, toOriginal, width, height);
		List<RuledLine> upright = RuledLines.upright(gray);
		return (upright.size() < SEEN) ? Homography.scale(1, 1, 0, 0)
				: flat(gray, boxes.stream().map((box) -> StraightPage.mapped(box, toFlat)).toList(), upright);
	}

	/** Lines of writing that run up or down tell that the page lies on its side. */
	private boolean lying() {
		double upright = 0;
		double across = 0;
		for (TurnedBox box : this.found) {
			if (box.height() > 2 * box.width()) {
				upright += box.height();
			}
			else if (box.width() > 2 * box.height()) {
				across += box.width();
			}
		}
		return upright > across;
	}

	private double skew(boolean lying) {
		return Median
			.of(this.found.stream()
				.filter((box) -> lying ? box.height() > LONG * box.width() : box.width() > LONG * box.height())
				.mapToDouble((box) -> Math.atan2(box.sin(), box.cos())))
			.orElse(0);
	}

	/** From the turned, scaled page to the original. */
	private Homography coarse(boolean lying, double skew, double scale, int width, int height) {
		double angle = lying ? skew + Math.PI / 2 : skew;
		double cos = Math.cos(angle) / scale;
		double sin = Math.sin(angle) / scale;
		double centreX = this.original.width() / 2.0;
		double centreY = this.original.height() / 2.0;
		return Homography.similarity(cos, sin, centreX - cos * width / 2 + sin * height / 2,
				centreY - sin * width / 2 - cos * height / 2);
	}

	/** From the straight page, in coarse pixels, to the coarse one. */
	private static Homography flat(Gray gray, List<TurnedBox> boxes, List<RuledLine> upright) {
		double w = gray.width();
		double h = gray.height();
		Lean rows = new Lean();
		List<RuledLine> level = RuledLines.level(gray);
		level.forEach((line) -> rows.see(line.fitted(w / 2), line.slope(), line.length()));
		for (TurnedBox box : boxes) {
			if (box.width() > LONG * box.height()) {
				rows.see(box.centreY(), box.sin() / box.cos(), box.width() * ((level.size() > 3) ? 0.1 : 1));
			}
		}
		double[] b = rows.fit(h / 2, h, 0, (level.size() > 3) ? 4 : 15);
		Lean columns = new Lean();
		upright.forEach((line) -> columns.see(line.fitted(h / 2), line.slope(), line.length()));
		if (upright.size() < SEEN) {
			columnsOfWriting(boxes, columns);
		}
		double[] g = columns.fit(w / 2, w, -b[0], (upright.size() >= SEEN) ? SEEN : 30);
		double[][] corners = { meeting(w / 2, 0, b[0] - b[1] * h / 2, 0, h / 2, g[0] - g[1] * w / 2),
				meeting(w / 2, 0, b[0] - b[1] * h / 2, w, h / 2, g[0] + g[1] * w / 2),
				meeting(w / 2, h, b[0] + b[1] * h / 2, w, h / 2, g[0] + g[1] * w / 2),
				meeting(w / 2, h, b[0] + b[1] * h / 2, 0, h / 2, g[0] - g[1] * w / 2) };
		double flatWidth = (distance(corners[0], corners[1]) + distance(corners[3], corners[2])) / 2;
		double flatHeight = (distance(corners[0], corners[3]) + distance(corners[1], corners[2])) / 2;
		double left = (w - flatWidth) / 2;
		double top = (h - flatHeight) / 2;
		return Homography.of(new double[][] { { left, top }, { left + flatWidth, top },
				{ left + flatWidth, top + flatHeight }, { left, top + flatHeight } }, corners);
	}

	/** Pieces of the same width below each other stand in one column. */
	private static void columnsOfWriting(List<TurnedBox> boxes, Lean columns) {
		for (TurnedBox one : boxes) {
			for (TurnedBox other : boxes) {
				double down = other.centreY() - one.centreY();
				double aside = other.centreX() - one.centreX();
				double h = one.height();
				if (down > 6 * h && down < 30 * h && Math.abs(aside) < LEAN * down
						&& Math.abs(one.width() - other.width()) < 0.06 * one.width() && one.width() > 2 * h) {
					columns.see((one.centreX() + other.centreX()) / 2, aside / down, down);
				}
			}
		}
	}

	/** Where a line {@code y = y0 + slope (x - x0)} meets one with x and y swapped. */
	private static double[] meeting(double x0, double y0, double slope, double x1, double y1, double lean) {
		double y = (y0 + slope * (x1 - lean * y1 - x0)) / (1 - slope * lean);
		return new double[] { x1 + lean * (y - y1), y };
	}

	private static double distance(double[] a, double[] b) {
		return Math.hypot(a[0] - b[0], a[1] - b[1]);
	}

}
