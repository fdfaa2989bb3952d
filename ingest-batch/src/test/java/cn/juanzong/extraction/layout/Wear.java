package cn.juanzong.extraction.layout;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.DataBufferInt;
import java.awt.image.Kernel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

import cn.juanzong.extraction.layout.picture.Homography;

/**
 * What scanners, telephones and offices do to a sheet of paper.
 */
public enum Wear {

	NONE {
		@Override
		BufferedImage apply(BufferedImage page, SplittableRandom chance) {
			return page;
		}
	},
	TURNED {
		@Override
		BufferedImage apply(BufferedImage page, SplittableRandom chance) {
			return turned(page, (chance.nextDouble() - 0.5) * 6);
		}
	},
	PERSPECTIVE {
		@Override
		BufferedImage apply(BufferedImage page, SplittableRandom chance) {
			return photographed(page, chance, 0.045);
		}
	},
	BLURRED {
		@Override
		BufferedImage apply(BufferedImage page, SplittableRandom chance) {
			return noisy(blurred(turned(page, (chance.nextDouble() - 0.5) * 2)), chance, 22);
		}
	},
	COMPRESSED {
		@Override
		BufferedImage apply(BufferedImage page, SplittableRandom chance) {
			return compressed(turned(page, (chance.nextDouble() - 0.5) * 2), 0.5f + 0.3f * (float) chance.nextDouble());
		}
	},
	SEALED {
		@Override
		BufferedImage apply(BufferedImage page, SplittableRandom chance) {
			return compressed(turned(sealed(page, chance), (chance.nextDouble() - 0.5) * 2), 0.8f);
		}
	},
	HEAVY {
		@Override
		BufferedImage apply(BufferedImage page, SplittableRandom chance) {
			BufferedImage bent = photographed(turned(sealed(page, chance), (chance.nextDouble() - 0.5) * 5), chance,
					0.03);
			return compressed(noisy(blurred(bent), chance, 16), 0.55f);
		}
	},
	DIM {
		@Override
		BufferedImage apply(BufferedImage page, SplittableRandom chance) {
			BufferedImage seen = darkened(photographed(page, chance, 0.03), 0.68);
			return compressed(noisy(blurred(seen), chance, 36), 0.55f);
		}
	};

	abstract BufferedImage apply(BufferedImage page, SplittableRandom chance);

	/** The page after it went through this. */
	public BufferedImage wear(BufferedImage page, long seed) {
		return apply(page, new SplittableRandom(seed));
	}

	static BufferedImage turned(BufferedImage page, double degrees) {
		BufferedImage turned = new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_INT_RGB);
		Graphics2D canvas = turned.createGraphics();
		canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
		canvas.setColor(new Color(0xf2, 0xf2, 0xf0));
		canvas.fillRect(0, 0, page.getWidth(), page.getHeight());
		canvas.rotate(Math.toRadians(degrees), page.getWidth() / 2.0, page.getHeight() / 2.0);
		canvas.drawImage(page, 0, 0, null);
		canvas.dispose();
		return turned;
	}

	/** On a table, from a hand above it, lit from one side. */
	static BufferedImage photographed(BufferedImage page, SplittableRandom chance, double depth) {
		int width = page.getWidth();
		int height = page.getHeight();
		double[][] corners = new double[4][];
		double[][] frame = { { 0, 0 }, { width, 0 }, { width, height }, { 0, height } };
		for (int i = 0; i < 4; i++) {
			double inX = width * (0.015 + depth * chance.nextDouble());
			double inY = height * (0.015 + depth * chance.nextDouble());
			corners[i] = new double[] { frame[i][0] + ((frame[i][0] == 0) ? inX : -inX),
					frame[i][1] + ((frame[i][1] == 0) ? inY : -inY) };
		}
		Homography toPage = Homography.of(corners, frame);
		int[] from = pixels(page);
		BufferedImage photograph = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		int[] to = pixels(photograph);
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				double[] at = toPage.map(x, y);
				double light = 0.82 + 0.16 * x / width;
				int left = (int) Math.floor(at[0]);
				int top = (int) Math.floor(at[1]);
				boolean paper = left >= 0 && top >= 0 && left < width - 1 && top < height - 1;
				int mixed = 0;
				for (int shift = 0; shift <= 16; shift += 8) {
					double value = paper ? between(from, top * width + left, width, shift, at[0] - left, at[1] - top)
							: 88 + shift;
					mixed |= (int) (value * light) << shift;
				}
				to[y * width + x] = mixed;
			}
		}
		return photograph;
	}

	private static double between(int[] rgb, int i, int width, int shift, double fx, double fy) {
		double upper = (rgb[i] >> shift & 0xff) * (1 - fx) + (rgb[i + 1] >> shift & 0xff) * fx;
		double lower = (rgb[i + width] >> shift & 0xff) * (1 - fx) + (rgb[i + width + 1] >> shift & 0xff) * fx;
		return upper * (1 - fy) + lower * fy;
	}

	static BufferedImage blurred(BufferedImage page) {
		float[] weights = { 0.06f, 0.12f, 0.06f, 0.12f, 0.28f, 0.12f, 0.06f, 0.12f, 0.06f };
		BufferedImage once = new ConvolveOp(new Kernel(3, 3, weights), ConvolveOp.EDGE_NO_OP, null).filter(page, null);
		BufferedImage opaque = new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_INT_RGB);
		opaque.createGraphics().drawImage(once, 0, 0, null);
		return opaque;
	}

	static BufferedImage noisy(BufferedImage page, SplittableRandom chance, int strength) {
		int[] rgb = pixels(page);
		for (int i = 0; i < rgb.length; i++) {
			int noise = (chance.nextInt(strength) + chance.nextInt(strength) + chance.nextInt(strength))
					- 3 * strength / 2;
			int pixel = 0;
			for (int shift = 0; shift <= 16; shift += 8) {
				pixel |= Math.max(0, Math.min(255, (rgb[i] >> shift & 0xff) + noise)) << shift;
			}
			rgb[i] = pixel;
		}
		return page;
	}

	/** In less light. */
	static BufferedImage darkened(BufferedImage page, double light) {
		int[] rgb = pixels(page);
		for (int i = 0; i < rgb.length; i++) {
			rgb[i] = (int) ((rgb[i] >> 16 & 0xff) * light) << 16 | (int) ((rgb[i] >> 8 & 0xff) * light) << 8
					| (int) ((rgb[i] & 0xff) * light);
		}
		return page;
	}

	/** A round red seal over two or three lines. */
	static BufferedImage sealed(BufferedImage page, SplittableRandom chance) {
		Graphics2D canvas = page.createGraphics();
		canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		double unit = page.getWidth() / 595.0;
		double x = (120 + 300 * chance.nextDouble()) * unit;
		double y = (250 + 350 * chance.nextDouble()) * unit;
		canvas.setColor(new Color(0xd8, 0x28, 0x28, 0xb0));
		canvas.setStroke(new BasicStroke((float) (3 * unit)));
		canvas.draw(new Ellipse2D.Double(x, y, 110 * unit, 110 * unit));
		canvas.fill(new Ellipse2D.Double(x + 46 * unit, y + 46 * unit, 18 * unit, 18 * unit));
		canvas.dispose();
		return page;
	}

	static BufferedImage compressed(BufferedImage page, float quality) {
		try {
			return ImageIO.read(new ByteArrayInputStream(jpeg(page, quality)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The page as a JPEG file. */
	public static byte[] jpeg(BufferedImage page, float quality) {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
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

	private static int[] pixels(BufferedImage picture) {
		return ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
	}

}
