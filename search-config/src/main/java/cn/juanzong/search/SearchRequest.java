package cn.juanzong.search;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What to look for, and on whose behalf.
 *
 * @param text the words the user typed; empty finds everything
 * @param filters chosen facet values by facet; values of one facet are alternatives,
 * facets add up
 * @param organizerId the only contractor whose records may be seen, or {@code null} for
 * all of them
 * @param hiddenKinds kinds of material that may not be seen
 * @param sort the order
 * @param pageSize hits on a page, 1 to 100
 * @param after the cursor of the page before, or {@code null} for the first page
 */
public record SearchRequest(String text, Map<Facet, List<String>> filters, @Nullable UUID organizerId,
		Set<String> hiddenKinds, Sort sort, int pageSize, @Nullable String after) {

	public SearchRequest {
		filters = Map.copyOf(filters);
		hiddenKinds = Set.copyOf(hiddenKinds);
		if (pageSize < 1 || pageSize > 100) {
			throw new IllegalArgumentException("pageSize must be between 1 and 100");
		}
	}

	/** A request on behalf of somebody who may see every kind. */
	public SearchRequest(String text, Map<Facet, List<String>> filters, @Nullable UUID organizerId, Sort sort,
			int pageSize, @Nullable String after) {
		this(text, filters, organizerId, Set.of(), sort, pageSize, after);
	}

	/** The facets, in the order in which they are shown. */
	public enum Facet {

		TRAINING_CLASS, ORGANIZER, YEAR, KIND, STATE, FINDING

	}

	/** The orders a user may choose. */
	public enum Sort {

		RELEVANCE, NEWEST, OLDEST, FILE_NAME

	}

}
