package cn.juanzong.extraction.layout.picture;

import cn.juanzong.extraction.Box;
import cn.juanzong.extraction.ocr.TurnedBox;

/**
 * An upright rectangle in pixels.
 *
 * @param left edge
 * @param top edge
 * @param right edge
 * @param bottom edge
 */
public record Area(double left, double top, double right, double bottom) {

	public static Area of(TurnedBox box) {
		return new Area(box.centreX() - box.width() / 2, box.centreY() - box.height() / 2,
				box.centreX() + box.width() / 2, box.centreY() + box.height() / 2);
	}

	public double width() {
		return this.right - this.left;
	}

	public double height() {
		return this.bottom - this.top;
	}

	public double centreX() {
		return (this.left + this.right) / 2;
	}

	public double centreY() {
		return (this.top + this.bottom) / 2;
	}

	boolean contains(double x, double y) {
		return x >= this.left && x < this.right && y >= this.top && y < this.bottom;
	}

	public Area grown(double across, double along) {
		return new Area(this.left - along, this.top - across, this.right + along, this.bottom + across);
	}

	public Area within(Area other) {
		return new Area(Math.max(this.left, other.left), Math.max(this.top, other.top),
				Math.min(this.right, other.right), Math.min(this.bottom, other.bottom));
	}

	public Area with(Area other) {
		return new Area(Math.min(this.left, other.left), Math.min(this.top, other.top),
				Math.max(this.right, other.right), Math.max(this.bottom, other.bottom));
	}

	public TurnedBox box() {
		return new TurnedBox(centreX(), centreY(), Math.max(1, width()), Math.max(1, height()), 1, 0);
	}

	public Box fractionOf(int pageWidth, int pageHeight) {
		return new Box(fraction(this.left, pageWidth), fraction(this.top, pageHeight), fraction(this.right, pageWidth),
				fraction(this.bottom, pageHeight));
	}

	private static double fraction(double value, int size) {
		return Math.round(Math.min(1, Math.max(0, value / size)) * 1e5) / 1e5;
	}

}
