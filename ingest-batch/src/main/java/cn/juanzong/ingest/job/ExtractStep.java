package cn.juanzong.ingest.job;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import cn.juanzong.extraction.DocumentReader;
import cn.juanzong.extraction.Extraction;
import cn.juanzong.extraction.Extraction.Reason;
import cn.juanzong.extraction.Extraction.Unreadable;
import cn.juanzong.ingest.IngestState.Stage;
import cn.juanzong.storage.ObjectStore;

import org.springframework.stereotype.Component;

/** Identifies the true type and reads text, metadata and facts. */
@Component
class ExtractStep extends ObjectStep {

	/** How long the reader may use an address of the store. */
	static final Duration ADDRESS_VALID = Duration.ofHours(1);

	private static final String UNKNOWN_TYPE = "application/octet-stream";

	private final StepParts parts;

	private final DocumentReader reader;

	private final ObjectStore store;

	private final Reading reading;

	ExtractStep(StepParts parts, DocumentReader reader, Reading reading, ObjectStore store) {
		super(Stage.EXTRACT, List.of(Stage.VERIFY, Stage.EXTRACT), parts);
		this.parts = parts;
		this.reader = reader;
		this.reading = reading;
		this.store = store;
	}

	@Override
	void take(ClaimedBatch batch, ClaimedObject object) {
		Optional<Path> copy = this.parts.patience().insist(() -> this.parts.files().of(batch, object));
		Extraction extraction = this.reading.of(() -> read(object, copy));
		this.parts.patience()
			.insist(() -> this.parts.outcomes().read(batch, object, extraction, this.reader.version()));
	}

	private Extraction read(ClaimedObject object, Optional<Path> copy) {
		return copy.isPresent() ? this.reader.extract(copy.get(), object.fileName())
				: this.reader.probe(this.store.readableUri(object.key(), ADDRESS_VALID), object.fileName());
	}

	@Override
	void giveUp(ClaimedBatch batch, ClaimedObject object, String detail) {
		this.parts.outcomes()
			.read(batch, object, new Unreadable(UNKNOWN_TYPE, Reason.CRASHED, detail, List.of()),
					this.reader.version());
	}

}
