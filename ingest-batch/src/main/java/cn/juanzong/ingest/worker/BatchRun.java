package cn.juanzong.ingest.worker;

import java.time.Duration;
import java.util.List;

import cn.juanzong.ingest.job.ClaimedBatch;
import cn.juanzong.ingest.job.LeaseLost;
import cn.juanzong.ingest.job.Patience;
import cn.juanzong.ingest.job.WorkFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.launch.JobRestartException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.stereotype.Component;

/**
 * Runs the job of one claimed batch, or goes on with the execution that a lost worker
 * left half done.
 */
@Component
class BatchRun {

	private static final Logger log = LoggerFactory.getLogger(BatchRun.class);

	/** Failed runs after which the batch is broken up. */
	private static final int FAILURES = 4;

	private final JobOperator operator;

	private final JobRepository repository;

	private final List<Job> jobs;

	private final IngestBatches batches;

	private final WorkFiles files;

	private final Patience patience;

	BatchRun(JobOperator operator, JobRepository repository, List<Job> jobs, IngestBatches batches, WorkFiles files,
			Patience patience) {
		this.operator = operator;
		this.repository = repository;
		this.jobs = jobs;
		this.batches = batches;
		this.files = files;
		this.patience = patience;
	}

	void run(ClaimedBatch batch) {
		try {
			settle(batch, execute(batch));
		}
		catch (JobExecutionException ex) {
			log.warn("Batch {} cannot be gone on with and is broken up", batch.id(), ex);
			this.batches.dissolve(batch);
		}
		finally {
			this.batches.letGo(batch);
			this.files.drop(batch);
		}
	}

	private JobExecution execute(ClaimedBatch batch) throws JobExecutionException {
		JobExecution last = this.repository.getLastJobExecution(batch.kind(), batch.parameters());
		if (last != null && last.getStatus() == BatchStatus.COMPLETED) {
			return last;
		}
		if (last != null && last.getStatus().isRunning()) {
			this.operator.recover(last);
		}
		if (last == null && this.repository.getJobInstance(batch.kind(), batch.parameters()) != null) {
			throw new JobRestartException("The process died between instance and execution of batch " + batch.id());
		}
		return this.operator.start(job(batch.kind()), batch.parameters());
	}

	private Job job(String name) {
		return this.jobs.stream().filter((job) -> job.getName().equals(name)).findFirst().orElseThrow();
	}

	private void settle(ClaimedBatch batch, JobExecution execution) {
		if (execution.getStatus() == BatchStatus.COMPLETED) {
			this.batches.finish(batch);
		}
		else if (this.patience.isStopping()) {
			this.batches.postpone(batch, Duration.ZERO);
		}
		else if (execution.getStatus() == BatchStatus.UNKNOWN) {
			// Spring Batch starts no execution after one whose end it could not record
			this.batches.dissolve(batch);
		}
		else {
			failed(batch, execution);
		}
	}

	private void failed(ClaimedBatch batch, JobExecution execution) {
		if (execution.getAllFailureExceptions().stream().anyMatch(LeaseLost.class::isInstance)) {
			log.info("Batch {} is in other hands", batch.id());
			return;
		}
		int failures = this.batches.countFailure(batch);
		log.warn("Batch {} failed {} times; the cause stands above", batch.id(), failures);
		if (failures >= FAILURES) {
			this.batches.dissolve(batch);
		}
		else {
			this.batches.postpone(batch, Duration.ofSeconds(2L << failures));
		}
	}

}
