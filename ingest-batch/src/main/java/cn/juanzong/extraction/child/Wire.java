package cn.juanzong.extraction.child;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Frames between parent and child: a length, then so many bytes. A child works on hostile
 * input, so what it announces is bounded before memory is given to it.
 */
final class Wire {

	/** No answer is longer: text and page views are bounded far below. */
	static final int MAX_FRAME = 96 * 1024 * 1024;

	private Wire() {
	}

	static void writeFrame(DataOutputStream out, byte[] frame) throws IOException {
		if (frame.length > MAX_FRAME) {
			throw new IOException("Frame too long: " + frame.length);
		}
		out.writeInt(frame.length);
		out.write(frame);
		out.flush();
	}

	static byte[] readFrame(DataInputStream in) throws IOException {
		int length = in.readInt();
		if (length < 0 || length > MAX_FRAME) {
			throw new IOException("Frame of impossible length " + length);
		}
		byte[] frame = in.readNBytes(length);
		if (frame.length < length) {
			throw new EOFException();
		}
		return frame;
	}

	static void writeText(DataOutputStream out, String text) throws IOException {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		out.writeInt(bytes.length);
		out.write(bytes);
	}

	static String readText(DataInputStream in) throws IOException {
		return new String(readBytes(in), StandardCharsets.UTF_8);
	}

	static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
		out.writeInt(bytes.length);
		out.write(bytes);
	}

	static byte[] readBytes(DataInputStream in) throws IOException {
		int length = in.readInt();
		if (length < 0 || length > in.available()) {
			throw new IOException("Field of impossible length " + length);
		}
		return in.readNBytes(length);
	}

}
