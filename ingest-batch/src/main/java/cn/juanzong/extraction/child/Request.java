package cn.juanzong.extraction.child;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What a reading process is asked.
 */
sealed interface Request {

	/**
	 * Text and facts.
	 *
	 * @param file the bytes
	 * @param fileName the original name
	 */
	record Extract(Path file, String fileName) implements Request {

	}

	/**
	 * Thumbnail and page views.
	 *
	 * @param file the bytes
	 * @param mediaType as detected
	 * @param maxPages at most so many pages
	 */
	record Render(Path file, String mediaType, int maxPages) implements Request {

	}

	/**
	 * The words of one page.
	 *
	 * @param file the bytes
	 * @param mediaType as detected
	 * @param page from 1
	 */
	record Recognise(Path file, String mediaType, int page) implements Request {

	}

	/**
	 * The lines of one page of a sign-in sheet.
	 *
	 * @param file the bytes
	 * @param mediaType as detected
	 * @param page from 1
	 */
	record ReadSheet(Path file, String mediaType, int page) implements Request {

	}

	default byte[] encode() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
		DataOutputStream out = new DataOutputStream(bytes);
		if (this instanceof Extract extract) {
			out.writeByte('E');
			Wire.writeText(out, extract.file().toString());
			Wire.writeText(out, extract.fileName());
		}
		else if (this instanceof Render render) {
			out.writeByte('V');
			Wire.writeText(out, render.file().toString());
			Wire.writeText(out, render.mediaType());
			out.writeInt(render.maxPages());
		}
		else if (this instanceof Recognise recognise) {
			out.writeByte('R');
			Wire.writeText(out, recognise.file().toString());
			Wire.writeText(out, recognise.mediaType());
			out.writeInt(recognise.page());
		}
		else if (this instanceof ReadSheet sheet) {
			out.writeByte('S');
			Wire.writeText(out, sheet.file().toString());
			Wire.writeText(out, sheet.mediaType());
			out.writeInt(sheet.page());
		}
		return bytes.toByteArray();
	}

	static Request decode(byte[] frame) throws IOException {
		DataInputStream in = new DataInputStream(new ByteArrayInputStream(frame));
		int kind = in.readByte();
		Path file = Path.of(Wire.readText(in));
		String text = Wire.readText(in);
		return switch (kind) {
			case 'E' -> new Extract(file, text);
			case 'V' -> new Render(file, text, in.readInt());
			case 'R' -> new Recognise(file, text, in.readInt());
			case 'S' -> new ReadSheet(file, text, in.readInt());
			default -> throw new IOException("Unknown request " + kind);
		};
	}

}
