package cn.juanzong.ingest.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import cn.juanzong.extraction.Rendition;
import cn.juanzong.ingest.IngestState.Stage;
import cn.juanzong.storage.Digest;
import cn.juanzong.storage.ObjectKey;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The objects of a batch, as the steps need them. */
@Component
class BatchObjects {

	private final JdbcClient jdbc;

	BatchObjects(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * What a step has still to do; after a restart, only what the last run left. What a
	 * process died over comes last.
	 */
	List<ClaimedObject> inStages(ClaimedBatch batch, List<Stage> stages) {
		return this.jdbc
			.sql("""
						select object_id, object_key, size_bytes, sha256, file_name, tabular, coalesce(media_type, '') as media_type
						from ingest_object where batch_id = :batch and stage = any(:stages)
					order by case when touched_stage is null then 0 else attempts end, submitted_at, object_id""")
			.param("batch", batch.id())
			.param("stages", stages.stream().map(Stage::name).toArray(String[]::new))
			.query(BatchObjects::claimed)
			.list();
	}

	private static ClaimedObject claimed(ResultSet row, int number) throws SQLException {
		return new ClaimedObject(row.getObject("object_id", UUID.class), new ObjectKey(row.getString("object_key")),
				row.getLong("size_bytes"), Digest.of(row.getBytes("sha256")), row.getString("file_name"),
				row.getBoolean("tabular"), row.getString("media_type"));
	}

	/**
	 * Notes, before anything is done to it, that a step takes an object up. If the
	 * process dies over it, the number tells how often that happened.
	 * @return how often the step has taken it up without a result, from 1
	 */
	int touch(ClaimedBatch batch, ClaimedObject object, Stage step) {
		Optional<Integer> attempts = this.jdbc.sql("""
				update ingest_object set stage = :step, touched_stage = :step, changed_at = now(),
				  attempts = case when touched_stage = :step then attempts + 1 else 1 end
				where object_id = :id and batch_id = :batch and exists (
				  select from ingest_batch b where b.batch_id = :batch and b.lease_no = :lease)
				returning attempts""")
			.param("step", step.name())
			.param("id", object.id())
			.param("batch", batch.id())
			.param("lease", batch.leaseNo())
			.query(Integer.class)
			.optional();
		return attempts.orElseThrow(() -> new LeaseLost(batch.id()));
	}

	/** Where a view of an object is. */
	Optional<ObjectKey> view(ClaimedObject object, Rendition.Kind kind, int page) {
		return this.jdbc
			.sql("select object_key from object_rendition where object_id = :id and kind = :kind and page = :page")
			.param("id", object.id())
			.param("kind", kind.name())
			.param("page", page)
			.query(String.class)
			.optional()
			.map(ObjectKey::new);
	}

	/** The pages whose image has still to be recognised. */
	List<Integer> pagesToRecognise(UUID objectId, int most) {
		return this.jdbc.sql("""
				select page from object_page where object_id = :id and needs_recognition and not recognised
				  and page <= :most order by page""")
			.param("id", objectId)
			.param("most", most)
			.query(Integer.class)
			.list();
	}

}
