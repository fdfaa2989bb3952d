package cn.juanzong.ingest.lookalike;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import net.coobird.thumbnailator.Thumbnails;

/** Pictures with things in them, and what people do to pictures. */
public final class Scenes {

	private Scenes() {
	}

	/** Another scene for each number. */
	public static BufferedImage scene(long number) {
		Random chance = new Random(number);
		BufferedImage picture = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
		Graphics2D canvas = picture.createGraphics();
		canvas.setColor(colour(chance));
		canvas.fillRect(0, 0, 640, 480);
		for (int i = 0; i < 40; i++) {
			canvas.setColor(colour(chance));
			int width = 30 + chance.nextInt(200);
			int height = 30 + chance.nextInt(160);
			int x = chance.nextInt(640) - width / 2;
			int y = chance.nextInt(480) - height / 2;
			if (chance.nextBoolean()) {
				canvas.fillRect(x, y, width, height);
			}
			else {
				canvas.fillOval(x, y, width, height);
			}
		}
		canvas.dispose();
		return picture;
	}

	private static Color colour(Random chance) {
		return new Color(chance.nextInt(256), chance.nextInt(256), chance.nextInt(256));
	}

	public static BufferedImage reduced(BufferedImage picture) throws IOException {
		return Thumbnails.of(picture).scale(0.45).asBufferedImage();
	}

	public static BufferedImage mirrored(BufferedImage picture) {
		BufferedImage mirrored = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < picture.getHeight(); y++) {
			for (int x = 0; x < picture.getWidth(); x++) {
				mirrored.setRGB(picture.getWidth() - 1 - x, y, picture.getRGB(x, y));
			}
		}
		return mirrored;
	}

	/** Leaves a margin away on every side. */
	public static BufferedImage trimmed(BufferedImage picture, double margin) {
		int x = (int) (picture.getWidth() * margin);
		int y = (int) (picture.getHeight() * margin);
		return picture.getSubimage(x, y, picture.getWidth() - 2 * x, picture.getHeight() - 2 * y);
	}

	/** With a date in a corner, as cameras and chat programs print it. */
	static BufferedImage stamped(BufferedImage picture) {
		BufferedImage stamped = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
		Graphics2D canvas = stamped.createGraphics();
		canvas.drawImage(picture, 0, 0, null);
		canvas.setColor(Color.ORANGE);
		for (int i = 0; i < 10; i++) {
			int width = picture.getWidth();
			canvas.fillRect(width * (60 + 4 * i) / 100 - width / 50, picture.getHeight() * (91 + i % 3) / 100,
					width / 40, picture.getHeight() / 20 - i);
		}
		canvas.dispose();
		return stamped;
	}

	public static BufferedImage brighter(BufferedImage picture) {
		return new RescaleOp(1.15f, 12, null).filter(picture, null);
	}

	public static byte[] jpeg(BufferedImage picture, float quality) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
			ImageWriteParam param = writer.getDefaultWriteParam();
			param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
			param.setCompressionQuality(quality);
			writer.setOutput(out);
			writer.write(null, new IIOImage(picture, null, null), param);
		}
		finally {
			writer.dispose();
		}
		return bytes.toByteArray();
	}

	static BufferedImage saved(BufferedImage picture, float quality) throws IOException {
		return ImageIO.read(new ByteArrayInputStream(jpeg(picture, quality)));
	}

}
