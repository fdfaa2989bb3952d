package cn.juanzong.ingest.worker;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import cn.juanzong.ingest.job.ClaimedBatch;
import cn.juanzong.ingest.job.WorkerName;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Claims and leases. All times are the database's, which is the one clock that several
 * worker machines share.
 */
@Component
class IngestBatches {

	/** Bytes after which a batch is full, whatever the number of its objects. */
	private static final long FULL = 256L * 1024 * 1024;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final WorkerProperties properties;

	private final String worker = WorkerName.ofThisProcess().toString();

	private final Set<Long> held = ConcurrentHashMap.newKeySet();

	IngestBatches(JdbcClient jdbc, TransactionTemplate transaction, WorkerProperties properties) {
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.properties = properties;
	}

	/** The next work of a lane: first what a lost worker left behind, then what waits. */
	Optional<ClaimedBatch> next(Lane lane) {
		Optional<ClaimedBatch> left = takeOver(lane);
		Optional<ClaimedBatch> next = left.isPresent() ? left : this.transaction.execute((status) -> claim(lane));
		next.ifPresent((batch) -> this.held.add(batch.id()));
		return next;
	}

	/** From now on the lease is not prolonged: what is not finished is taken up again. */
	void letGo(ClaimedBatch batch) {
		this.held.remove(batch.id());
	}

	private Optional<ClaimedBatch> takeOver(Lane lane) {
		String[] gone = this.jdbc.sql("select distinct worker from ingest_batch where finished_at is null")
			.query(String.class)
			.list()
			.stream()
			.filter((name) -> WorkerName.parse(name).filter(WorkerName::isGoneFromHere).isPresent())
			.toArray(String[]::new);
		return this.jdbc.sql("""
				update ingest_batch set worker = :worker, lease_no = lease_no + 1, postponed = false,
				  lease_until = now() + :lease * interval '1 second'
				where batch_id = (
				  select b.batch_id from ingest_batch b
				  where b.finished_at is null and (b.lease_until < now() or b.worker = any(:gone))
				    and not b.batch_id = any(:held)
				    and :lane = case when exists (
				      select from ingest_object o where o.batch_id = b.batch_id and o.lane = 'SLOW')
				      then 'SLOW' else 'FAST' end
				  order by b.batch_id limit 1 for update skip locked)
				returning batch_id, kind, lease_no""")
			.param("worker", this.worker)
			.param("lease", this.properties.lease().toSeconds())
			.param("gone", gone)
			.param("held", this.held.toArray(Long[]::new))
			.param("lane", lane.name())
			.query((row, number) -> new ClaimedBatch(row.getLong("batch_id"), row.getString("kind"),
					row.getInt("lease_no")))
			.optional();
	}

	private Optional<ClaimedBatch> claim(Lane lane) {
		List<Waiting> waiting = this.jdbc.sql("""
				select object_id, size_bytes, stage from ingest_object
				where lane = :lane and batch_id is null and stage in ('QUEUED', 'RENDER', 'RECOGNISE')
				order by submitted_at, object_id limit :limit for update skip locked""")
			.param("lane", lane.name())
			.param("limit", (lane == Lane.FAST) ? share() : 1)
			.query((row, number) -> new Waiting(row.getObject("object_id", UUID.class), row.getLong("size_bytes"),
					row.getString("stage")))
			.list();
		if (waiting.isEmpty()) {
			return Optional.empty();
		}
		String kind = waiting.get(0).stage().equals("RECOGNISE") ? ClaimedBatch.RECOGNISE : ClaimedBatch.INGEST;
		long id = this.jdbc.sql("""
				insert into ingest_batch (kind, worker, lease_until)
				values (:kind, :worker, now() + :lease * interval '1 second') returning batch_id""")
			.param("kind", kind)
			.param("worker", this.worker)
			.param("lease", this.properties.lease().toSeconds())
			.query(Long.class)
			.single();
		this.jdbc.sql("""
				update ingest_object set batch_id = :batch, changed_at = now(),
				  stage = case stage when 'QUEUED' then 'VERIFY' else stage end
				where object_id = any(:ids)""").param("batch", id).param("ids", fitting(waiting)).update();
		return Optional.of(new ClaimedBatch(id, kind, 1));
	}

	/** A short queue is spread over the threads instead of being handed to the first. */
	private int share() {
		int most = this.properties.batchSize();
		int waiting = this.jdbc
			.sql("""
					select count(*) from (select from ingest_object
					  where lane = 'FAST' and batch_id is null and stage in ('QUEUED', 'RENDER', 'RECOGNISE') limit :enough) as w""")
			.param("enough", most * this.properties.threads())
			.query(Integer.class)
			.single();
		return Math.max(1, (waiting + this.properties.threads() - 1) / this.properties.threads());
	}

	private static UUID[] fitting(List<Waiting> waiting) {
		long bytes = 0;
		int count = 0;
		while (count < waiting.size() && (count == 0 || bytes + waiting.get(count).sizeBytes() <= FULL)) {
			bytes += waiting.get(count).sizeBytes();
			count++;
		}
		return waiting.subList(0, count).stream().map(Waiting::objectId).toArray(UUID[]::new);
	}

	/**
	 * Shows that this process lives, and prolongs everything it holds; also what it could
	 * not prolong in time, if nobody else has taken it over since.
	 */
	void heartbeat() {
		this.jdbc.sql("""
				insert into ingest_worker (worker) values (:worker)
				on conflict (worker) do update set seen_at = now()""").param("worker", this.worker).update();
		this.jdbc.sql("""
				update ingest_batch set lease_until = now() + :lease * interval '1 second'
				where worker = :worker and finished_at is null and batch_id = any(:held)""")
			.param("held", this.held.toArray(Long[]::new))
			.param("worker", this.worker)
			.param("lease", this.properties.lease().toSeconds())
			.update();
	}

	/** All objects of the batch have come to a result. */
	void finish(ClaimedBatch batch) {
		this.jdbc.sql("update ingest_batch set finished_at = now() where batch_id = :id and lease_no = :lease")
			.param("id", batch.id())
			.param("lease", batch.leaseNo())
			.update();
	}

	/** Gives the batch back so that it is taken up again, by whoever comes first. */
	void postpone(ClaimedBatch batch, Duration pause) {
		letGo(batch);
		this.jdbc.sql("""
				update ingest_batch set lease_until = now() + :pause * interval '1 millisecond', postponed = true
				where batch_id = :id and lease_no = :lease""")
			.param("pause", pause.toMillis())
			.param("id", batch.id())
			.param("lease", batch.leaseNo())
			.update();
	}

	/** Counts a failed run of the job. */
	int countFailure(ClaimedBatch batch) {
		return this.jdbc.sql("""
				update ingest_batch set failures = failures + 1
				where batch_id = :id and lease_no = :lease returning failures""")
			.param("id", batch.id())
			.param("lease", batch.leaseNo())
			.query(Integer.class)
			.optional()
			.orElse(0);
	}

	/** Breaks the batch up: what has no result yet is queued again, in new batches. */
	void dissolve(ClaimedBatch batch) {
		this.transaction.executeWithoutResult((status) -> {
			this.jdbc.sql("""
					update ingest_object set batch_id = null, changed_at = now(),
					  stage = case stage when 'RECOGNISE' then stage else 'QUEUED' end
					where batch_id = :id and exists (
					  select from ingest_batch b where b.batch_id = :id and b.lease_no = :lease)""")
				.param("id", batch.id())
				.param("lease", batch.leaseNo())
				.update();
			finish(batch);
		});
	}

	private record Waiting(UUID objectId, long sizeBytes, String stage) {

	}

}
