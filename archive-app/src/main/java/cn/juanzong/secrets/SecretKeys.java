package cn.juanzong.secrets;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Brings the key ring and the database together: the first start makes keys, every other
 * start must find the same ones.
 */
class SecretKeys {

	private final JdbcClient jdbc;

	private final Clock clock;

	SecretKeys(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Opens the keys of this database.
	 * @param given the key ring as text, if configured, else empty
	 * @param file where the key ring is kept otherwise
	 * @return the cipher
	 * @throws KeysUnusable if the database was written with keys that are not there
	 */
	PersonalCipher open(String given, KeyFile file) {
		Optional<KeyRing> present = given.isBlank() ? file.read() : Optional.of(KeyRing.parse(given));
		String where = given.isBlank() ? "the key file " + file.path() : "the configured keys";
		if (present.isEmpty() && fingerprint().isPresent()) {
			throw new KeysUnusable(("This database holds personal data encrypted with keys that are missing: %s does"
					+ " not exist. Put the key file back from its backup and start again; new keys would make every"
					+ " ID number unreadable for ever, so none were made.")
				.formatted(where));
		}
		PersonalCipher cipher = new PersonalCipher(present.orElseGet(file::create));
		String own = cipher.fingerprint();
		this.jdbc.sql("insert into secret_key (fingerprint, first_seen) values (?, ?) on conflict do nothing")
			.params(own, this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
		if (!own.equals(fingerprint().orElseThrow())) {
			throw new KeysUnusable(("This database was written with other keys than those of %s. Configure the key file"
					+ " that belongs to this database and start again; nothing was changed.")
				.formatted(where));
		}
		return cipher;
	}

	private Optional<String> fingerprint() {
		return this.jdbc.sql("select fingerprint from secret_key").query(String.class).optional();
	}

}
