package cn.juanzong.ingest.lookalike;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/**
 * How a picture is cut or turned before it is hashed, so that a copy that was cut about
 * so is found: all round or at one edge. Corners as well would find more, at half as many
 * rows again to look through.
 */
enum Cut {

	WHOLE(0, 0, 0, 0), MIRRORED(0, 0, 0, 0), INNER_90(0.05, 0.05, 0.05, 0.05), INNER_80(0.1, 0.1, 0.1, 0.1),
	LEFT(0.06, 0, 0, 0), RIGHT(0, 0.06, 0, 0), TOP(0, 0, 0.06, 0), BOTTOM(0, 0, 0, 0.06);

	private final double left;

	private final double right;

	private final double top;

	private final double bottom;

	/** As shares of the picture that are left out. */
	Cut(double left, double right, double top, double bottom) {
		this.left = left;
		this.right = right;
		this.top = top;
		this.bottom = bottom;
	}

	boolean mirrored() {
		return this == MIRRORED;
	}

	/** Whether nothing is left out. */
	boolean whole() {
		return this == WHOLE || this == MIRRORED;
	}

	BufferedImage of(BufferedImage picture) {
		if (mirrored()) {
			return turned(picture);
		}
		int x = (int) Math.round(picture.getWidth() * this.left);
		int y = (int) Math.round(picture.getHeight() * this.top);
		int right = (int) Math.round(picture.getWidth() * (1 - this.right));
		int bottom = (int) Math.round(picture.getHeight() * (1 - this.bottom));
		return picture.getSubimage(x, y, right - x, bottom - y);
	}

	/**
	 * Where the edges of a picture lie in another, of which this cut shows what the other
	 * cut shows of the picture.
	 * @param other the cut of the picture
	 * @return left, right, top, bottom, as shares of the other picture
	 */
	double[] edgesOf(Cut other) {
		double wide = (1 - this.left - this.right) / (1 - other.left - other.right);
		double high = (1 - this.top - this.bottom) / (1 - other.top - other.bottom);
		double from = this.left - other.left * wide;
		double above = this.top - other.top * high;
		return new double[] { from, from + wide, above, above + high };
	}

	private static BufferedImage turned(BufferedImage picture) {
		BufferedImage mirrored = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
		Graphics2D canvas = mirrored.createGraphics();
		canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
		canvas.drawImage(picture, picture.getWidth(), 0, -picture.getWidth(), picture.getHeight(), null);
		canvas.dispose();
		return mirrored;
	}

}
