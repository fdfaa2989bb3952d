package cn.juanzong.extraction.layout.picture;

import java.util.List;

import cn.juanzong.extraction.ocr.Pixels;

/**
 * Red on a page: seals, which lie over cells and are no writing, and fingers, which stay
 * within one and count as a signature.
 */
public final class RedInk {

	private static final double MARK = 0.015;

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
