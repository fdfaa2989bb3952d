package cn.juanzong.extraction.film;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;

/**
 * Whether an MP4 or QuickTime film is shorter than its boxes say. ffprobe is content with
 * the beginning, so a film cut off in the middle looks whole to it.
 */
final class MovieBoxes {

	private static final Set<String> FIRST = Set.of("ftyp", "moov", "mdat", "free", "skip", "wide", "pnot");

	private static final int HEADER = 16;

	private static final int MAX_BOXES = 200;

	private static final int TIMEOUT = 20_000;

	private MovieBoxes() {
	}

	static boolean cut(URI source, String mediaType) {
		if (!mediaType.endsWith("/mp4") && !mediaType.endsWith("/quicktime")) {
			return false;
		}
		try {
			return walk(bytes(source));
		}
		catch (IOException ex) {
			// cannot be told: the film stays readable
			return false;
		}
	}

	/**
	 * Does a film begin as these films do? ffprobe says "index missing" of any bytes
	 * whose name promises a film.
	 * @param source the film
	 * @return false also where it cannot be told
	 */
	static boolean begins(URI source) {
		try {
			ByteBuffer head = bytes(source).at(0).bytes();
			if (head.limit() < 8) {
				return false;
			}
			String type = StandardCharsets.ISO_8859_1.decode(head.slice(4, 4)).toString();
			return FIRST.contains(type);
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static Bytes bytes(URI source) {
		return "file".equals(source.getScheme()) ? new OnDisk(Path.of(source)) : new Remote(source);
	}

	private static boolean walk(Bytes bytes) throws IOException {
		long position = 0;
		for (int i = 0; i < MAX_BOXES; i++) {
			Header header = bytes.at(position);
			if (header.total() - position < 8) {
				return header.total() != position;
			}
			long size = header.bytes().getInt(0) & 0xffffffffL;
			if (size == 0) {
				return false;
			}
			if (size == 1 && header.bytes().limit() == HEADER) {
				size = header.bytes().getLong(8);
			}
			if (size < 8) {
				return false;
			}
			position += size;
			if (position >= header.total()) {
				return position > header.total();
			}
		}
		return false;
	}

	/** Bytes of a film at a place, and how long the film is. */
	private record Header(ByteBuffer bytes, long total) {

	}

	private interface Bytes {

		Header at(long position) throws IOException;

	}

	private record OnDisk(Path file) implements Bytes {

		@Override
		public Header at(long position) throws IOException {
			try (RandomAccessFile in = new RandomAccessFile(this.file.toFile(), "r")) {
				byte[] bytes = new byte[(int) Math.max(0, Math.min(HEADER, in.length() - position))];
				in.seek(position);
				in.readFully(bytes);
				return new Header(ByteBuffer.wrap(bytes), in.length());
			}
		}

	}

	private record Remote(URI source) implements Bytes {

		@Override
		public Header at(long position) throws IOException {
			HttpURLConnection connection = (HttpURLConnection) this.source.toURL().openConnection();
			connection.setConnectTimeout(TIMEOUT);
			connection.setReadTimeout(TIMEOUT);
			connection.setInstanceFollowRedirects(false);
			connection.setRequestProperty("Range", "bytes=" + position + "-" + (position + HEADER - 1));
			String range = connection.getHeaderField("Content-Range");
			if (connection.getResponseCode() != HttpURLConnection.HTTP_PARTIAL || range == null) {
				throw new IOException("No ranges");
			}
			try (InputStream in = connection.getInputStream()) {
				return new Header(ByteBuffer.wrap(in.readNBytes(HEADER)),
						Long.parseLong(range.substring(range.lastIndexOf('/') + 1)));
			}
			catch (NumberFormatException ex) {
				throw new IOException(ex);
			}
		}

	}

}
