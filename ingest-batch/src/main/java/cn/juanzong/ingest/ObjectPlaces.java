package cn.juanzong.ingest;

import java.util.List;
import java.util.UUID;

import cn.juanzong.ingest.Facts.StoredRendition;
import cn.juanzong.storage.ObjectKey;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Where the bytes of objects and of their views are, for whoever puts them elsewhere. All
 * take part in the caller's transaction.
 */
@Repository
public class ObjectPlaces {

	private final JdbcClient jdbc;

	ObjectPlaces(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Keeps an object from being taken up until the transaction ends.
	 * @param objectId the object
	 * @return whether that was possible: not while it is being read
	 */
	public boolean hold(UUID objectId) {
		return !this.jdbc
			.sql("select object_id from ingest_object where object_id = ? and batch_id is null for update skip locked")
			.param(objectId)
			.query(UUID.class)
			.list()
			.isEmpty();
	}

	/** All views of an object. */
	public List<StoredRendition> views(UUID objectId) {
		return this.jdbc.sql("select object_key, media_type, width, height from object_rendition where object_id = ?")
			.param(objectId)
			.query((row, n) -> new StoredRendition(new ObjectKey(row.getString("object_key")),
					row.getString("media_type"), row.getInt("width"), row.getInt("height")))
			.list();
	}

	/**
	 * Objects of which a view is not where the bytes are: one encrypted, the other not.
	 * @param after those with a greater id
	 * @param some at most so many, in the order of their ids
	 */
	public List<UUID> scattered(UUID after, int some) {
		return this.jdbc.sql("""
				select distinct object_id from ingest_object o join object_rendition v using (object_id)
				where object_id > ? and (strpos(o.object_key, '/sealed/') > 0) <> (strpos(v.object_key, '/sealed/') > 0)
				order by object_id limit ?""").params(after, some).query(UUID.class).list();
	}

	/** Notes that an object or a view of it, which is held, has another place. */
	public void moved(UUID objectId, ObjectKey from, ObjectKey to) {
		for (String table : List.of("ingest_object", "object_rendition")) {
			this.jdbc.sql("update " + table + " set object_key = ? where object_id = ? and object_key = ?")
				.params(to.value(), objectId, from.value())
				.update();
		}
	}

}
