package cn.juanzong.ingest.reindex;

import java.util.Optional;

import cn.juanzong.search.IndexRollover;
import cn.juanzong.search.RecordIndex;

import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/** The first and the last step of a rebuild, and how the parts find the generation. */
@Component
class GenerationSteps {

	private final RecordIndex index;

	private final Rebuilds rebuilds;

	GenerationSteps(RecordIndex index, Rebuilds rebuilds) {
		this.index = index;
		this.rebuilds = rebuilds;
	}

	/** Begins an empty generation, or makes sure that the begun one is still there. */
	RepeatStatus begin(StepContribution contribution, ChunkContext context) {
		long id = rebuild(contribution.getStepExecution());
		if (this.rebuilds.generation(id).isPresent()) {
			generation(contribution.getStepExecution());
			return RepeatStatus.FINISHED;
		}
		this.rebuilds.total(id);
		this.rebuilds.generation(id, this.index.rollover().generation());
		return RepeatStatus.FINISHED;
	}

	RepeatStatus serve(StepContribution contribution, ChunkContext context) {
		generation(contribution.getStepExecution()).complete();
		return RepeatStatus.FINISHED;
	}

	IndexRollover generation(StepExecution step) {
		Optional<String> name = this.rebuilds.generation(rebuild(step));
		return name.flatMap(this.index::resume).orElseThrow(GenerationGone::new);
	}

	static long rebuild(StepExecution step) {
		Long id = step.getJobParameters().getLong(RebuildJobConfiguration.REBUILD);
		if (id == null) {
			throw new IllegalArgumentException("Job parameter rebuild_id is missing");
		}
		return id;
	}

	/** The generation being filled was dropped; the rebuild must begin anew. */
	static class GenerationGone extends RuntimeException {

		GenerationGone() {
			super("The generation being filled is gone");
		}

	}

}
