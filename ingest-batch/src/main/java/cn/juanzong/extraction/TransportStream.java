package cn.juanzong.extraction;

import org.apache.tika.mime.MediaType;

/**
 * The MPEG transport stream of camcorders, which has no other mark than a byte that comes
 * again with every packet.
 */
public final class TransportStream {

	/** Its type. */
	public static final MediaType TYPE = MediaType.video("mp2t");

	/** Bytes needed to tell: four packets, each with a time before it or without. */
	public static final int LENGTH = 4 + 3 * 192 + 1;

	private static final byte SYNC = 0x47;

	private TransportStream() {
	}

	/**
	 * Whether a file begins like one.
	 * @param head its first bytes
	 * @param length how many of them there are
	 */
	public static boolean startsWith(byte[] head, int length) {
		return length >= LENGTH && (packets(head, 0, 188) || packets(head, 4, 192));
	}

	private static boolean packets(byte[] head, int first, int size) {
		for (int at = first; at <= first + 3 * size; at += size) {
			if (head[at] != SYNC) {
				return false;
			}
		}
		return true;
	}

}
