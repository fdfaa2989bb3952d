package cn.juanzong.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.stream.IntStream;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;

/**
 * The keys of one purpose, as Tink keeps them: one of them is primary and makes new
 * values, the others still read old ones. The text form is that of Tink's own tools.
 *
 * @param handle the keys
 */
record Keyset(KeysetHandle handle) {

	static {
		try {
			AeadConfig.register();
			PrfConfig.register();
		}
		catch (GeneralSecurityException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	static Keyset create(Purpose purpose) {
		try {
			return new Keyset(KeysetHandle.generateNew(purpose.parameters()));
		}
		catch (GeneralSecurityException ex) {
			throw new KeysUnusable("New keys cannot be made", ex);
		}
	}

	static Keyset parse(String text) {
		try {
			return new Keyset(TinkJsonProtoKeysetFormat.parseKeyset(text, InsecureSecretKeyAccess.get()));
		}
		catch (GeneralSecurityException | RuntimeException ex) {
			// the message is not passed on: a parser quotes what it read
			throw new KeysUnusable("The key file is damaged or is not a key file");
		}
	}

	String text() {
		try {
			return TinkJsonProtoKeysetFormat.serializeKeyset(this.handle, InsecureSecretKeyAccess.get());
		}
		catch (GeneralSecurityException ex) {
			throw new KeysUnusable("Keys cannot be written", ex);
		}
	}

	byte[] wrapped(WrappingKey by, Purpose purpose) {
		return by.wrap(text().getBytes(StandardCharsets.UTF_8), purpose.context());
	}

	static Keyset unwrapped(byte[] wrapped, WrappingKey by, Purpose purpose) {
		return parse(new String(by.unwrap(wrapped, purpose.context()), StandardCharsets.UTF_8));
	}

	int primaryId() {
		return this.handle.getPrimary().getId();
	}

	IntStream ids() {
		return IntStream.range(0, this.handle.size()).map((i) -> this.handle.getAt(i).getId());
	}

	/** The same keys with a fresh one that is primary from now on. */
	Keyset withFreshPrimary(Purpose purpose) {
		try {
			return new Keyset(KeysetHandle.newBuilder(this.handle)
				.addEntry(KeysetHandle.generateEntryFromParameters(purpose.parameters()).withRandomId().makePrimary())
				.build());
		}
		catch (GeneralSecurityException ex) {
			throw new KeysUnusable("New keys cannot be made", ex);
		}
	}

	/** Never the keys. */
	@Override
	public String toString() {
		return "Keyset";
	}

	/** What keys are for. */
	enum Purpose {

		/** Encrypts fields. */
		ENCRYPTION,
		/** Hashes identities. */
		JOINING,
		/** From which the key of each encrypted object is derived. */
		FILES;

		String code() {
			return name().toLowerCase(Locale.ROOT);
		}

		byte[] context() {
			return ("juanzong.keyset." + code()).getBytes(StandardCharsets.UTF_8);
		}

		private Parameters parameters() {
			return switch (this) {
				case ENCRYPTION -> PredefinedAeadParameters.AES256_GCM;
				case JOINING -> PredefinedPrfParameters.HMAC_SHA256_PRF;
				case FILES -> PredefinedPrfParameters.HKDF_SHA256;
			};
		}

	}

}
