package cn.juanzong.ingest;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The queue is the table of objects itself: submitting is one insert.
 */
@Component
class JdbcIngestQueue implements IngestQueue {

	/** Reading a larger object would hold up others; it goes through the slow lane. */
	private static final long FAST_LANE_BYTES = 64L * 1024 * 1024;

	private final JdbcClient jdbc;

	private final Bell bell;

	JdbcIngestQueue(JdbcClient jdbc, Bell bell) {
		this.jdbc = jdbc;
		this.bell = bell;
	}

	@Override
	public void submit(AcceptedObject object) {
		this.jdbc.sql("""
				insert into ingest_object
				  (object_id, organizer_id, object_key, size_bytes, sha256, file_name, tabular, lane)
				values (:id, :organizer, :key, :size, :sha256, :name, :tabular, :lane)
				on conflict (object_id) do nothing""")
			.param("id", object.objectId())
			.param("organizer", object.organizerId())
			.param("key", object.key().value())
			.param("size", object.sizeBytes())
			.param("sha256", object.sha256().bytes())
			.param("name", object.fileName())
			.param("tabular", object.tabular())
			.param("lane", (object.sizeBytes() > FAST_LANE_BYTES) ? "SLOW" : "FAST")
			.update();
		// findable by its name and session from now on, by its content once that is read
		describeAgain(List.of(object.objectId()));
	}

	@Override
	public void describeAgain(Collection<UUID> objectIds) {
		if (objectIds.isEmpty()) {
			return;
		}
		// in the order of ids, so that two transactions never wait for each other
		this.jdbc.sql("""
				insert into index_due (object_id)
				select o.object_id from ingest_object o
				where o.object_id = any(:ids)
				order by o.object_id
				on conflict (object_id) do update
				set due_since = now(), version = null, claimed_until = null, failures = 0""")
			.param("ids", objectIds.toArray(UUID[]::new))
			.update();
		this.bell.ringAfterCommit();
	}

}
