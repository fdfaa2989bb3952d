package cn.juanzong.ingest;

/**
 * Encrypts what must not lie readable in the database: the cells of sheets. Implemented
 * by the room that holds the keys. Safe for use by several threads.
 */
public interface FieldCipher {

	byte[] encrypt(String clear);

	/**
	 * Decrypts.
	 * @param encrypted what {@link #encrypt(String)} made
	 * @return the clear text
	 * @throws RuntimeException if it was altered or written with other keys
	 */
	String decrypt(byte[] encrypted);

}
