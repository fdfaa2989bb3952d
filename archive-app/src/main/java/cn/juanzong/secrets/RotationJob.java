package cn.juanzong.secrets;

import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import cn.juanzong.secrets.Keyset.Purpose;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes old values anew, some hundred rows in each transaction, together with how far it
 * has come: killed at any point it goes on from there, in whichever process. It never
 * waits for a row that somebody else holds, so nobody deadlocks with it; such rows, and
 * those that a process wrote before it knew of the new key, are taken up in a further
 * pass.
 */
class RotationJob {

	private static final int CHUNK = 500;

	private final JdbcClient jdbc;

	private final KeysInUse keys;

	private final List<SealedColumns> sealed;

	private final TransactionOperations transaction;

	private final Clock clock;

	RotationJob(JdbcClient jdbc, KeysInUse keys, List<SealedColumns> sealed, TransactionOperations transaction,
			Clock clock) {
		this.jdbc = jdbc;
		this.keys = keys;
		this.sealed = sealed;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Does one stretch of an open rotation.
	 * @return whether there is more to do at once
	 */
	boolean step() {
		return Boolean.TRUE.equals(this.transaction.execute((status) -> {
			// one process at a time; a killed one lets go by itself
			if (!this.jdbc.sql("select pg_try_advisory_xact_lock(hashtext('juanzong.rotation'))")
				.query(Boolean.class)
				.single()) {
				return false;
			}
			return open().map(this::advance).orElse(false);
		}));
	}

	private boolean advance(Open rotation) {
		List<SealedColumns> parts = (rotation.purpose() == Purpose.ENCRYPTION) ? this.sealed
				: List.of(new SealedColumns("personal_identity",
						List.of(new SealedColumns.Key("identity_id", "bigint")), List.of("hash")));
		for (SealedColumns part : parts) {
			Progress progress = progress(rotation, part);
			if (!progress.passed()) {
				note(rotation, part, chunk(rotation, part, progress.position(), false));
				return true;
			}
		}
		int late = 0;
		for (SealedColumns part : parts) {
			Chunk rest = chunk(rotation, part, null, true);
			note(rotation, part, rest);
			late += rest.written();
		}
		boolean everybodyKnows = this.clock.instant()
			.isAfter(rotation.startedAt().plusMillis(5 * KeysInUse.STALE_MILLIS));
		if (late == 0 && everybodyKnows && parts.stream().noneMatch((part) -> anythingOld(rotation, part))) {
			this.jdbc.sql("update key_rotation set finished_at = ? where rotation_id = ?")
				.params(this.clock.instant().atOffset(ZoneOffset.UTC), rotation.id())
				.update();
		}
		return late > 0;
	}

	private Chunk chunk(Open rotation, SealedColumns part, @Nullable String after, boolean oldOnly) {
		String columns = String.join(", ", part.columns());
		String keyTexts = part.key()
			.stream()
			.map((each) -> each.column() + "::text")
			.collect(Collectors.joining(" || '/' || "));
		String sql = "select " + keyTexts + " as id, " + columns
				+ ((rotation.purpose() == Purpose.JOINING) ? ", realm, sealed, hash_key" : "") + " from " + part.table()
				+ " where true" + ((after != null) ? " and (" + part.keys("") + ") > (" + part.keyValues() + ")" : "")
				+ (oldOnly ? " and (" + old(rotation, part) + ")" : "") + " order by " + part.keys("") + " limit "
				+ CHUNK + " for update skip locked";
		var statement = this.jdbc.sql(sql);
		if (after != null) {
			String[] key = after.split("/");
			for (int i = 0; i < key.length; i++) {
				statement = statement.param("k" + i, key[i]);
			}
		}
		if (oldOnly) {
			statement = statement.param("key", key(rotation));
		}
		DataKeys current = this.keys.fresh();
		List<Row> rows = statement.query((row, n) -> {
			byte[][] values = new byte[part.columns().size()][];
			for (int i = 0; i < values.length; i++) {
				byte[] value = row.getBytes(i + 2);
				values[i] = (rotation.purpose() == Purpose.JOINING)
						? current.hash(row.getString("realm") + ":" + clear(row.getBytes("sealed"), current))
						: anew(value, rotation, current);
			}
			boolean same = (rotation.purpose() == Purpose.JOINING) ? row.getInt("hash_key") == rotation.keyId()
					: Arrays.stream(values).allMatch(Objects::isNull);
			return new Row(row.getString("id"), values, same);
		}).list();
		List<Row> changed = rows.stream().filter((row) -> !row.same()).toList();
		if (!changed.isEmpty()) {
			write(rotation, part, changed);
		}
		return new Chunk(rows.isEmpty() ? after : rows.get(rows.size() - 1).id(), changed.size(),
				oldOnly || rows.isEmpty());
	}

	private void write(Open rotation, SealedColumns part, List<Row> rows) {
		String set = part.columns()
			.stream()
			.map((column) -> column + " = coalesce(v." + column + ", t." + column + ")")
			.collect(Collectors.joining(", "));
		String arrays = part.columns()
			.stream()
			.map((column) -> ", :" + column + "::bytea[]")
			.collect(Collectors.joining());
		String keys = IntStream.range(0, part.key().size())
			.mapToObj((i) -> ":k" + i + "::text[]")
			.collect(Collectors.joining(", "));
		var statement = this.jdbc.sql("update " + part.table() + " t set " + set
				+ ((rotation.purpose() == Purpose.JOINING) ? ", hash_key = " + rotation.keyId() : "") + " from unnest("
				+ keys + arrays + ") as v (" + part.keys("") + ", " + String.join(", ", part.columns()) + ") where "
				+ part.sameKey());
		for (int i = 0; i < part.key().size(); i++) {
			int place = i;
			statement = statement.param("k" + i,
					rows.stream().map((row) -> row.id().split("/")[place]).toArray(String[]::new));
		}
		for (int i = 0; i < part.columns().size(); i++) {
			int column = i;
			statement = statement.param(part.columns().get(i),
					rows.stream().map((row) -> row.values()[column]).toArray(byte[][]::new));
		}
		statement.update();
	}

	/** The value under the new key, or {@code null} if there is nothing to change. */
	private static byte @Nullable [] anew(byte @Nullable [] value, Open rotation, DataKeys current) {
		// what no key encrypted is not ours to change: the state of an upload from before
		// states were encrypted, which its next part replaces
		if (value == null || !current.knows(value)
				|| Arrays.equals(Arrays.copyOf(value, DataKeys.PREFIX_BYTES), DataKeys.prefix(rotation.keyId()))) {
			return null;
		}
		try {
			return current.encrypt(clear(value, current));
		}
		catch (GeneralSecurityException ex) {
			throw new KeysUnusable("Encryption failed", ex);
		}
	}

	private static String clear(byte[] value, DataKeys current) {
		try {
			return current.decrypt(value);
		}
		catch (GeneralSecurityException ex) {
			throw new KeysUnusable("A value was altered, or was encrypted with other keys", ex);
		}
	}

	private boolean anythingOld(Open rotation, SealedColumns part) {
		return this.jdbc.sql("select exists (select from " + part.table() + " where " + old(rotation, part) + ")")
			.param("key", key(rotation))
			.query(Boolean.class)
			.single();
	}

	private static String old(Open rotation, SealedColumns part) {
		return (rotation.purpose() == Purpose.JOINING) ? "hash_key <> :key"
				: part.columns()
					.stream()
					.map((column) -> "(length(" + column + ") > 0 and substring(" + column + " from 1 for "
							+ DataKeys.PREFIX_BYTES + ") <> :key)")
					.collect(Collectors.joining(" or "));
	}

	private static Object key(Open rotation) {
		return (rotation.purpose() == Purpose.JOINING) ? rotation.keyId() : DataKeys.prefix(rotation.keyId());
	}

	private Optional<Open> open() {
		return this.jdbc.sql("select * from key_rotation where finished_at is null order by rotation_id limit 1")
			.query((row, n) -> new Open(row.getLong("rotation_id"),
					Purpose.valueOf(row.getString("purpose").toUpperCase(Locale.ROOT)), row.getInt("key_id"),
					row.getTimestamp("started_at").toInstant()))
			.optional();
	}

	private Progress progress(Open rotation, SealedColumns part) {
		return this.jdbc.sql("select position, passed from key_rotation_part where rotation_id = ? and part = ?")
			.params(rotation.id(), part.table())
			.query((row, n) -> new Progress(row.getString("position"), row.getBoolean("passed")))
			.optional()
			.orElse(new Progress(null, false));
	}

	private void note(Open rotation, SealedColumns part, Chunk chunk) {
		this.jdbc.sql("""
				insert into key_rotation_part as p (rotation_id, part, position, passed, done)
				values (:rotation, :part, :position, :passed, :done)
				on conflict (rotation_id, part) do update set position = coalesce(excluded.position, p.position),
				passed = excluded.passed, done = p.done + excluded.done""")
			.param("rotation", rotation.id())
			.param("part", part.table())
			.param("position", chunk.position())
			.param("passed", chunk.passed())
			.param("done", chunk.written())
			.update();
	}

	private record Open(long id, Purpose purpose, int keyId, Instant startedAt) {

	}

	private record Progress(@Nullable String position, boolean passed) {

	}

	private record Chunk(@Nullable String position, int written, boolean passed) {

	}

	@SuppressWarnings("ArrayRecordComponent")
	private record Row(String id, byte[][] values, boolean same) {

	}

}
