package cn.juanzong.ingest.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import cn.juanzong.extraction.DocumentReader;
import cn.juanzong.extraction.Extraction;
import cn.juanzong.extraction.Extraction.Extracted;
import cn.juanzong.extraction.Extraction.Reason;
import cn.juanzong.extraction.Extraction.Unreadable;
import cn.juanzong.extraction.Fact;
import cn.juanzong.extraction.Page;
import cn.juanzong.ingest.IngestState.Stage;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Recognises the words on page images, a page at a time, each stored as soon as it is
 * read: a long scan does not begin anew when the process ends half way.
 */
@Component
class RecogniseStep extends ObjectStep {

	/** A document of which so many pages in a row cannot be read is not gone on with. */
	private static final int FAILURES_IN_A_ROW = 3;

	private final StepParts parts;

	private final DocumentReader reader;

	private final Reading reading;

	RecogniseStep(StepParts parts, DocumentReader reader, Reading reading) {
		super(Stage.RECOGNISE, List.of(Stage.RECOGNISE), parts);
		this.parts = parts;
		this.reader = reader;
		this.reading = reading;
	}

	@Override
	void take(ClaimedBatch batch, ClaimedObject object) {
		Optional<Path> copy = this.parts.patience().insist(() -> this.parts.files().of(batch, object));
		if (copy.isEmpty()) {
			end(batch, object, Reason.TOO_LARGE, "Not copied to the work folder");
			return;
		}
		List<Integer> pages = this.parts.patience()
			.insist(() -> this.parts.objects().pagesToRecognise(object.id(), this.parts.limits().recognisedPages()));
		Unreadable failure = null;
		int inARow = 0;
		for (int page : pages) {
			this.parts.patience().goOn();
			Extraction read = this.reading
				.of(() -> this.reader.recognise(copy.get(), object.mediaType(), List.of(page)));
			failure = (read instanceof Unreadable unreadable) ? unreadable : failure;
			inARow = (read instanceof Unreadable) ? inARow + 1 : 0;
			store(batch, object, page, read);
			if (inARow == FAILURES_IN_A_ROW) {
				break;
			}
		}
		end(batch, object, (failure != null) ? failure.reason() : null, (failure != null) ? failure.detail() : "");
	}

	private void store(ClaimedBatch batch, ClaimedObject object, int page, Extraction read) {
		List<Page> pages = (read instanceof Extracted extracted) ? extracted.pages() : List.of();
		// lines are counted on sheets only: in a photograph of a hall they mean nothing
		List<Fact> facts = ((read instanceof Extracted extracted) ? extracted.facts() : ((Unreadable) read).facts())
			.stream()
			.filter((fact) -> object.tabular() || !fact.name().equals(Fact.READABLE_LINES))
			.toList();
		this.parts.patience().insist(() -> {
			this.parts.outcomes().recognised(batch, object, List.of(page), pages, facts);
			this.parts.objects().touch(batch, object, Stage.RECOGNISE);
		});
	}

	private void end(ClaimedBatch batch, ClaimedObject object, @Nullable Reason reason, String detail) {
		this.parts.patience().insist(() -> this.parts.outcomes().recognitionEnded(batch, object, reason, detail));
	}

	@Override
	void giveUp(ClaimedBatch batch, ClaimedObject object, String detail) {
		this.parts.outcomes().recognitionEnded(batch, object, Reason.CRASHED, detail);
	}

}
