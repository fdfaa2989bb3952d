package cn.juanzong.reconciliation;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** How a page came to us. */
enum PaperTrip {

	/** As the printer left it. */
	CLEAN,
	/** From a flat scanner, not quite straight, grainy. */
	SCANNED,
	/** Photographed on a table with a telephone and sent on by a chat program. */
	PHOTOGRAPHED,
	/** A seal across the lines, and scanned. */
	SEALED,
	/** In bad light, by an unsteady hand. */
	DIM;

	/**
	 * Sends a page on its way.
	 * @param page as painted
	 * @param seed decides what happens
	 * @return as a JPEG file holds it
	 */
	public BufferedImage of(BufferedImage page, long seed) {
		Random chance = new Random(seed * 31 + ordinal());
		return switch (this) {
			case CLEAN -> page;
			case SCANNED -> jpeg(grain(turned(page, chance), chance, 14), 0.7f);
			case PHOTOGRAPHED -> jpeg(grain(seen(page, chance, 1), chance, 8), 0.6f);
			case SEALED -> jpeg(grain(turned(stamped(page, chance), chance), chance, 6), 0.75f);
			case DIM -> jpeg(grain(soft(seen(page, chance, 0.7)), chance, 18), 0.55f);
		};
	}

	private static BufferedImage turned(BufferedImage page, Random chance) {
		BufferedImage turned = new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_INT_RGB);
		Graphics2D canvas = turned.createGraphics();
		canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
		canvas.setColor(Color.WHITE);
		canvas.fillRect(0, 0, page.getWidth(), page.getHeight());
		canvas.drawImage(page, AffineTransform.getRotateInstance(Math.toRadians(chance.nextDouble() * 5 - 2.5),
				page.getWidth() / 2.0, page.getHeight() / 2.0), null);
		canvas.dispose();
		return turned;
	}

	/** On a dark table, the camera not above the middle, the light from a window. */
	private static BufferedImage seen(BufferedImage page, Random chance, double light) {
		int width = page.getWidth();
		int height = page.getHeight();
		double[] x = new double[4];
		double[] y = new double[4];
		for (int i = 0; i < 4; i++) {
			x[i] = ((i == 0 || i == 3) ? 0.02 + 0.05 * chance.nextDouble() : 0.98 - 0.05 * chance.nextDouble());
			y[i] = ((i < 2) ? 0.02 + 0.05 * chance.nextDouble() : 0.98 - 0.05 * chance.nextDouble());
		}
		double[] to = inverse(square(x, y));
		double towards = chance.nextDouble() * 2 * Math.PI;
		BufferedImage photograph = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		for (int v = 0; v < height; v++) {
			for (int u = 0; u < width; u++) {
				double fu = (double) u / width;
				double fv = (double) v / height;
				double w = to[6] * fu + to[7] * fv + to[8];
				double px = (to[0] * fu + to[1] * fv + to[2]) / w * width;
				double py = (to[3] * fu + to[4] * fv + to[5]) / w * height;
				double shade = light
						* (0.86 + 0.12 * (Math.cos(towards) * (fu - 0.5) + Math.sin(towards) * (fv - 0.5)));
				photograph.setRGB(u, v, sample(page, px, py, shade));
			}
		}
		return photograph;
	}

	private static int sample(BufferedImage page, double x, double y, double shade) {
		int left = (int) Math.floor(x);
		int top = (int) Math.floor(y);
		if (left < 0 || top < 0 || left >= page.getWidth() - 1 || top >= page.getHeight() - 1) {
			return new Color((int) (90 * shade), (int) (70 * shade), (int) (55 * shade)).getRGB();
		}
		int mixed = 0;
		for (int shift = 0; shift <= 16; shift += 8) {
			double upper = (page.getRGB(left, top) >> shift & 255) * (1 - x + left)
					+ (page.getRGB(left + 1, top) >> shift & 255) * (x - left);
			double lower = (page.getRGB(left, top + 1) >> shift & 255) * (1 - x + left)
					+ (page.getRGB(left + 1, top + 1) >> shift & 255) * (x - left);
			mixed |= (int) (shade * (upper * (1 - y + top) + lower * (y - top))) << shift;
		}
		return mixed;
	}

	/** The unit square to a quadrilateral (Heckbert). */
	private static double[] square(double[] x, double[] y) {
		double dx1 = x[1] - x[2];
		double dx2 = x[3] - x[2];
		double dx3 = x[0] - x[1] + x[2] - x[3];
		double dy1 = y[1] - y[2];
		double dy2 = y[3] - y[2];
		double dy3 = y[0] - y[1] + y[2] - y[3];
		double det = dx1 * dy2 - dx2 * dy1;
		double g = (dx3 * dy2 - dx2 * dy3) / det;
		double h = (dx1 * dy3 - dx3 * dy1) / det;
		return new double[] { x[1] - x[0] + g * x[1], x[3] - x[0] + h * x[3], x[0], y[1] - y[0] + g * y[1],
				y[3] - y[0] + h * y[3], y[0], g, h, 1 };
	}

	/** Up to a factor, which does not matter. */
	private static double[] inverse(double[] m) {
		return new double[] { m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
				m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
				m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3] };
	}

	private static BufferedImage stamped(BufferedImage page, Random chance) {
		Graphics2D canvas = page.createGraphics();
		canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		double unit = page.getWidth() / 595.0;
		double middleX = page.getWidth() * (0.3 + 0.4 * chance.nextDouble());
		double middleY = page.getHeight() * (0.35 + 0.4 * chance.nextDouble());
		canvas.setColor(new Color(0xc8, 0x1e, 0x2a, 0x98));
		canvas.setStroke(new BasicStroke((float) (2.6 * unit)));
		canvas.draw(new Ellipse2D.Double(middleX - 58 * unit, middleY - 58 * unit, 116 * unit, 116 * unit));
		canvas.setFont(new Font(Font.SANS_SERIF, Font.BOLD, (int) (26 * unit)));
		canvas.drawString("★", (float) (middleX - 13 * unit), (float) (middleY + 9 * unit));
		canvas.setFont(new Font(Font.SANS_SERIF, Font.BOLD, (int) (11 * unit)));
		String around = "CONTRACTOR SEAL";
		for (int i = 0; i < around.length(); i++) {
			AffineTransform before = canvas.getTransform();
			canvas.rotate(Math.PI * (i - around.length() / 2.0) / around.length() * 1.5, middleX, middleY);
			canvas.drawString(around.substring(i, i + 1), (float) middleX, (float) (middleY - 42 * unit));
			canvas.setTransform(before);
		}
		canvas.dispose();
		return page;
	}

	private static BufferedImage soft(BufferedImage page) {
		BufferedImage soft = new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_INT_RGB);
		float[] weights = { 1 / 16f, 2 / 16f, 1 / 16f, 2 / 16f, 4 / 16f, 2 / 16f, 1 / 16f, 2 / 16f, 1 / 16f };
		soft.createGraphics()
			.drawImage(new java.awt.image.ConvolveOp(new java.awt.image.Kernel(3, 3, weights)).filter(page, null), 0, 0,
					null);
		return soft;
	}

	private static BufferedImage grain(BufferedImage page, Random chance, int strength) {
		for (int y = 0; y < page.getHeight(); y++) {
			for (int x = 0; x < page.getWidth(); x++) {
				int noise = (int) (chance.nextGaussian() * strength);
				int rgb = page.getRGB(x, y);
				page.setRGB(x, y, clamp((rgb >> 16 & 255) + noise) << 16 | clamp((rgb >> 8 & 255) + noise) << 8
						| clamp((rgb & 255) + noise));
			}
		}
		return page;
	}

	private static int clamp(int value) {
		return Math.max(0, Math.min(255, value));
	}

	/** The page as a JPEG file. */
	public static byte[] file(BufferedImage page, float quality) {
		var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (var out = ImageIO.createImageOutputStream(bytes)) {
			ImageWriteParam param = writer.getDefaultWriteParam();
			param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
			param.setCompressionQuality(quality);
			writer.setOutput(out);
			writer.write(null, new IIOImage(page, null, null), param);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			writer.dispose();
		}
		return bytes.toByteArray();
	}

	private static BufferedImage jpeg(BufferedImage page, float quality) {
		try {
			return ImageIO.read(new ByteArrayInputStream(file(page, quality)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
