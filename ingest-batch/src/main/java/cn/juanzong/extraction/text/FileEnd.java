package cn.juanzong.extraction.text;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether a file reaches the end its format marks. A lost connection or a full card
 * leaves files that begin well: users must be told to look for the whole one, which is
 * another thing than a damaged one.
 */
final class FileEnd {

	private static final int TAIL = 2048;

	private FileEnd() {
	}

	/**
	 * Is the end missing?
	 * @param file the bytes
	 * @return false also for formats without an end mark
	 * @throws IOException if the file cannot be read
	 */
	static boolean missing(Path file) throws IOException {
		byte[] head = head(file);
		if (startsWith(head, 0xff, 0xd8, 0xff)) {
			return jpegCut(file);
		}
		if (startsWith(head, 0x89, 'P', 'N', 'G')) {
			return pngCut(file);
		}
		if (startsWith(head, '%', 'P', 'D', 'F')) {
			return !tail(file, TAIL).contains("%%EOF");
		}
		if (startsWith(head, 'P', 'K', 3, 4)) {
			// the directory at the end may be followed by a comment of 64 KB
			return !tail(file, (1 << 16) + 22).contains("PK\5\6");
		}
		return false;
	}

	private static byte[] head(Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			return in.readNBytes(8);
		}
	}

	private static boolean startsWith(byte[] head, int... magic) {
		for (int i = 0; i < magic.length; i++) {
			if (i >= head.length || (head[i] & 0xff) != magic[i]) {
				return false;
			}
		}
		return true;
	}

	private static String tail(Path file, int length) throws IOException {
		try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
			long start = Math.max(0, in.length() - length);
			byte[] bytes = new byte[(int) (in.length() - start)];
			in.seek(start);
			in.readFully(bytes);
			return new String(bytes, StandardCharsets.ISO_8859_1);
		}
	}

	/** Walks the segments, since a preview inside the file has an end mark of its own. */
	private static boolean jpegCut(Path file) throws IOException {
		if (tail(file, 2).equals("\u00ff\u00d9")) {
			return false;
		}
		try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
			in.readUnsignedShort();
			int marker = nextMarker(in);
			while (marker != 0xd9) {
				in.skipNBytes(in.readUnsignedShort() - 2L);
				marker = nextMarker(in);
			}
			return false;
		}
		catch (EOFException ex) {
			return true;
		}
	}

	/** Skips compressed data, where 0xFF is followed by zero or a restart mark. */
	private static int nextMarker(InputStream in) throws IOException {
		while (true) {
			int value = in.read();
			while (value != 0xff) {
				if (value < 0) {
					throw new EOFException();
				}
				value = in.read();
			}
			while (value == 0xff) {
				value = in.read();
			}
			if (value < 0) {
				throw new EOFException();
			}
			if (value != 0 && (value < 0xd0 || value > 0xd7)) {
				return value;
			}
		}
	}

	private static boolean pngCut(Path file) throws IOException {
		try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
			in.skipNBytes(8);
			while (true) {
				long length = in.readInt() & 0xffffffffL;
				int type = in.readInt();
				if (type == 0x49454e44) {
					return false;
				}
				in.skipNBytes(length + 4);
			}
		}
		catch (EOFException ex) {
			return true;
		}
	}

}
