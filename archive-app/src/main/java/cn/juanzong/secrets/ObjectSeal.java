package cn.juanzong.secrets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

import cn.juanzong.storage.ObjectSealing;
import cn.juanzong.storage.StoreUnavailable;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.util.SecretBytes;

/**
 * Seals segments with AES-256-GCM under a key of the object's own, which is derived from
 * a file key and the object's name: nothing about it needs to be kept. Each segment
 * begins with the number of the file key, and is bound to its place.
 */
class ObjectSeal implements ObjectSealing {

	private static final AesGcmParameters PARAMETERS = parameters();

	private final KeysInUse keys;

	ObjectSeal(KeysInUse keys) {
		this.keys = keys;
	}

	private static AesGcmParameters parameters() {
		try {
			return AesGcmParameters.builder()
				.setKeySizeBytes(DataKeys.HASH_BYTES)
				.setIvSizeBytes(12)
				.setTagSizeBytes(16)
				.setVariant(AesGcmParameters.Variant.TINK)
				.build();
		}
		catch (GeneralSecurityException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	@Override
	public byte[] seal(String name, long segment, byte[] clear) {
		try {
			DataKeys current = this.keys.current();
			return aead(current, current.fileKey(), name).encrypt(clear, place(segment));
		}
		catch (GeneralSecurityException ex) {
			throw new KeysUnusable("Encryption failed", ex);
		}
	}

	@Override
	public byte[] open(String name, long segment, byte[] sealed) {
		try {
			int fileKey = ByteBuffer.wrap(sealed).getInt(1);
			return aead(this.keys.current(), fileKey, name).decrypt(sealed, place(segment));
		}
		catch (GeneralSecurityException | IndexOutOfBoundsException ex) {
			throw new StoreUnavailable("Segment " + segment + " of " + name + " is not what was sealed", ex);
		}
	}

	private static Aead aead(DataKeys keys, int fileKey, String name) throws GeneralSecurityException {
		return AesGcmJce.create(AesGcmKey.builder()
			.setParameters(PARAMETERS)
			.setIdRequirement(fileKey)
			.setKeyBytes(SecretBytes.copyFrom(keys.objectKey(fileKey, name), InsecureSecretKeyAccess.get()))
			.build());
	}

	private static byte[] place(long segment) {
		byte[] context = "juanzong.segment".getBytes(StandardCharsets.UTF_8);
		return ByteBuffer.allocate(context.length + Long.BYTES).put(context).putLong(segment).array();
	}

}
