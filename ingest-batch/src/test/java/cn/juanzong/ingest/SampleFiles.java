package cn.juanzong.ingest;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import javax.imageio.ImageIO;

/** Small files of several kinds, made on the spot. */
final class SampleFiles {

	private SampleFiles() {
	}

	static byte[] text(int number) {
		return ("培训签到记录 第" + number + "号\n村级电商服务站直播实训,内容真实有效。\n").getBytes(StandardCharsets.UTF_8);
	}

	static byte[] html(int number) {
		return ("<html><head><meta charset='utf-8'><title>通知" + number + "</title></head><body><p>关于举办第" + number
				+ "期培训的通知</p></body></html>")
			.getBytes(StandardCharsets.UTF_8);
	}

	static byte[] picture(int number) {
		BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		graphics.setColor(new Color(number * 997 & 0xFFFFFF));
		graphics.fillRect(0, 0, 640, 480);
		graphics.setColor(Color.WHITE);
		graphics.fillOval(number % 300, 100, 200, 200);
		graphics.dispose();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			ImageIO.write(image, "jpg", bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	static byte[] any(int number) {
		return switch (number % 3) {
			case 0 -> text(number);
			case 1 -> html(number);
			default -> picture(number);
		};
	}

	static String name(int number) {
		return "材料" + number + switch (number % 3) {
			case 0 -> ".txt";
			case 1 -> ".html";
			default -> ".jpg";
		};
	}

}
