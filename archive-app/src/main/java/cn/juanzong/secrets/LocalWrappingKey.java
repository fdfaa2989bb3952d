package cn.juanzong.secrets;

import java.security.GeneralSecurityException;
import java.util.Optional;

import cn.juanzong.secrets.Keyset.Purpose;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.RegistryConfiguration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A wrapping key at hand. Its text is a JSON object with the member {@code wrapping}, an
 * AES-256-GCM keyset of Tink's. The first edition of the product kept the two keysets
 * themselves there, as {@code encryption} and {@code joining}: such a text still opens
 * its database, and its encryption keyset wraps from then on.
 */
final class LocalWrappingKey implements WrappingKey {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final Keyset keys;

	private final @Nullable Keyset joining;

	private final Aead aead;

	private LocalWrappingKey(Keyset keys, @Nullable Keyset joining) {
		this.keys = keys;
		this.joining = joining;
		try {
			this.aead = keys.handle().getPrimitive(RegistryConfiguration.get(), Aead.class);
		}
		catch (GeneralSecurityException ex) {
			throw new KeysUnusable("The key file does not hold the key that is needed", ex);
		}
	}

	static LocalWrappingKey create() {
		return new LocalWrappingKey(Keyset.create(Purpose.ENCRYPTION), null);
	}

	static LocalWrappingKey parse(String text) {
		try {
			JsonNode root = JSON.readTree(text);
			return root.has("wrapping") ? new LocalWrappingKey(Keyset.parse(root.path("wrapping").toString()), null)
					: new LocalWrappingKey(Keyset.parse(root.path("encryption").toString()),
							Keyset.parse(root.path("joining").toString()));
		}
		catch (JacksonException ex) {
			// the message is not passed on: a parser quotes what it read
			throw new KeysUnusable("The key file is damaged or is not a key file");
		}
	}

	String text() {
		ObjectNode root = JSON.createObjectNode();
		root.set("wrapping", JSON.readTree(this.keys.text()));
		return root.toPrettyString();
	}

	/** The keysets of a text of the first edition. */
	Optional<DataKeys> ofFirstEdition() {
		return Optional.ofNullable(this.joining)
			.map((joins) -> new DataKeys(this.keys, joins, Keyset.create(Purpose.FILES)));
	}

	@Override
	public String name() {
		return "local:" + Integer.toHexString(this.keys.primaryId());
	}

	@Override
	public byte[] wrap(byte[] clear, byte[] context) {
		try {
			return this.aead.encrypt(clear, context);
		}
		catch (GeneralSecurityException ex) {
			throw new KeysUnusable("Wrapping failed", ex);
		}
	}

	@Override
	public byte[] unwrap(byte[] wrapped, byte[] context) {
		try {
			return this.aead.decrypt(wrapped, context);
		}
		catch (GeneralSecurityException ex) {
			throw new KeysUnusable("The keysets were wrapped by another key", ex);
		}
	}

	/** Never the key. */
	@Override
	public String toString() {
		return "LocalWrappingKey";
	}

}
