package cn.juanzong.ingest.job;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The table of contents of ingest. Page images are recognised by a second job that has
 * its own threads, so that files become visible and findable before; it ends with the
 * document written once more.
 */
@Configuration(proxyBeanMethods = false)
class IngestJobConfiguration {

	private final JobRepository repository;

	IngestJobConfiguration(JobRepository repository) {
		this.repository = repository;
	}

	@Bean
	Job ingestJob(VerifyStep verify, ExtractStep extract, RenderStep render, IndexStep index) {
		return new JobBuilder(ClaimedBatch.INGEST, this.repository).start(step("verify", verify))
			.next(step("extract", extract))
			.next(step("render", render))
			.next(step("index", index))
			.build();
	}

	@Bean
	Job recogniseJob(RecogniseStep recognise, IndexStep index) {
		return new JobBuilder(ClaimedBatch.RECOGNISE, this.repository).start(step("recognise", recognise))
			.next(step("index", index))
			.build();
	}

	/** Steps open transactions object by object; around the whole step there is none. */
	private Step step(String name, Tasklet tasklet) {
		return new StepBuilder(name, this.repository).tasklet(tasklet).build();
	}

}
