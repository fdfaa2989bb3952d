package cn.juanzong.storage;

/**
 * Encrypts the bytes of sealed objects in segments, so that any range can be read.
 * Implemented above, where keys are kept; a store without it takes no sealed objects.
 */
public interface ObjectSealing {

	/** Clear bytes of a segment; the last one may be shorter. */
	int SEGMENT = 64 * 1024;

	/**
	 * How many bytes a sealed segment is longer than a clear one; never changes, because
	 * sizes and positions follow from it.
	 */
	int OVERHEAD = 33;

	/**
	 * Encrypts a segment.
	 * @param name the object's key, to which the segment is bound
	 * @param segment its place in the object, from 0, to which it is bound too
	 * @param clear the clear bytes
	 * @return the sealed segment, {@link #OVERHEAD} longer
	 */
	byte[] seal(String name, long segment, byte[] clear);

	/**
	 * Decrypts a segment.
	 * @param name the object's key
	 * @param segment its place in the object
	 * @param sealed the sealed segment
	 * @return the clear bytes
	 * @throws StoreUnavailable if it is not the segment that was sealed
	 */
	byte[] open(String name, long segment, byte[] sealed);

	/** The size of an object in the store. */
	static long sealedSize(long clear) {
		return clear + (clear + SEGMENT - 1) / SEGMENT * OVERHEAD;
	}

	/** The size of an object as it was received. */
	static long clearSize(long sealed) {
		long segment = (long) SEGMENT + OVERHEAD;
		return sealed - (sealed + segment - 1) / segment * OVERHEAD;
	}

}
