package cn.juanzong.ingest;

import java.time.Instant;
import java.util.UUID;

import cn.juanzong.extraction.Extraction;
import org.jspecify.annotations.Nullable;

/**
 * Where an object stands.
 *
 * @param objectId the object
 * @param stage the stage it is in or ended in
 * @param reason why it cannot be read, if it cannot
 * @param mediaType the detected type, once known
 * @param pageCount its pages, once known
 * @param thumbnail whether a thumbnail is there
 * @param pagesRendered how many page views are there
 * @param finishedAt when ingest ended, if it did
 */
public record IngestState(UUID objectId, Stage stage, Extraction.@Nullable Reason reason, @Nullable String mediaType,
		int pageCount, boolean thumbnail, int pagesRendered, @Nullable Instant finishedAt) {

	/** The stages in order; the last three are ends. */
	public enum Stage {

		QUEUED, VERIFY, EXTRACT, RECOGNISE, RENDER, INDEX, INGESTED, UNREADABLE, DAMAGED;

		/** Whether nothing more will happen by itself. */
		public boolean ended() {
			return this == INGESTED || this == UNREADABLE || this == DAMAGED;
		}

	}

}
