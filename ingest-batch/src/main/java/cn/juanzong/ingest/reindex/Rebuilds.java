package cn.juanzong.ingest.reindex;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

import cn.juanzong.ingest.job.WorkerName;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows of requested rebuilds. */
@Component
class Rebuilds {

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final String worker = WorkerName.ofThisProcess().toString();

	Rebuilds(JdbcClient jdbc, TransactionTemplate transaction) {
		this.jdbc = jdbc;
		this.transaction = transaction;
	}

	/** Takes the unfinished rebuild, if there is one and nobody alive is at it. */
	OptionalLong take() {
		Optional<Open> open = this.jdbc.sql("""
				select rebuild_id, coalesce(worker, '') as worker, lease_until < now() as free from index_rebuild
				where finished_at is null""")
			.query((row, number) -> new Open(row.getLong("rebuild_id"), row.getString("worker"),
					row.getBoolean("free")))
			.optional();
		if (open.isEmpty() || !open.get().mayBeTaken()) {
			return OptionalLong.empty();
		}
		int taken = this.jdbc.sql("""
				update index_rebuild set worker = :worker, lease_until = now() + interval '1 minute'
				where rebuild_id = :id and coalesce(worker, '') = :before and finished_at is null""")
			.param("worker", this.worker)
			.param("id", open.get().id())
			.param("before", open.get().worker())
			.update();
		return (taken == 1) ? OptionalLong.of(open.get().id()) : OptionalLong.empty();
	}

	void total(long id) {
		this.jdbc.sql("update index_rebuild set total = (select count(*) from ingest_object) where rebuild_id = :id")
			.param("id", id)
			.update();
	}

	Optional<String> generation(long id) {
		return this.jdbc.sql("select generation from index_rebuild where rebuild_id = :id and generation is not null")
			.param("id", id)
			.query(String.class)
			.optional();
	}

	void generation(long id, String generation) {
		this.jdbc.sql("update index_rebuild set generation = :generation where rebuild_id = :id")
			.param("generation", generation)
			.param("id", id)
			.update();
	}

	/** Counts documents written and shows that this process is alive. */
	void progress(long id, int written) {
		this.jdbc
			.sql("""
					update index_rebuild set written = least(written + :written, total), lease_until = now() + interval '1 minute'
					where rebuild_id = :id""")
			.param("written", written)
			.param("id", id)
			.update();
	}

	void postpone(long id, Duration pause) {
		this.jdbc
			.sql("""
					update index_rebuild set lease_until = now() + :pause * interval '1 millisecond' where rebuild_id = :id""")
			.param("pause", pause.toMillis())
			.param("id", id)
			.update();
	}

	void finish(long id) {
		this.jdbc.sql("update index_rebuild set finished_at = now(), complete = true where rebuild_id = :id")
			.param("id", id)
			.update();
	}

	/** The half-filled index is gone: this request ends and a new one begins. */
	void beginAnew(long id) {
		this.transaction.executeWithoutResult((status) -> {
			this.jdbc.sql("update index_rebuild set finished_at = now() where rebuild_id = :id")
				.param("id", id)
				.update();
			this.jdbc.sql("insert into index_rebuild default values on conflict do nothing").update();
		});
	}

	private record Open(long id, String worker, boolean free) {

		boolean mayBeTaken() {
			return this.free || WorkerName.parse(this.worker).filter(WorkerName::isGoneFromHere).isPresent();
		}

	}

}
