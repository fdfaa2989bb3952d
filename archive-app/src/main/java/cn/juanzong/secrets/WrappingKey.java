package cn.juanzong.secrets;

/**
 * The key outside the database that wraps the keysets inside it. A key service is
 * connected by a bean of this type; without one, the key comes from the environment or
 * from the key file.
 */
public interface WrappingKey {

	/** Tells wrapping keys apart without telling anything about the key. */
	String name();

	/**
	 * Encrypts a keyset.
	 * @param clear the keyset
	 * @param context what it is for; unwrapping needs the same
	 * @return the wrapped keyset
	 */
	byte[] wrap(byte[] clear, byte[] context);

	/**
	 * Decrypts what {@link #wrap} returned.
	 * @param wrapped the wrapped keyset
	 * @param context what it is for
	 * @return the keyset
	 * @throws KeysUnusable if it was wrapped by another key
	 */
	byte[] unwrap(byte[] wrapped, byte[] context);

}
