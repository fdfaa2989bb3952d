package cn.juanzong.extraction.layout.picture;

import java.util.List;

import cn.juanzong.extraction.ocr.Pixels;

/**
 * Red on a page: seals, which lie over cells and are no writing, and fingers, which stay
 * within one and count as a signature.
 */
public final class RedInk {

	private static final double MARK = 0.015;

	/** As thick as a stroke through writing looks at most, in heights of a letter. */
	private static final double THIN = 0.4;

	/** The share of the width of writing that a stroke runs through at least. */
	private static final double ALONG = 0.85;

	/** Nearer to the rim of writing, as a share of its height, nothing strikes it out. */
	private static final double STRIKE_RIM = 0.1;

	/** By so many pixels a stroke rises or falls from one to the next. */
	private static final int STEP = 3;

	private static final double CROSSING = 0.02;

	private static final int RIM = 5;

	/** A seal is higher and wider than so many rows, a finger is not. */
	private static final double SEAL = 2.4;

	/** Red lines of a form reach over more of the page than a seal does. */
	private static final double WIDEST_SEAL = 0.45;

	private final Pixels page;

	private final List<Area> patches;

	public RedInk(Pixels page) {
		this.page = page;
		this.patches = new RedPatches(page, RedInk::isRed).find();
	}

	/** The page with red ink taken off, black and blue kept. */
	public static Pixels bleached(Pixels page) {
		return new Bleaching(page).bleach();
	}

	/** The page as through a red glass: red ink is faint on it, whatever its shape. */
	public static Pixels seenThroughRed(Pixels page) {
		int[] rgb = new int[page.rgb().length];
		for (int i = 0; i < rgb.length; i++) {
			rgb[i] = (page.rgb()[i] >> 16 & 0xff) * 0x10101;
		}
		return new Pixels(page.width(), page.height(), rgb);
	}

	private static boolean isRed(int rgb) {
		return (rgb >> 16 & 0xff) - Math.max(rgb >> 8 & 0xff, rgb & 0xff) > Gray.RED;
	}

	/**
	 * Whether a line of writing is struck out in red: a thin stroke runs through it from
	 * one side to the other.
	 * @param line close around what is written
	 * @param letter the height of a line of writing
	 */
	public boolean strikes(Area line, double letter) {
		int left = (int) Math.max(0, line.left());
		int right = (int) Math.min(this.page.width(), line.right());
		int top = (int) Math.max(0, line.top());
		int bottom = (int) Math.min(this.page.height(), line.bottom());
		int thin = 0;
		double rim = STRIKE_RIM * (bottom - top);
		double before = Double.NaN;
		for (int x = left; x < right; x++) {
			int first = -1;
			int last = -1;
			for (int y = top; y < bottom; y++) {
				if (isRed(this.page.rgb()[y * this.page.width() + x])) {
					first = (first < 0) ? y : first;
					last = y;
				}
			}
			double middle = (first + last) / 2.0;
			boolean within = first >= 0 && last - first < THIN * letter && middle > top + rim && middle < bottom - rim;
			if (within && !(Math.abs(middle - before) > STEP)) {
				thin++;
			}
			before = within ? middle : Double.NaN;
		}
		return right - left > letter && thin > ALONG * (right - left);
	}

	/** Whether a finger was pressed into a cell: red inside, none across its rim. */
	public boolean marks(Area cell) {
		Area inside = cell.grown(-RIM, -RIM);
		double all = share(cell) * cell.width() * cell.height();
		double inner = share(inside) * inside.width() * inside.height();
		double rim = cell.width() * cell.height() - inside.width() * inside.height();
		return inner > MARK * inside.width() * inside.height() && all - inner < CROSSING * rim;
	}

	/** Whether what is red in a cell is of a seal, which reaches over several rows. */
	public boolean isOfSeal(Area cell) {
		double least = SEAL * cell.height();
		double red = share(cell) * cell.width() * cell.height();
		return this.patches.stream()
			.filter((patch) -> Math.min(patch.width(), patch.height()) > least
					&& patch.width() < WIDEST_SEAL * this.page.width())
			.map((seal) -> seal.grown(RIM, RIM).within(cell))
			.filter((part) -> part.width() > 0 && part.height() > 0)
			.anyMatch((part) -> red - share(part) * part.width() * part.height() < MARK * cell.width() * cell.height());
	}

	/** Whether what stands in a box is mostly red. */
	public boolean fills(Area box, Gray page) {
		double red = share(box);
		int dark = 0;
		int count = 0;
		for (int y = (int) Math.max(0, box.top()); y < Math.min(page.height(), box.bottom()); y += 2) {
			for (int x = (int) Math.max(0, box.left()); x < Math.min(page.width(), box.right()); x += 2) {
				dark += (page.at(x, y) < 140) ? 1 : 0;
				count++;
			}
		}
		return red > 0.04 && red > 1.5 * dark / Math.max(1, count);
	}

	private double share(Area area) {
		int red = 0;
		int count = 0;
		for (int y = (int) Math.max(0, area.top()); y < Math.min(this.page.height(), area.bottom()); y++) {
			for (int x = (int) Math.max(0, area.left()); x < Math.min(this.page.width(), area.right()); x++) {
				red += isRed(this.page.rgb()[y * this.page.width() + x]) ? 1 : 0;
				count++;
			}
		}
		return (double) red / Math.max(1, count);
	}

}
