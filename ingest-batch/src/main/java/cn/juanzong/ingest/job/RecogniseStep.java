package cn.juanzong.ingest.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import cn.juanzong.extraction.DocumentReader;
import cn.juanzong.extraction.Extraction;
import cn.juanzong.extraction.Extraction.Reason;
import cn.juanzong.extraction.Extraction.Unreadable;
import cn.juanzong.extraction.Rendition;
import cn.juanzong.extraction.sheet.SheetExtraction;
import cn.juanzong.extraction.sheet.SheetPage;
import cn.juanzong.ingest.Facts.StoredRendition;
import cn.juanzong.ingest.IngestState.Stage;
import cn.juanzong.ingest.job.Outcomes.View;
import cn.juanzong.storage.ObjectKey;
import cn.juanzong.storage.ObjectStore;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Recognises the words on page images, and the lines on sheets, a page at a time, each
 * stored as soon as it is read: a long scan does not begin anew when the process ends
 * half way.
 */
@Component
class RecogniseStep extends ObjectStep {

	/** A document of which so many pages in a row cannot be read is not gone on with. */
	private static final int FAILURES_IN_A_ROW = 3;

	private final StepParts parts;

	private final DocumentReader reader;

	private final Reading reading;

	private final ObjectStore store;

	RecogniseStep(StepParts parts, DocumentReader reader, Reading reading, ObjectStore store) {
		super(Stage.RECOGNISE, List.of(Stage.RECOGNISE), parts);
		this.parts = parts;
		this.reader = reader;
		this.reading = reading;
		this.store = store;
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
			Extraction read = object.tabular() ? sheet(batch, object, page, copy.get())
					: words(batch, object, page, copy.get());
			failure = (read instanceof Unreadable unreadable) ? unreadable : failure;
			inARow = (read instanceof Unreadable) ? inARow + 1 : 0;
			if (inARow == FAILURES_IN_A_ROW) {
				break;
			}
		}
		end(batch, object, (failure != null) ? failure.reason() : null, (failure != null) ? failure.detail() : "");
	}

	private Extraction words(ClaimedBatch batch, ClaimedObject object, int page, Path copy) {
		Extraction read = this.reading.of(() -> this.reader.recognise(copy, object.mediaType(), List.of(page)));
		return store(batch, object, page, read);
	}

	private Extraction store(ClaimedBatch batch, ClaimedObject object, int page, Extraction read) {
		this.parts.patience().insist(() -> {
			this.parts.outcomes().recognised(batch, object, page, read);
			this.parts.objects().touch(batch, object, Stage.RECOGNISE);
		});
		return read;
	}

	/**
	 * The straightened page is in the store before the row that names it, and not in the
	 * place of the one that is named now: lines and picture change over together, or
	 * neither does.
	 */
	private Extraction sheet(ClaimedBatch batch, ClaimedObject object, int page, Path copy) {
		SheetExtraction read = this.reading.ofSheet(() -> this.reader.readSheet(copy, object.mediaType(), page));
		SheetPage sheet = read.sheet();
		Rendition straight = read.straight();
		if (sheet == null || straight == null) {
			return store(batch, object, page, read.extraction());
		}
		Optional<ObjectKey> before = this.parts.patience()
			.insist(() -> this.parts.objects().view(object, straight.kind(), page));
		ObjectKey usual = object.view("sheet-" + page);
		ObjectKey key = before.map(ObjectKey::asPlain).equals(Optional.of(usual.asPlain()))
				? object.view("sheet-" + page + "-again") : usual;
		View view = new View(straight.kind().name(), page,
				new StoredRendition(key, straight.mediaType(), straight.width(), straight.height()));
		this.parts.patience().insist(() -> this.store.put(key, straight.bytes(), straight.mediaType()));
		this.parts.patience().insist(() -> {
			this.parts.outcomes().recognisedSheet(batch, object, read.extraction(), sheet, view);
			this.parts.objects().touch(batch, object, Stage.RECOGNISE);
		});
		before.ifPresent((other) -> clear(object, straight, List.of(other, key)));
		return read.extraction();
	}

	/** Of two pictures of a page the one that no row names goes. */
	private void clear(ClaimedObject object, Rendition straight, List<ObjectKey> both) {
		this.parts.patience().insist(() -> {
			Optional<ObjectKey> named = this.parts.objects().view(object, straight.kind(), straight.page());
			both.stream().filter((key) -> !Optional.of(key).equals(named)).forEach(this.store::delete);
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
