package cn.juanzong.secrets;

import java.security.GeneralSecurityException;

/**
 * Encrypts personal fields at rest (requirements 2, section 3.5). A value begins with the
 * number of its key, so that the key may be rotated while values are read and written.
 * Safe for use by several threads. What joins people without showing their number are the
 * {@link Identities}.
 */
public class PersonalCipher {

	private final KeysInUse keys;

	PersonalCipher(KeysInUse keys) {
		this.keys = keys;
	}

	/**
	 * Encrypts a value; the same value gives another result each time.
	 * @param clear the clear value
	 * @return the encrypted value
	 */
	public byte[] encrypt(String clear) {
		try {
			return this.keys.current().encrypt(clear);
		}
		catch (GeneralSecurityException ex) {
			throw new KeysUnusable("Encryption failed", ex);
		}
	}

	/**
	 * Decrypts what {@link #encrypt(String)} returned.
	 * @param encrypted the encrypted value
	 * @return the clear value
	 * @throws KeysUnusable if it was altered or written with other keys
	 */
	public String decrypt(byte[] encrypted) {
		try {
			return this.keys.current().decrypt(encrypted);
		}
		catch (GeneralSecurityException ex) {
			return decryptWithFreshKeys(encrypted);
		}
	}

	/** Whether this begins like something that {@link #encrypt(String)} returned. */
	public boolean encrypted(byte[] value) {
		return this.keys.current().knows(value) || this.keys.fresh().knows(value);
	}

	/** Another process may have begun to use a key that this one has not seen. */
	private String decryptWithFreshKeys(byte[] encrypted) {
		try {
			return this.keys.fresh().decrypt(encrypted);
		}
		catch (GeneralSecurityException ex) {
			throw new KeysUnusable("A value was altered, or was encrypted with other keys", ex);
		}
	}

}
