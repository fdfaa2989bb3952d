package cn.juanzong.ingest.job;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import cn.juanzong.extraction.DocumentReader;
import cn.juanzong.extraction.Rendition;
import cn.juanzong.ingest.Facts.StoredRendition;
import cn.juanzong.ingest.IngestState.Stage;
import cn.juanzong.ingest.job.Outcomes.View;
import cn.juanzong.storage.ObjectKey;
import cn.juanzong.storage.ObjectStore;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Makes the views a person sees first. Their bytes are stored before the rows that name
 * them, under keys made of the object's id, so that a second run replaces the first.
 */
@Component
class RenderStep extends ObjectStep {

	private final StepParts parts;

	private final DocumentReader reader;

	private final ObjectStore store;

	RenderStep(StepParts parts, DocumentReader reader, ObjectStore store) {
		super(Stage.RENDER, List.of(Stage.RENDER), parts);
		this.parts = parts;
		this.reader = reader;
		this.store = store;
	}

	@Override
	void take(ClaimedBatch batch, ClaimedObject object) {
		List<View> views = new ArrayList<>();
		List<Rendition> renditions = render(batch, object);
		for (Rendition rendition : renditions) {
			ObjectKey key = object.view(name(rendition));
			this.parts.patience().insist(() -> this.store.put(key, rendition.bytes(), rendition.mediaType()));
			views.add(new View(rendition.kind().name(), rendition.page(),
					new StoredRendition(key, rendition.mediaType(), rendition.width(), rendition.height())));
		}
		if (views.isEmpty()) {
			// a reader that ends with this process makes no views either
			this.parts.patience().goOn();
		}
		Rendition picture = picture(object, renditions);
		this.parts.patience().insist(() -> this.parts.outcomes().rendered(batch, object, views, picture));
	}

	/** The small view of a picture file, by which it is compared with other pictures. */
	private static @Nullable Rendition picture(ClaimedObject object, List<Rendition> renditions) {
		return renditions.stream()
			.filter((each) -> object.mediaType().startsWith("image/") && each.kind() == Rendition.Kind.THUMBNAIL)
			.findFirst()
			.orElse(null);
	}

	private List<Rendition> render(ClaimedBatch batch, ClaimedObject object) {
		Optional<Path> copy = this.parts.patience().insist(() -> this.parts.files().of(batch, object));
		if (copy.isPresent() && !object.mediaType().startsWith("video/")) {
			return this.parts.patience()
				.insist(() -> this.reader.render(copy.get(), object.mediaType(), this.parts.limits().renderedPages()));
		}
		return this.parts.patience().insist(() -> this.reader.poster(address(object, copy)));
	}

	private URI address(ClaimedObject object, Optional<Path> copy) {
		return copy.isPresent() ? copy.get().toUri() : this.store.readableUri(object.key(), ExtractStep.ADDRESS_VALID);
	}

	private static String name(Rendition rendition) {
		return rendition.kind().name().toLowerCase(Locale.ROOT) + "-" + rendition.page();
	}

	@Override
	void giveUp(ClaimedBatch batch, ClaimedObject object, String detail) {
		this.parts.outcomes().rendered(batch, object, List.of(), null);
	}

}
