package cn.juanzong.county;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Random;

/**
 * Draws a classroom or a group with a banner: recognisable as such, and different for
 * each seed.
 */
final class ScenePicture {

	private static final Color BANNER = new Color(0xb8, 0x1f, 0x24);

	private static final Color LETTERS = new Color(0xff, 0xe8, 0x9a);

	private final GlyphPen pen;

	ScenePicture(GlyphPen pen) {
		this.pen = pen;
	}

	/**
	 * Draws a scene.
	 * @param banner what the banner says
	 * @param people how many heads
	 * @param width pixels
	 * @param height pixels
	 * @param chance decides the rest
	 * @return the picture
	 */
	BufferedImage draw(String banner, int people, int width, int height, Random chance) throws IOException {
		BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D canvas = picture.createGraphics();
		canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		Color wall = new Color(200 + chance.nextInt(40), 195 + chance.nextInt(40), 180 + chance.nextInt(40));
		canvas.setPaint(new GradientPaint(0, 0, wall, 0, height, wall.darker()));
		canvas.fillRect(0, 0, width, height);
		screen(canvas, width, height, chance);
		double letter = Math.min(height / 16.0, width * 0.8 / Math.max(1, banner.length()));
		canvas.setColor(BANNER);
		canvas.fillRect((int) (width * 0.06), (int) (height * 0.05), (int) (width * 0.88), (int) (letter * 1.8));
		this.pen.print(canvas, banner, (width - this.pen.width(banner, letter)) / 2, height * 0.05 + letter * 1.25,
				letter, LETTERS);
		crowd(canvas, people, width, height, chance);
		canvas.dispose();
		return picture;
	}

	private static void screen(Graphics2D canvas, int width, int height, Random chance) {
		double x = width * (0.2 + 0.3 * chance.nextDouble());
		canvas.setColor(new Color(0xea, 0xf1, 0xf6));
		canvas.fill(new RoundRectangle2D.Double(x, height * 0.22, width * 0.3, height * 0.24, 8, 8));
		canvas.setColor(new Color(0x53, 0x77, 0x99));
		for (int i = 0; i < 5; i++) {
			canvas.fillRect((int) (x + width * 0.03), (int) (height * (0.25 + 0.035 * i)),
					(int) (width * (0.08 + 0.15 * chance.nextDouble())), (int) (height * 0.012));
		}
	}

	private static void crowd(Graphics2D canvas, int people, int width, int height, Random chance) {
		int perRow = Math.max(4, (int) Math.ceil(Math.sqrt(people * 2.2)));
		double step = width * 0.86 / perRow;
		for (int i = 0; i < people; i++) {
			double x = width * 0.08 + step * (i % perRow) + chance.nextDouble() * step * 0.2;
			double y = height * (0.55 + 0.15 * (i / perRow)) + chance.nextDouble() * height * 0.02;
			double head = step * 0.42;
			canvas.setColor(new Color(chance.nextInt(120), chance.nextInt(110), 60 + chance.nextInt(140)));
			canvas
				.fill(new RoundRectangle2D.Double(x - head * 0.35, y + head * 0.9, head * 1.7, head * 1.9, head, head));
			canvas.setColor(new Color(215 + chance.nextInt(20), 170 + chance.nextInt(25), 135 + chance.nextInt(25)));
			canvas.fill(new Ellipse2D.Double(x, y, head, head * 1.15));
			canvas.setColor(new Color(30 + chance.nextInt(40), 26 + chance.nextInt(20), 24));
			canvas.fill(new Ellipse2D.Double(x - head * 0.04, y - head * 0.12, head * 1.08, head * 0.5));
		}
	}

}
