package cn.juanzong.secrets;

import java.security.GeneralSecurityException;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The two Tink keysets of an archive, and their text form: one JSON object with the
 * members {@code encryption} (AES-256-GCM) and {@code joining} (HMAC-SHA-256 PRF), each a
 * keyset as Tink's own tools read and rotate it.
 *
 * @param encryption encrypts fields
 * @param joining hashes fields
 */
record KeyRing(KeysetHandle encryption, KeysetHandle joining) {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	static {
		try {
			AeadConfig.register();
			PrfConfig.register();
		}
		catch (GeneralSecurityException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	static KeyRing create() {
		try {
			return new KeyRing(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM),
					KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF));
		}
		catch (GeneralSecurityException ex) {
			throw new KeysUnusable("New keys cannot be made", ex);
		}
	}

	static KeyRing parse(String text) {
		try {
			JsonNode root = JSON.readTree(text);
			return new KeyRing(keyset(root.path("encryption")), keyset(root.path("joining")));
		}
		catch (JacksonException | GeneralSecurityException ex) {
			// neither message is passed on: a parser quotes what it read
			throw new KeysUnusable("The key file is damaged or is not a key file");
		}
	}

	String text() {
		return JSON
			.createObjectNode().<tools.jackson.databind.node.ObjectNode>set("encryption",
					JSON.readTree(serialize(this.encryption)))
			.set("joining", JSON.readTree(serialize(this.joining)))
			.toPrettyString();
	}

	private static KeysetHandle keyset(JsonNode node) throws GeneralSecurityException {
		return TinkJsonProtoKeysetFormat.parseKeyset(node.toString(), InsecureSecretKeyAccess.get());
	}

	private static String serialize(KeysetHandle handle) {
		try {
			return TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
		}
		catch (GeneralSecurityException ex) {
			throw new KeysUnusable("Keys cannot be written", ex);
		}
	}

	/** Never the keys. */
	@Override
	public String toString() {
		return "KeyRing";
	}

}
