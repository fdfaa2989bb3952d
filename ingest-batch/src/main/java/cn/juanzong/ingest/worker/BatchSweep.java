package cn.juanzong.ingest.worker;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes the records of batches that ended days ago, so that the tables of Spring Batch
 * stay small. Results are not touched.
 */
@Component
class BatchSweep {

	private static final Duration INTERVAL = Duration.ofMinutes(10);

	private static final int KEPT_DAYS = 2;

	private static final int AT_ONCE = 500;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final NowAndThen due;

	BatchSweep(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.due = new NowAndThen(clock, INTERVAL);
	}

	synchronized void sweepNowAndThen() {
		if (this.due.due()) {
			sweep(KEPT_DAYS);
		}
	}

	/** Removes batches that ended longer ago. */
	void sweep(int days) {
		int removed = AT_ONCE;
		while (removed == AT_ONCE) {
			removed = this.transaction.execute((status) -> sweepSome(days));
		}
		this.jdbc.sql("delete from ingest_worker where seen_at < now() - interval '1 day'").update();
	}

	private int sweepSome(int days) {
		Long[] batches = this.jdbc.sql("""
				select b.batch_id from ingest_batch b
				where b.finished_at < now() - :days * interval '1 day'
				  and not exists (select from ingest_object o where o.batch_id = b.batch_id)
				order by b.batch_id limit :limit for update skip locked""")
			.param("days", days)
			.param("limit", AT_ONCE)
			.query(Long.class)
			.list()
			.toArray(Long[]::new);
		Long[] instances = this.jdbc.sql("""
				select distinct e.job_instance_id from batch_job_execution e
				join batch_job_instance i on i.job_instance_id = e.job_instance_id
				join batch_job_execution_params p on p.job_execution_id = e.job_execution_id
				where i.job_name in ('ingest', 'recognise') and p.parameter_name = 'batch_id'
				  and p.parameter_value = any(:batches)""")
			.param("batches", Arrays.stream(batches).map(String::valueOf).toArray(String[]::new))
			.query(Long.class)
			.list()
			.toArray(Long[]::new);
		remove(instances);
		this.jdbc.sql("delete from ingest_batch where batch_id = any(:batches)").param("batches", batches).update();
		return batches.length;
	}

	private void remove(Long[] instances) {
		String executions = "(select job_execution_id from batch_job_execution where job_instance_id = any(:instances))";
		String steps = "(select step_execution_id from batch_step_execution where job_execution_id in " + executions
				+ ")";
		for (String statement : new String[] {
				"delete from batch_step_execution_context where step_execution_id in " + steps,
				"delete from batch_step_execution where job_execution_id in " + executions,
				"delete from batch_job_execution_context where job_execution_id in " + executions,
				"delete from batch_job_execution_params where job_execution_id in " + executions,
				"delete from batch_job_execution where job_instance_id = any(:instances)",
				"delete from batch_job_instance where job_instance_id = any(:instances)" }) {
			this.jdbc.sql(statement).param("instances", instances).update();
		}
	}

}
