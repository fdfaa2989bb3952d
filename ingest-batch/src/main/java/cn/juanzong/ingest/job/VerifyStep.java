package cn.juanzong.ingest.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import cn.juanzong.ingest.IngestState.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Reads the stored bytes once: they must be the ones that were accepted. The copy that
 * the next steps work on is made of the same pass.
 */
@Component
class VerifyStep extends ObjectStep {

	private static final Logger log = LoggerFactory.getLogger(VerifyStep.class);

	private final StepParts parts;

	VerifyStep(StepParts parts) {
		super(Stage.VERIFY, List.of(Stage.VERIFY), parts);
		this.parts = parts;
	}

	@Override
	void take(ClaimedBatch batch, ClaimedObject object) {
		Optional<Path> copy = this.parts.patience().insist(() -> this.parts.files().verify(batch, object));
		log.debug("Object {} verified, {}", object.id(), copy.isPresent() ? "copied" : "to be read by ranges");
	}

	@Override
	void giveUp(ClaimedBatch batch, ClaimedObject object, String detail) {
		this.parts.outcomes().damaged(batch, object, detail);
	}

}
