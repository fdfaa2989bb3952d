package cn.juanzong.search;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One page of hits.
 *
 * @param total all hits of the query within the scope
 * @param hits the hits of this page
 * @param facets the values of each facet with their counts, most frequent first
 * @param next the cursor of the next page, or {@code null} on the last one
 */
public record SearchPage(long total, List<Hit> hits, Map<SearchRequest.Facet, List<FacetValue>> facets,
		@Nullable String next) {

	public SearchPage {
		hits = List.copyOf(hits);
		facets = Map.copyOf(facets);
	}

	/**
	 * One hit.
	 *
	 * @param document the document without its text
	 * @param highlights snippets; matches stand between U+E000 and U+E001, everything
	 * else is plain text to be escaped
	 */
	public record Hit(UUID id, RecordDocument document, List<String> highlights) {

		public Hit {
			highlights = List.copyOf(highlights);
		}

	}

	/**
	 * One value of a facet.
	 *
	 * @param value the value as it goes into a filter
	 * @param label what to show where the value itself is not readable (the contractor's
	 * name), else the value
	 * @param count the hits that carry it
	 */
	public record FacetValue(String value, String label, long count) {

	}

}
