package cn.juanzong.secrets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.juanzong.secrets.Keyset.Purpose;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfSet;

/**
 * The keysets of an archive, ready for use. Every encrypted value begins with the number
 * of its key, so old and new values are read side by side.
 */
final class DataKeys {

	static final int HASH_BYTES = 32;

	/** Tink's prefix of an encrypted value: a start byte and the key's number. */
	static final int PREFIX_BYTES = 5;

	private static final byte[] CONTEXT = "juanzong.personal".getBytes(StandardCharsets.UTF_8);

	private final Map<Purpose, Keyset> keysets;

	private final Aead encryption;

	private final PrfSet joining;

	private final PrfSet files;

	DataKeys(Keyset encryption, Keyset joining, Keyset files) {
		this.keysets = Map.of(Purpose.ENCRYPTION, encryption, Purpose.JOINING, joining, Purpose.FILES, files);
		try {
			this.encryption = encryption.handle().getPrimitive(RegistryConfiguration.get(), Aead.class);
			this.joining = joining.handle().getPrimitive(RegistryConfiguration.get(), PrfSet.class);
			this.files = files.handle().getPrimitive(RegistryConfiguration.get(), PrfSet.class);
		}
		catch (GeneralSecurityException ex) {
			throw new KeysUnusable("The keysets do not hold the keys that are needed", ex);
		}
	}

	static DataKeys create() {
		return new DataKeys(Keyset.create(Purpose.ENCRYPTION), Keyset.create(Purpose.JOINING),
				Keyset.create(Purpose.FILES));
	}

	Keyset keyset(Purpose purpose) {
		return Objects.requireNonNull(this.keysets.get(purpose));
	}

	byte[] encrypt(String clear) throws GeneralSecurityException {
		return this.encryption.encrypt(clear.getBytes(StandardCharsets.UTF_8), CONTEXT);
	}

	String decrypt(byte[] encrypted) throws GeneralSecurityException {
		return new String(this.encryption.decrypt(encrypted, CONTEXT), StandardCharsets.UTF_8);
	}

	/** How a value begins that was encrypted with this key. */
	static byte[] prefix(int keyId) {
		return ByteBuffer.allocate(PREFIX_BYTES).put((byte) 1).putInt(keyId).array();
	}

	/** Whether a value begins with the number of one of the keys that encrypt. */
	boolean knows(byte[] value) {
		return value.length > PREFIX_BYTES && keyset(Purpose.ENCRYPTION).ids()
			.anyMatch((id) -> Arrays.equals(value, 0, PREFIX_BYTES, prefix(id), 0, PREFIX_BYTES));
	}

	byte[] hash(String normalised) {
		try {
			return this.joining.computePrimary(normalised.getBytes(StandardCharsets.UTF_8), HASH_BYTES);
		}
		catch (GeneralSecurityException ex) {
			throw new KeysUnusable("Hashing failed", ex);
		}
	}

	/** The hash under every key there is. */
	List<byte[]> hashes(String normalised) {
		return prfs(this.joining).values().stream().map((prf) -> compute(prf, normalised)).toList();
	}

	private static Map<Integer, Prf> prfs(PrfSet set) {
		try {
			return set.getPrfs();
		}
		catch (GeneralSecurityException ex) {
			throw new KeysUnusable("The keysets do not hold the keys that are needed", ex);
		}
	}

	private static byte[] compute(Prf prf, String text) {
		try {
			return prf.compute(text.getBytes(StandardCharsets.UTF_8), HASH_BYTES);
		}
		catch (GeneralSecurityException ex) {
			throw new KeysUnusable("Hashing failed", ex);
		}
	}

	int fileKey() {
		return keyset(Purpose.FILES).primaryId();
	}

	/** The key of one object, derived from the file key of that number. */
	byte[] objectKey(int fileKey, String name) {
		Prf prf = prfs(this.files).get(fileKey);
		if (prf == null) {
			throw new KeysUnusable("An object was encrypted with a key that is not there");
		}
		return compute(prf, name);
	}

	/** What the first edition told key rings apart by. */
	String fingerprint() {
		return HexFormat.of().formatHex(hash("juanzong.fingerprint"), 0, 16);
	}

}
