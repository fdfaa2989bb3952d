package cn.juanzong.ingest.job;

import java.util.List;

import cn.juanzong.ingest.IngestState.Stage;
import cn.juanzong.ingest.job.Patience.StopRequested;
import cn.juanzong.ingest.job.WorkFiles.ContentChanged;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * A step that does one thing to every object of a batch, one after the other. What it
 * comes to is stored object by object, so a restart goes on where the last run ended; an
 * object that fails for a reason of its own fails alone.
 */
abstract class ObjectStep implements Tasklet {

	private static final Logger log = LoggerFactory.getLogger(ObjectStep.class);

	/** Failures of our own code over one object before the step is given up for it. */
	private static final int FAILURES = 2;

	private final Stage stage;

	private final List<Stage> from;

	private final StepParts parts;

	/**
	 * Creates the step.
	 * @param stage the stage an object is in while the step is at it
	 * @param from the stages whose objects the step has to do
	 * @param parts what every step works with
	 */
	ObjectStep(Stage stage, List<Stage> from, StepParts parts) {
		this.stage = stage;
		this.from = from;
		this.parts = parts;
	}

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
		ClaimedBatch batch = ClaimedBatch.of(contribution.getStepExecution().getJobParameters());
		List<ClaimedObject> waiting = this.parts.patience()
			.insist(() -> this.parts.objects().inStages(batch, this.from));
		for (ClaimedObject object : waiting) {
			this.parts.patience().goOn();
			handle(batch, object);
			contribution.incrementReadCount();
		}
		return RepeatStatus.FINISHED;
	}

	private void handle(ClaimedBatch batch, ClaimedObject object) {
		Patience patience = this.parts.patience();
		int attempts = patience.insist(() -> this.parts.objects().touch(batch, object, this.stage));
		if (attempts > this.parts.limits().deaths()) {
			log.warn("Step {} is given up for object {}: {} processes ended over it", this.stage, object.id(),
					attempts - 1);
			patience.insist(() -> giveUp(batch, object, "Worker processes ended while reading it"));
			return;
		}
		for (int failures = 1;; failures++) {
			try {
				take(batch, object);
				return;
			}
			catch (LeaseLost | StopRequested ex) {
				throw ex;
			}
			catch (ContentChanged ex) {
				log.warn("Object {} is damaged: {}", object.id(), ex.getMessage());
				patience.insist(() -> this.parts.outcomes().damaged(batch, object, String.valueOf(ex.getMessage())));
				return;
			}
			catch (RuntimeException ex) {
				patience.goOn();
				log.warn("Step {} failed for object {}", this.stage, object.id(), ex);
				if (failures >= FAILURES) {
					patience.insist(() -> giveUp(batch, object, ex.getClass().getSimpleName()));
					return;
				}
			}
		}
	}

	/** Brings one object to its result and stores it. */
	abstract void take(ClaimedBatch batch, ClaimedObject object);

	/** Stores that the step came to nothing for an object. */
	abstract void giveUp(ClaimedBatch batch, ClaimedObject object, String detail);

}
