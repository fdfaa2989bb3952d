package cn.juanzong.extraction.ocr;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * A picture as an array, for the arithmetic of the models.
 *
 * @param width in pixels
 * @param height in pixels
 * @param rgb row by row, 0xRRGGBB
 */
public record Pixels(int width, int height, int[] rgb) {

	/**
	 * The pixels of a picture.
	 * @param picture shared where its form allows
	 * @return its pixels, transparent ones white
	 */
	public static Pixels of(BufferedImage picture) {
		BufferedImage opaque = picture;
		if (picture.getType() != BufferedImage.TYPE_INT_RGB) {
			opaque = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
			Graphics2D graphics = opaque.createGraphics();
			graphics.drawImage(picture, 0, 0, Color.WHITE, null);
			graphics.dispose();
		}
		return new Pixels(opaque.getWidth(), opaque.getHeight(),
				((DataBufferInt) opaque.getRaster().getDataBuffer()).getData());
	}

	/**
	 * A colour between two.
	 * @param one the first, as red, green and blue
	 * @param other the second
	 * @param share how much of the second, of 256
	 */
	public static int between(int one, int other, int share) {
		int between = 0;
		for (int shift = 0; shift <= 16; shift += 8) {
			between |= ((one >> shift & 0xff) * (256 - share) + (other >> shift & 0xff) * share >> 8) << shift;
		}
		return between;
	}

	/**
	 * Samples between pixels and writes the three channels, blue first as the models were
	 * trained, scaled and shifted.
	 * @param x from 0
	 * @param y from 0
	 * @param target planes of floats
	 * @param at index in the first plane
	 * @param plane size of a plane
	 * @param scale factors, blue first
	 * @param shift summands, blue first
	 */
	void sample(double x, double y, float[] target, int at, int plane, float[] scale, float[] shift) {
		double boundedX = Math.min(Math.max(x, 0), this.width - 1.001);
		double boundedY = Math.min(Math.max(y, 0), this.height - 1.001);
		int left = (int) Math.max(0, boundedX);
		int top = (int) Math.max(0, boundedY);
		int right = Math.min(left + 1, this.width - 1);
		int bottom = Math.min(top + 1, this.height - 1);
		float fx = (float) Math.max(0, boundedX - left);
		float fy = (float) Math.max(0, boundedY - top);
		int a = this.rgb[top * this.width + left];
		int b = this.rgb[top * this.width + right];
		int c = this.rgb[bottom * this.width + left];
		int d = this.rgb[bottom * this.width + right];
		for (int channel = 0; channel < 3; channel++) {
			int bits = channel * 8;
			float upper = (a >> bits & 0xff) * (1 - fx) + (b >> bits & 0xff) * fx;
			float lower = (c >> bits & 0xff) * (1 - fx) + (d >> bits & 0xff) * fx;
			target[at + channel * plane] = (upper * (1 - fy) + lower * fy) * scale[channel] + shift[channel];
		}
	}

}
