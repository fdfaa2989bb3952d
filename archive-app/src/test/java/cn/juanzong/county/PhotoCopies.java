package cn.juanzong.county;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** What is done to a photo before it is handed in once more. */
enum PhotoCopies {

	SAVED_AT_40_PERCENT, REDUCED, BRIGHTER, MIRRORED, STAMPED, TRIMMED_ALL_ROUND_3, TRIMMED_ALL_ROUND_8, BOTTOM_6_OFF,
	LEFT_6_OFF, MIRRORED_TRIMMED_STAMPED;

	BufferedImage of(BufferedImage photo) throws IOException {
		return switch (this) {
			case SAVED_AT_40_PERCENT -> saved(photo, 0.4f);
			case REDUCED -> sized(photo, 0.45);
			case BRIGHTER -> saved(new RescaleOp(1.15f, 12, null).filter(photo, null), 0.6f);
			case MIRRORED -> mirrored(photo);
			case STAMPED -> stamped(photo);
			case TRIMMED_ALL_ROUND_3 -> sized(trimmed(photo, 0.03, 0.03, 0.03, 0.03), 0.8);
			case TRIMMED_ALL_ROUND_8 -> sized(trimmed(photo, 0.08, 0.08, 0.08, 0.08), 0.8);
			case BOTTOM_6_OFF -> sized(trimmed(photo, 0, 0, 0, 0.06), 0.7);
			case LEFT_6_OFF -> sized(trimmed(photo, 0.06, 0, 0, 0), 0.7);
			case MIRRORED_TRIMMED_STAMPED -> saved(stamped(mirrored(trimmed(photo, 0.05, 0.05, 0.05, 0.05))), 0.6f);
		};
	}

	private static BufferedImage saved(BufferedImage photo, float quality) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
			ImageWriteParam param = writer.getDefaultWriteParam();
			param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
			param.setCompressionQuality(quality);
			writer.setOutput(out);
			writer.write(null, new IIOImage(photo, null, null), param);
		}
		finally {
			writer.dispose();
		}
		return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
	}

	private static BufferedImage sized(BufferedImage photo, double share) {
		int width = (int) (photo.getWidth() * share);
		int height = (int) (photo.getHeight() * share);
		BufferedImage sized = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		HonestPapers.draw(sized, photo, 0, 0, width, height);
		return sized;
	}

	private static BufferedImage trimmed(BufferedImage photo, double left, double top, double right, double bottom) {
		int width = photo.getWidth();
		int height = photo.getHeight();
		return photo.getSubimage((int) (width * left), (int) (height * top), (int) (width * (1 - left - right)),
				(int) (height * (1 - top - bottom)));
	}

	private static BufferedImage mirrored(BufferedImage photo) {
		int width = photo.getWidth();
		BufferedImage mirrored = new BufferedImage(width, photo.getHeight(), BufferedImage.TYPE_INT_RGB);
		HonestPapers.draw(mirrored, photo, width, 0, -width, photo.getHeight());
		return mirrored;
	}

	/** With a date in a corner. */
	private static BufferedImage stamped(BufferedImage photo) {
		BufferedImage stamped = sized(photo, 1);
		Graphics2D canvas = stamped.createGraphics();
		canvas.setColor(Color.ORANGE);
		int width = stamped.getWidth();
		int height = stamped.getHeight();
		for (int i = 0; i < 10; i++) {
			canvas.fillRect(width * (58 + 4 * i) / 100, height * (91 + i % 3) / 100, width / 40, height / 20 - i);
		}
		canvas.dispose();
		return stamped;
	}

}
