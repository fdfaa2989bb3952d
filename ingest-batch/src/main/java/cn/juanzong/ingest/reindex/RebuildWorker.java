package cn.juanzong.ingest.reindex;

import java.time.Duration;
import java.util.OptionalLong;

import cn.juanzong.ingest.Bell;
import cn.juanzong.ingest.Repeating;
import cn.juanzong.ingest.reindex.GenerationSteps.GenerationGone;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Takes requested rebuilds up, and goes on with those a lost process had begun. */
@Component
@ConditionalOnBooleanProperty(name = "juanzong.worker.enabled", matchIfMissing = true)
class RebuildWorker implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(RebuildWorker.class);

	private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(15);

	private final Rebuilds rebuilds;

	private final JobOperator operator;

	private final JobRepository repository;

	private final Job job;

	private final Repeating thread;

	RebuildWorker(Rebuilds rebuilds, JobOperator operator, JobRepository repository, @Qualifier("reindexJob") Job job,
			Bell bell) {
		this.rebuilds = rebuilds;
		this.operator = operator;
		this.repository = repository;
		this.job = job;
		this.thread = new Repeating("index-rebuild", this::takeUp, bell, Duration.ofSeconds(5));
	}

	private boolean takeUp() {
		OptionalLong taken = this.rebuilds.take();
		if (taken.isEmpty()) {
			return false;
		}
		long id = taken.getAsLong();
		JobParameters parameters = new JobParametersBuilder().addLong(RebuildJobConfiguration.REBUILD, id)
			.toJobParameters();
		try {
			settle(id, run(parameters));
		}
		catch (JobExecutionException ex) {
			log.warn("The rebuild of the index begins anew", ex);
			this.rebuilds.beginAnew(id);
		}
		return true;
	}

	private JobExecution run(JobParameters parameters) throws JobExecutionException {
		JobExecution last = this.repository.getLastJobExecution(RebuildJobConfiguration.JOB, parameters);
		if (last != null && last.getStatus() == BatchStatus.COMPLETED) {
			return last;
		}
		if (last != null && last.getStatus().isRunning()) {
			this.operator.recover(last);
		}
		return this.operator.start(this.job, parameters);
	}

	private void settle(long id, JobExecution execution) {
		if (execution.getStatus() == BatchStatus.COMPLETED) {
			this.rebuilds.finish(id);
			log.info("The index was built anew");
		}
		else if (execution.getStatus() == BatchStatus.UNKNOWN
				|| execution.getAllFailureExceptions().stream().anyMatch(RebuildWorker::isGenerationGone)) {
			this.rebuilds.beginAnew(id);
		}
		else {
			this.rebuilds.postpone(id, PAUSE_AFTER_FAILURE);
		}
	}

	private static boolean isGenerationGone(Throwable failure) {
		return failure instanceof GenerationGone || failure instanceof IllegalStateException;
	}

	@Override
	public void start() {
		this.thread.start();
	}

	@Override
	public void stop() {
		this.thread.stop();
	}

	@Override
	public boolean isRunning() {
		return this.thread.isRunning();
	}

}
