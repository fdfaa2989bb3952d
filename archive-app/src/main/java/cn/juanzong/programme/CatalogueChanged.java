package cn.juanzong.programme;

import java.util.Map;
import java.util.UUID;

import cn.juanzong.audit.AuditableEvent;
import org.jspecify.annotations.Nullable;

/**
 * A contractor, course, venue or instructor was entered or corrected.
 *
 * @param action what was done
 * @param subjectType to what
 * @param subjectId its id
 * @param organizerId the contractor, if it is one
 * @param detail its description
 */
record CatalogueChanged(String action, String subjectType, String subjectId, @Nullable UUID organizerId,
		Map<String, Object> detail) implements AuditableEvent {

	static CatalogueChanged of(String subjectType, String verb, UUID id, Map<String, Object> detail) {
		return new CatalogueChanged(subjectType + "." + verb, subjectType, id.toString(),
				subjectType.equals("organizer") ? id : null, detail);
	}

	/** A change, with what was there before. */
	static CatalogueChanged of(String subjectType, UUID id, Map<String, Object> before, Map<String, Object> after) {
		return of(subjectType, "changed", id, Map.of("before", before, "after", after));
	}

}
