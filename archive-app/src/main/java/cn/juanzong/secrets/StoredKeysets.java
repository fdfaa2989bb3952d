package cn.juanzong.secrets;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import cn.juanzong.secrets.Keyset.Purpose;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The wrapped keysets in the database. */
class StoredKeysets {

	private final JdbcClient jdbc;

	private final Clock clock;

	StoredKeysets(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	boolean present() {
		return this.jdbc.sql("select exists (select from secret_keyset)").query(Boolean.class).single();
	}

	/** Moves whenever any keyset changes. */
	long edition() {
		return this.jdbc.sql("select coalesce(sum(edition), 0) from secret_keyset").query(Long.class).single();
	}

	/** The same, and no joining key changes until the transaction ends. */
	long editionWhileJoining() {
		this.jdbc.sql("select edition from secret_keyset where purpose = 'joining' for share")
			.query(Integer.class)
			.single();
		return edition();
	}

	/** Keeps keysets unless there are some; several processes may start at once. */
	void keepFirst(DataKeys keys, WrappingKey by) {
		for (Purpose purpose : Purpose.values()) {
			this.jdbc.sql("""
					insert into secret_keyset (purpose, edition, wrapped, wrapped_by, changed_at)
					values (?, 1, ?, ?, ?) on conflict do nothing""")
				.params(purpose.code(), keys.keyset(purpose).wrapped(by, purpose), by.name(), now())
				.update();
		}
	}

	DataKeys load(WrappingKey by) {
		return new DataKeys(load(Purpose.ENCRYPTION, by, "").orElseThrow(), load(Purpose.JOINING, by, "").orElseThrow(),
				load(Purpose.FILES, by, "").orElseThrow());
	}

	/** A keyset that nobody else changes until the transaction ends. */
	Keyset lock(Purpose purpose, WrappingKey by) {
		return load(purpose, by, " for update").orElseThrow();
	}

	private Optional<Keyset> load(Purpose purpose, WrappingKey by, String lock) {
		return this.jdbc.sql("select wrapped from secret_keyset where purpose = ?" + lock)
			.param(purpose.code())
			.query(byte[].class)
			.optional()
			.map((wrapped) -> Keyset.unwrapped(wrapped, by, purpose));
	}

	void replace(Purpose purpose, Keyset keyset, WrappingKey by) {
		this.jdbc.sql("""
				update secret_keyset set edition = edition + 1, wrapped = ?, wrapped_by = ?, changed_at = ?
				where purpose = ?""").params(keyset.wrapped(by, purpose), by.name(), now(), purpose.code()).update();
	}

	/** Wraps what another key of the same wrapping keyset has wrapped. */
	void rewrap(WrappingKey by) {
		for (Purpose purpose : Purpose.values()) {
			this.jdbc.sql("select wrapped from secret_keyset where purpose = ? and wrapped_by <> ? for update")
				.params(purpose.code(), by.name())
				.query(byte[].class)
				.optional()
				.ifPresent((wrapped) -> replace(purpose, Keyset.unwrapped(wrapped, by, purpose), by));
		}
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

}
