package cn.juanzong.secrets;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

import cn.juanzong.secrets.Keyset.Purpose;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Rotations of the encryption key and of the joining key. A rotation begins with a new
 * primary key; from then on new values use it and old ones are still read. A job writes
 * the old values anew, whatever else goes on. Keys are never thrown away: an old one,
 * which nothing is written with any more, does no harm, and a value that it alone could
 * read would be lost.
 */
public class KeyRotations {

	private final JdbcClient jdbc;

	private final KeysInUse keys;

	private final Clock clock;

	KeyRotations(JdbcClient jdbc, KeysInUse keys, Clock clock) {
		this.jdbc = jdbc;
		this.keys = keys;
		this.clock = clock;
	}

	/**
	 * Begins to rotate a key, unless that is going on already.
	 * @param what which key
	 * @param byName who wants it
	 * @return whether it has begun now
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public boolean begin(What what, String byName) {
		Purpose purpose = what.purpose();
		Keyset before = this.keys.stored().lock(purpose, this.keys.wrapping());
		if (this.jdbc.sql("select exists (select from key_rotation where purpose = ? and finished_at is null)")
			.param(purpose.code())
			.query(Boolean.class)
			.single()) {
			return false;
		}
		Keyset after = before.withFreshPrimary(purpose);
		this.keys.stored().replace(purpose, after, this.keys.wrapping());
		this.jdbc.sql("insert into key_rotation (purpose, key_id, started_at, started_by_name) values (?, ?, ?, ?)")
			.params(purpose.code(), after.primaryId(), this.clock.instant().atOffset(ZoneOffset.UTC), byName)
			.update();
		return true;
	}

	/** All rotations, newest first. */
	public List<Rotation> all() {
		return this.jdbc.sql("""
				select r.*, coalesce((select sum(done) from key_rotation_part p where p.rotation_id = r.rotation_id), 0)
				  as done
				from key_rotation r order by rotation_id desc limit 50""")
			.query((row, n) -> new Rotation(What.valueOf(row.getString("purpose").toUpperCase(Locale.ROOT)),
					row.getTimestamp("started_at").toInstant(), row.getString("started_by_name"), row.getLong("done"),
					(row.getTimestamp("finished_at") != null) ? row.getTimestamp("finished_at").toInstant() : null))
			.list();
	}

	/**
	 * Where the key that wraps all others comes from: for the sentence about its backup.
	 */
	public KeySource wrappingKey() {
		return this.keys.where();
	}

	/** Which key. */
	public enum What {

		/** The key that encrypts fields. */
		ENCRYPTION,
		/** The key of the hashes that find people. */
		JOINING;

		Purpose purpose() {
			return Purpose.valueOf(name());
		}

	}

	/**
	 * A rotation.
	 *
	 * @param what which key
	 * @param startedAt when it began
	 * @param startedByName who wanted it
	 * @param done how many rows were written anew
	 * @param finishedAt when nothing old was left, or {@code null}
	 */
	public record Rotation(What what, Instant startedAt, String startedByName, long done,
			@Nullable Instant finishedAt) {

	}

}
