package cn.juanzong.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The indexed projection of one archival record. Holds no clear ID number or telephone
 * number: the index refuses them.
 *
 * @param id the record's id
 * @param version grows with each description of the same record; an older version never
 * replaces a newer one
 * @param sessionId the training session the record belongs to
 * @param organizerId the contractor, which is the scope of every query
 * @param organizer the contractor's name
 * @param sessionTitle the session's title
 * @param sessionNumber the session's number
 * @param course the course title
 * @param trainingClass PUBLICITY, BASIC or PRACTICAL
 * @param venue the venue's name (village or centre)
 * @param instructor the instructor's name
 * @param year the ledger year (A5: by session end)
 * @param sessionDay the first day of the session
 * @param kind the material kind (section 1.5)
 * @param state the ingest state of the record
 * @param findings the codes of open findings on this record or its session
 * @param fileName the original file name
 * @param archivalCode the reference code (档号), if given
 * @param mediaType the detected media type
 * @param sizeBytes the size of the stored object
 * @param acceptedAt when the record was accepted
 * @param text all text of the document, personal numbers masked
 */
public record RecordDocument(UUID id, long version, UUID sessionId, UUID organizerId, String organizer,
		String sessionTitle, String sessionNumber, String course, String trainingClass, String venue, String instructor,
		int year, LocalDate sessionDay, String kind, String state, List<String> findings, String fileName,
		@Nullable String archivalCode, @Nullable String mediaType, long sizeBytes, Instant acceptedAt, String text) {

	public RecordDocument {
		findings = List.copyOf(findings);
	}

}
