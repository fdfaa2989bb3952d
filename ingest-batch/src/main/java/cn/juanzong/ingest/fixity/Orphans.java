package cn.juanzong.ingest.fixity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import cn.juanzong.storage.ObjectStore;
import cn.juanzong.storage.StoredObject;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stored bytes that no accepted object names: what a crash between storing bytes and
 * accepting them leaves. They are listed, never deleted.
 */
@Component
public class Orphans {

	private static final int AT_ONCE = 500;

	private final JdbcClient jdbc;

	private final ObjectStore store;

	Orphans(JdbcClient jdbc, ObjectStore store) {
		this.jdbc = jdbc;
		this.store = store;
	}

	/** Goes through the store and notes what belongs to nothing. */
	public void look() {
		Instant began = this.jdbc.sql("select clock_timestamp()")
			.query((row, number) -> row.getTimestamp(1).toInstant())
			.single();
		List<StoredObject> some = new ArrayList<>();
		try (Stream<StoredObject> all = this.store.list("original/")) {
			all.forEach((object) -> {
				some.add(object);
				if (some.size() == AT_ONCE) {
					note(some);
					some.clear();
				}
			});
		}
		note(some);
		this.jdbc.sql("delete from store_orphan where last_seen_at < :began")
			.param("began", Timestamp.from(began))
			.update();
	}

	private void note(List<StoredObject> objects) {
		this.jdbc.sql("""
				insert into store_orphan (object_key, size_bytes, first_seen_at, last_seen_at)
				select s.key, s.size, clock_timestamp(), clock_timestamp()
				from unnest(:keys::text[], :sizes::bigint[]) as s(key, size)
				where not exists (select from ingest_object o where o.object_key = s.key)
				on conflict (object_key) do update set last_seen_at = excluded.last_seen_at""")
			.param("keys", objects.stream().map((object) -> object.key().value()).toArray(String[]::new))
			.param("sizes", objects.stream().map(StoredObject::sizeBytes).toArray(Long[]::new))
			.update();
	}

	/**
	 * What has belonged to nothing for more than a day.
	 * @return at most some hundred of them, oldest first
	 */
	public List<Orphan> list() {
		return this.jdbc.sql("""
				select object_key, size_bytes, first_seen_at from store_orphan
				where first_seen_at < now() - interval '1 day' order by first_seen_at, object_key limit 500""")
			.query((row, number) -> new Orphan(row.getString("object_key"), row.getLong("size_bytes"),
					row.getTimestamp("first_seen_at").toInstant()))
			.list();
	}

	/**
	 * Bytes that belong to nothing.
	 *
	 * @param key where they are
	 * @param sizeBytes how many
	 * @param firstSeenAt when they were first found
	 */
	public record Orphan(String key, long sizeBytes, Instant firstSeenAt) {

	}

}
