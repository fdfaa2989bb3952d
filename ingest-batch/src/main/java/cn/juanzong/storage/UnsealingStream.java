package cn.juanzong.storage;

import java.io.IOException;
import java.io.InputStream;

/** The clear bytes of some segments, each verified before any of it is handed out. */
final class UnsealingStream extends InputStream {

	private static final int STEP = ObjectSealing.SEGMENT + ObjectSealing.OVERHEAD;

	private final InputStream sealed;

	private final ObjectSealing sealing;

	private final String name;

	private long segment;

	private int skip;

	private long left;

	private byte[] clear = new byte[0];

	private int at;

	UnsealingStream(InputStream sealed, ObjectSealing sealing, String name, long firstSegment, int skip, long length) {
		this.sealed = sealed;
		this.sealing = sealing;
		this.name = name;
		this.segment = firstSegment;
		this.skip = skip;
		this.left = length;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] buffer, int offset, int length) throws IOException {
		if (length == 0) {
			return 0;
		}
		while (this.at == this.clear.length) {
			if (this.left <= 0 || !next()) {
				return -1;
			}
		}
		int n = (int) Math.min(Math.min(length, this.clear.length - this.at), this.left);
		if (n <= 0) {
			return -1;
		}
		System.arraycopy(this.clear, this.at, buffer, offset, n);
		this.at += n;
		this.left -= n;
		return n;
	}

	private boolean next() throws IOException {
		byte[] bytes = this.sealed.readNBytes(STEP);
		if (bytes.length == 0) {
			return false;
		}
		this.clear = this.sealing.open(this.name, this.segment++, bytes);
		this.at = Math.min(this.skip, this.clear.length);
		this.skip = 0;
		return true;
	}

	@Override
	public void close() throws IOException {
		this.sealed.close();
	}

}
