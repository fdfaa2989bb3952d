package cn.juanzong.extraction.thumbnail;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/**
 * Turns pictures as the EXIF orientation says.
 */
final class Orientation {

	private Orientation() {
	}

	/**
	 * The picture as it is to be looked at.
	 * @param picture as stored
	 * @param orientation EXIF 1 to 8; anything else is taken for 1
	 * @return the upright picture
	 */
	static BufferedImage upright(BufferedImage picture, int orientation) {
		if (orientation < 2 || orientation > 8) {
			return picture;
		}
		int width = picture.getWidth();
		int height = picture.getHeight();
		AffineTransform turn = switch (orientation) {
			case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
			case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
			case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
			case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
			case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
			case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
			default -> new AffineTransform(0, -1, 1, 0, 0, width);
		};
		boolean swapped = orientation >= 5;
		BufferedImage upright = new BufferedImage(swapped ? height : width, swapped ? width : height,
				BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = upright.createGraphics();
		graphics.drawImage(picture, turn, null);
		graphics.dispose();
		return upright;
	}

}
