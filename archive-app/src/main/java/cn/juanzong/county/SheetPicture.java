package cn.juanzong.county;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Draws a sheet of paper with a table of people as a scanner would see it: slightly
 * turned, uneven paper, grain.
 */
final class SheetPicture {

	/** A4 at 150 dpi. */
	static final int WIDTH = 1240;

	static final int HEIGHT = 1754;

	private static final Color PRINT = new Color(0x22, 0x22, 0x26);

	private static final Color PEN = new Color(0x18, 0x2a, 0x66);

	private static final double[] COLUMNS = { 80, 160, 330, 640, 870, 1160 };

	private final GlyphPen pen;

	SheetPicture(GlyphPen pen) {
		this.pen = pen;
	}

	/**
	 * Draws one page.
	 * @param title the heading
	 * @param subtitle session, place and date
	 * @param people one line each
	 * @param signed whether the last column carries signatures
	 * @param chance decides the unevenness
	 * @return the page
	 */
	BufferedImage draw(String title, String subtitle, List<Villager> people, boolean signed, Random chance)
			throws IOException {
		BufferedImage page = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
		Graphics2D canvas = page.createGraphics();
		canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		canvas.setColor(new Color(0xfb, 0xf9, 0xf3));
		canvas.fillRect(0, 0, WIDTH, HEIGHT);
		canvas.rotate(Math.toRadians((chance.nextDouble() - 0.5) * 1.2), WIDTH / 2.0, HEIGHT / 2.0);
		this.pen.print(canvas, title, (WIDTH - this.pen.width(title, 44)) / 2, 130, 44, PRINT);
		this.pen.print(canvas, subtitle, 84, 190, 24, PRINT);
		table(canvas, people, signed, chance);
		canvas.dispose();
		grain(page, chance);
		return page;
	}

	private void table(Graphics2D canvas, List<Villager> people, boolean signed, Random chance) throws IOException {
		double top = 220;
		double rowHeight = Math.min(64, (HEIGHT - top - 120) / (people.size() + 1));
		String[] headings = { "序号", "姓名", "身份证号码", "手机号", signed ? "签名" : "备注" };
		canvas.setColor(PRINT);
		canvas.setStroke(new BasicStroke(1.6f));
		for (int line = 0; line <= people.size() + 1; line++) {
			double y = top + line * rowHeight;
			canvas.draw(new Line2D.Double(COLUMNS[0], y, COLUMNS[5], y));
		}
		for (double x : COLUMNS) {
			canvas.draw(new Line2D.Double(x, top, x, top + rowHeight * (people.size() + 1)));
		}
		for (int column = 0; column < headings.length; column++) {
			this.pen.print(canvas, headings[column], COLUMNS[column] + 12, top + rowHeight * 0.66, 25, PRINT);
		}
		for (int i = 0; i < people.size(); i++) {
			Villager person = people.get(i);
			double baseline = top + rowHeight * (i + 1.66);
			this.pen.print(canvas, String.valueOf(i + 1), COLUMNS[0] + 22, baseline, 24, PRINT);
			this.pen.print(canvas, person.name(), COLUMNS[1] + 14, baseline, 28, PRINT);
			this.pen.print(canvas, person.idNumber(), COLUMNS[2] + 14, baseline, 25, PRINT);
			this.pen.print(canvas, person.phone(), COLUMNS[3] + 14, baseline, 25, PRINT);
			if (signed) {
				this.pen.handwrite(canvas, person.name(), COLUMNS[4] + 24 + chance.nextInt(40), baseline + 2, 36, PEN,
						chance);
			}
		}
	}

	private static void grain(BufferedImage page, Random chance) {
		SplittableRandom fast = new SplittableRandom(chance.nextLong());
		int[] pixels = ((DataBufferInt) page.getRaster().getDataBuffer()).getData();
		for (int i = 0; i < pixels.length; i++) {
			int shade = (int) (6 * Math.sin((i / WIDTH) / 260.0));
			int noise = (fast.nextInt() & 15) - 8 - shade;
			pixels[i] = rgb((pixels[i] >> 16 & 0xff) + noise, (pixels[i] >> 8 & 0xff) + noise,
					(pixels[i] & 0xff) + noise);
		}
	}

	private static int rgb(int red, int green, int blue) {
		return clamp(red) << 16 | clamp(green) << 8 | clamp(blue);
	}

	private static int clamp(int value) {
		return Math.max(0, Math.min(255, value));
	}

}
