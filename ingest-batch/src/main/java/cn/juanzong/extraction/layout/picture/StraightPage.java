package cn.juanzong.extraction.layout.picture;

import java.util.List;

import cn.juanzong.extraction.ocr.Pixels;
import cn.juanzong.extraction.ocr.TurnedBox;

/**
 * A straightened page.
 *
 * @param pixels the page
 * @param toOriginal where each of its pixels came from
 * @param boxes the lines of writing on it
 */
public record StraightPage(Pixels pixels, Homography toOriginal, List<TurnedBox> boxes) {

	/** Outside the photograph. */
	private static final int PAPER = 0xf4f4f4;

	/**
	 * A picture with fewer pixels on its longer side, such as one sent in a chat, is
	 * enlarged: ruled lines and strokes of digits are told apart by their length.
	 */
	private static final int SMALL = 1_600;

	/** How far the page may reach beyond the frame of the picture. */
	private static final double BEYOND = 0.12;

	/**
	 * Draws the page.
	 * @param original the picture
	 * @param toOriginal from a straight frame to the picture
	 * @param flat from the straight frame to the coarse one
	 * @param width of both frames
	 * @param height of both frames
	 * @param found boxes on the original
	 */
	static StraightPage of(Pixels original, Homography toOriginal, Homography flat, int width, int height,
			List<TurnedBox> found) {
		Homography toFlat = flat.inverse();
		double left = 0;
		double top = 0;
		double right = width;
		double bottom = height;
		for (double[] corner : new double[][] { { 0, 0 }, { width, 0 }, { width, height }, { 0, height } }) {
			double[] at = toFlat.map(corner[0], corner[1]);
			left = Math.max(-BEYOND * width, Math.min(left, at[0]));
			top = Math.max(-BEYOND * height, Math.min(top, at[1]));
			right = Math.min((1 + BEYOND) * width, Math.max(right, at[0]));
			bottom = Math.min((1 + BEYOND) * height, Math.max(bottom, at[1]));
		}
		double longer = Math.max(original.width(), original.height());
		double side = (longer < SMALL) ? Straightening.SIDE : Math.min(Straightening.SIDE, longer);
		double scale = side / Math.max(right - left, bottom - top);
		int pageWidth = (int) Math.round((right - left) * scale);
		int pageHeight = (int) Math.round((bottom - top) * scale);
		return drawn(original, toOriginal.after(Homography.scale(1 / scale, 1 / scale, left, top)), pageWidth,
				pageHeight, found);
	}

	private static StraightPage drawn(Pixels original, Homography toOriginal, int width, int height,
			List<TurnedBox> found) {
		int[] rgb = new int[width * height];
		double[] xs = new double[width];
		double[] ys = new double[width];
		for (int y = 0; y < height; y++) {
			toOriginal.mapRow(y + 0.5, xs, ys);
			for (int x = 0; x < width; x++) {
				rgb[y * width + x] = colour(original, xs[x] - 0.5, ys[x] - 0.5);
			}
		}
		Homography back = toOriginal.inverse();
		return new StraightPage(new Pixels(width, height, rgb), toOriginal,
				found.stream().map((box) -> mapped(box, back)).toList());
	}

	private static int colour(Pixels page, double x, double y) {
		if (x < -1 || y < -1 || x > page.width() || y > page.height()) {
			return PAPER;
		}
		double boundedX = Math.min(Math.max(x, 0), page.width() - 1.001);
		double boundedY = Math.min(Math.max(y, 0), page.height() - 1.001);
		int left = (int) boundedX;
		int top = (int) boundedY;
		int right = Math.min(left + 1, page.width() - 1);
		int below = Math.min(top + 1, page.height() - 1) * page.width();
		int fx = (int) ((boundedX - left) * 256);
		int fy = (int) ((boundedY - top) * 256);
		int a = page.rgb()[top * page.width() + left];
		int b = page.rgb()[top * page.width() + right];
		int c = page.rgb()[below + left];
		int d = page.rgb()[below + right];
		return channel(a, b, c, d, fx, fy, 16) | channel(a, b, c, d, fx, fy, 8) | channel(a, b, c, d, fx, fy, 0);
	}

	private static int channel(int a, int b, int c, int d, int fx, int fy, int shift) {
		int upper = (a >> shift & 0xff) * (256 - fx) + (b >> shift & 0xff) * fx;
		int lower = (c >> shift & 0xff) * (256 - fx) + (d >> shift & 0xff) * fx;
		return (upper * (256 - fy) + lower * fy + 32768 >> 16) << shift;
	}

	/** The same page turned by half a turn. */
	public StraightPage headDown() {
		int width = this.pixels.width();
		int height = this.pixels.height();
		int[] rgb = this.pixels.rgb();
		int[] turned = new int[rgb.length];
		for (int i = 0; i < rgb.length; i++) {
			turned[rgb.length - 1 - i] = rgb[i];
		}
		Homography turn = Homography.scale(-1, -1, width, height);
		return new StraightPage(new Pixels(width, height, turned), this.toOriginal.after(turn),
				this.boxes.stream().map((box) -> mapped(box, turn)).toList());
	}

	/** A box where a mapping takes it. */
	public static TurnedBox mapped(TurnedBox box, Homography mapping) {
		double[] centre = mapping.map(box.centreX(), box.centreY());
		double[] left = along(box, mapping, -box.width() / 2, 0);
		double[] right = along(box, mapping, box.width() / 2, 0);
		double[] top = along(box, mapping, 0, -box.height() / 2);
		double[] bottom = along(box, mapping, 0, box.height() / 2);
		double width = Math.hypot(right[0] - left[0], right[1] - left[1]);
		double height = Math.hypot(bottom[0] - top[0], bottom[1] - top[1]);
		double cos = (right[0] - left[0]) / Math.max(1e-9, width);
		double sin = (right[1] - left[1]) / Math.max(1e-9, width);
		if (Math.abs(cos) < Math.abs(sin)) {
			double swap = width;
			width = height;
			height = swap;
			swap = cos;
			cos = sin;
			sin = -swap;
		}
		return (cos < 0) ? new TurnedBox(centre[0], centre[1], width, height, -cos, -sin)
				: new TurnedBox(centre[0], centre[1], width, height, cos, sin);
	}

	private static double[] along(TurnedBox box, Homography mapping, double u, double v) {
		return mapping.map(box.centreX() + u * box.cos() - v * box.sin(),
				box.centreY() + u * box.sin() + v * box.cos());
	}

}
