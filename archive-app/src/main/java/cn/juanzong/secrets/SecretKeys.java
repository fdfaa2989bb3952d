package cn.juanzong.secrets;

import java.time.Clock;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Brings the wrapping key and the database together: the first start makes keys, every
 * other start must find the same ones.
 */
class SecretKeys {

	private final JdbcClient jdbc;

	private final StoredKeysets stored;

	SecretKeys(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.stored = new StoredKeysets(jdbc, clock);
	}

	/**
	 * Opens the keys of this database.
	 * @param service a key service, or {@code null} if there is none
	 * @param given the wrapping key as text, if configured, else empty
	 * @param file where the wrapping key is kept otherwise
	 * @return the keys in use
	 * @throws KeysUnusable if the database was written with keys that are not there
	 */
	KeysInUse open(@Nullable WrappingKey service, String given, KeyFile file) {
		Optional<WrappingKey> present = (service != null) ? Optional.of(service) : given.isBlank()
				? file.read().map(WrappingKey.class::cast) : Optional.of(LocalWrappingKey.parse(given));
		KeySource where = (service != null) ? new KeySource(KeySource.Kind.SERVICE, service.name())
				: given.isBlank() ? new KeySource(KeySource.Kind.FILE, file.path().toString())
						: new KeySource(KeySource.Kind.CONFIGURED, "");
		if (present.isEmpty() && (this.stored.present() || fingerprint().isPresent())) {
			throw new KeysUnusable(("This database holds personal data encrypted with keys that are missing: %s does"
					+ " not exist. Put the key file back from its backup and start again; new keys would make every"
					+ " ID number unreadable for ever, so none were made.")
				.formatted(where));
		}
		WrappingKey wrapping = present.orElseGet(file::create);
		try {
			if (!this.stored.present()) {
				this.stored.keepFirst(firstKeys(wrapping, where), wrapping);
			}
			this.stored.rewrap(wrapping);
			KeysInUse keys = new KeysInUse(this.stored, wrapping, where);
			this.jdbc.sql("update personal_identity set hash_key = ? where hash_key = 0")
				.param(keys.current().keyset(Keyset.Purpose.JOINING).primaryId())
				.update();
			return keys;
		}
		catch (KeysUnusable ex) {
			throw (ex instanceof Foreign) ? ex : foreign(where);
		}
	}

	/** The keys of the first edition if the database was written with them. */
	private DataKeys firstKeys(WrappingKey wrapping, KeySource where) {
		Optional<DataKeys> before = (wrapping instanceof LocalWrappingKey local) ? local.ofFirstEdition()
				: Optional.empty();
		Optional<String> written = fingerprint();
		if (written.isPresent() && !before.map(DataKeys::fingerprint).equals(written)) {
			throw foreign(where);
		}
		return before.orElseGet(DataKeys::create);
	}

	private static Foreign foreign(KeySource where) {
		return new Foreign(("This database was written with other keys than those of %s. Configure the key file"
				+ " that belongs to this database and start again; nothing was changed.")
			.formatted(where));
	}

	private Optional<String> fingerprint() {
		return this.jdbc.sql("select fingerprint from secret_key").query(String.class).optional();
	}

	private static final class Foreign extends KeysUnusable {

		Foreign(String message) {
			super(message);
		}

	}

}
