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
 * @param reason why it cannot be read, if it cannot; of an ingested object, why its page
 * images could not be recognised
 * @param mediaType the detected type, once known
 * @param pageCount its pages, once known
 * @param thumbnail whether a thumbnail is there
 * @param pagesRendered how many page views are there
 * @param finishedAt when ingest ended, if it did
 */
public record IngestState(UUID objectId, Stage stage, Extraction.@Nullable Reason reason, @Nullable String mediaType,
		int pageCount, boolean thumbnail, int pagesRendered, @Nullable Instant finishedAt) {

	/**
	 * The stages in order; the last three are ends. From {@link #RENDER} on the facts of
	 * the file's structure are there, from {@link #RECOGNISE} on its views: page images
	 * are recognised last, so that they hold nobody up.
	 */
	public enum Stage {

		QUEUED, VERIFY, EXTRACT, RENDER, RECOGNISE, INDEX, INGESTED, UNREADABLE, DAMAGED;

		/** Whether nothing more will happen by itself. */
		public boolean ended() {
			return this == INGESTED || this == UNREADABLE || this == DAMAGED;
		}

	}

}
