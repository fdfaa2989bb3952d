package cn.juanzong.ingest.reindex;

import cn.juanzong.scope.DataScope;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * The table of contents of a rebuild: an empty generation, filled in parts by id, then
 * put in the place of the serving one.
 */
@Configuration(proxyBeanMethods = false)
class RebuildJobConfiguration {

	static final String JOB = "reindex";

	static final String REBUILD = "rebuild_id";

	private static final int PARTS = 8;

	private static final int AT_ONCE = 2;

	@Bean
	Job reindexJob(JobRepository repository, GenerationSteps generation, FillStep fill, IdRanges ranges) {
		Step begin = new StepBuilder("begin", repository).tasklet(generation::begin).allowStartIfComplete(true).build();
		Step part = new StepBuilder("part", repository).tasklet(fill).build();
		SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("reindex-");
		threads.setConcurrencyLimit(AT_ONCE);
		threads.setTaskDecorator(DataScope::carried);
		Step filled = new StepBuilder("fill", repository).partitioner("part", ranges)
			.step(part)
			.gridSize(PARTS)
			.taskExecutor(threads)
			.build();
		Step serve = new StepBuilder("serve", repository).tasklet(generation::serve).build();
		return new JobBuilder(JOB, repository).start(begin).next(filled).next(serve).build();
	}

}
