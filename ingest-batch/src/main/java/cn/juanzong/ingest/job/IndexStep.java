package cn.juanzong.ingest.job;

import cn.juanzong.ingest.index.DueDocuments;

import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/**
 * Writes the documents that the steps before have marked as due. If the index is away
 * they stay due and the batch ends all the same.
 */
@Component
class IndexStep implements Tasklet {

	private final DueDocuments due;

	IndexStep(DueDocuments due) {
		this.due = due;
	}

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
		this.due.drainIfIndexAnswers();
		return RepeatStatus.FINISHED;
	}

}
