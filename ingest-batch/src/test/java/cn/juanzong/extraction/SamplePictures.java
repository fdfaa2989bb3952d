package cn.juanzong.extraction;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;

import javax.imageio.ImageIO;

/**
 * Draws photographs and sign-in sheets.
 */
public final class SamplePictures {

	private static final Font FONT = load();

	private SamplePictures() {
	}

	private static Font load() {
		try (var in = SampleDocuments.font()) {
			return Font.createFont(Font.TRUETYPE_FONT, in);
		}
		catch (IOException | FontFormatException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public static BufferedImage photograph(int width, int height) {
		BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				picture.setRGB(x, y, (x * 255 / width) << 16 | (y * 255 / height) << 8 | ((x ^ y) & 0x3f));
			}
		}
		return picture;
	}

	/**
	 * A sheet with a title, a header line and the given rows in ruled cells.
	 */
	public static BufferedImage sheet(List<List<String>> rows) {
		int width = 1240;
		int height = 1754;
		BufferedImage page = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = page.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, width, height);
		graphics.setColor(Color.BLACK);
		graphics.setFont(FONT.deriveFont(44f));
		graphics.drawString("电子商务培训签到表", 420, 110);
		graphics.setFont(FONT.deriveFont(26f));
		int[] columns = { 60, 140, 330, 690, 940, 1180 };
		int top = 170;
		for (int i = 0; i < rows.size(); i++) {
			int y = top + i * 52;
			for (int column = 0; column < columns.length - 1; column++) {
				graphics.drawRect(columns[column], y, columns[column + 1] - columns[column], 52);
				if (column < rows.get(i).size()) {
					graphics.drawString(rows.get(i).get(column), columns[column] + 14, y + 36);
				}
			}
		}
		graphics.dispose();
		return page;
	}

	public static byte[] jpeg(BufferedImage picture) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ImageIO.write(picture, "jpeg", out);
		return out.toByteArray();
	}

	/**
	 * A photograph with camera, time, place and orientation as a telephone writes them.
	 */
	public static byte[] withExif(byte[] jpeg, String takenAt, int orientation) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.write(jpeg, 0, 2);
		byte[] exif = exif(takenAt, orientation);
		DataOutputStream data = new DataOutputStream(out);
		data.writeShort(0xffe1);
		data.writeShort(exif.length + 2);
		data.write(exif);
		data.write(jpeg, 2, jpeg.length - 2);
		return out.toByteArray();
	}

	private static byte[] exif(String takenAt, int orientation) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		DataOutputStream out = new DataOutputStream(bytes);
		out.write("Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII));
		out.writeInt(8);
		// directory 0: make, model, orientation, pointers to the directories for the
		// picture and the place; values stand from offset 200 on
		out.writeShort(5);
		tag(out, 0x10f, 2, 8, 200);
		tag(out, 0x110, 2, 8, 208);
		tag(out, 0x112, 3, 1, orientation << 16);
		tag(out, 0x8769, 4, 1, 80);
		tag(out, 0x8825, 4, 1, 110);
		out.writeInt(0);
		out.write(new byte[80 - 74]);
		out.writeShort(1);
		tag(out, 0x9003, 2, 20, 216);
		out.writeInt(0);
		out.write(new byte[110 - 98]);
		out.writeShort(4);
		tag(out, 1, 2, 2, 'N' << 24);
		tag(out, 2, 5, 3, 236);
		tag(out, 3, 2, 2, 'E' << 24);
		tag(out, 4, 5, 3, 260);
		out.writeInt(0);
		out.write(new byte[200 - 164]);
		out.write("XIANGJI\0Xphone9\0".getBytes(StandardCharsets.US_ASCII));
		out.write((takenAt + "\0").getBytes(StandardCharsets.US_ASCII));
		for (int number : new int[] { 34, 45, 0, 113, 30, 0 }) {
			out.writeInt(number);
			out.writeInt(1);
		}
		return bytes.toByteArray();
	}

	private static void tag(DataOutputStream out, int tag, int type, int count, int value) throws IOException {
		out.writeShort(tag);
		out.writeShort(type);
		out.writeInt(count);
		out.writeInt(value);
	}

	/** A PNG whose header claims a size and whose data is one short row. */
	public static byte[] claimedPng(int width, int height, boolean withEnd) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		DataOutputStream out = new DataOutputStream(bytes);
		out.write(new byte[] { (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10 });
		ByteArrayOutputStream header = new ByteArrayOutputStream();
		DataOutputStream fields = new DataOutputStream(header);
		fields.writeInt(width);
		fields.writeInt(height);
		fields.write(new byte[] { 8, 2, 0, 0, 0 });
		chunk(out, "IHDR", header.toByteArray());
		chunk(out, "IDAT", new byte[] { 0x78, (byte) 0x9c, 0x63, 0, 1, 0, 0, 5, 0, 1 });
		if (withEnd) {
			chunk(out, "IEND", new byte[0]);
		}
		return bytes.toByteArray();
	}

	private static void chunk(DataOutputStream out, String type, byte[] content) throws IOException {
		CRC32 crc = new CRC32();
		crc.update(type.getBytes(StandardCharsets.US_ASCII));
		crc.update(content);
		out.writeInt(content.length);
		out.write(type.getBytes(StandardCharsets.US_ASCII));
		out.write(content);
		out.writeInt((int) crc.getValue());
	}

	public static Path write(Path file, byte[] bytes) throws IOException {
		return Files.write(file, bytes);
	}

}
