package cn.juanzong.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.prf.PrfSet;

/**
 * Encrypts personal fields at rest and computes the keyed hash that joins people without
 * showing their number (requirements 2, section 3.5). Safe for use by several threads.
 * The keys for the two are separate, so that the encryption key may be rotated while
 * joins keep working.
 */
public final class PersonalCipher {

	private static final byte[] CONTEXT = "juanzong.personal".getBytes(StandardCharsets.UTF_8);

	private static final int HASH_BYTES = 32;

	private final Aead encryption;

	private final PrfSet joining;

	PersonalCipher(KeyRing keys) {
		try {
			this.encryption = keys.encryption().getPrimitive(RegistryConfiguration.get(), Aead.class);
			this.joining = keys.joining().getPrimitive(RegistryConfiguration.get(), PrfSet.class);
		}
		catch (GeneralSecurityException ex) {
			throw new KeysUnusable("The key file does not hold the keys that are needed", ex);
		}
	}

	/**
	 * Encrypts a value; the same value gives another result each time.
	 * @param clear the clear value
	 * @return the encrypted value
	 */
	public byte[] encrypt(String clear) {
		try {
			return this.encryption.encrypt(clear.getBytes(StandardCharsets.UTF_8), CONTEXT);
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
			return new String(this.encryption.decrypt(encrypted, CONTEXT), StandardCharsets.UTF_8);
		}
		catch (GeneralSecurityException ex) {
			throw new KeysUnusable("A value was altered, or was encrypted with other keys", ex);
		}
	}

	/**
	 * The keyed hash of a normalised value: equal for equal values, useless without the
	 * key.
	 * @param normalised the value in its one normal form
	 * @return 32 bytes
	 */
	public byte[] keyedHash(String normalised) {
		try {
			return this.joining.computePrimary(normalised.getBytes(StandardCharsets.UTF_8), HASH_BYTES);
		}
		catch (GeneralSecurityException ex) {
			throw new KeysUnusable("Hashing failed", ex);
		}
	}

	/** Tells key rings apart without telling anything about the keys. */
	String fingerprint() {
		return HexFormat.of().formatHex(keyedHash("juanzong.fingerprint"), 0, 16);
	}

}
