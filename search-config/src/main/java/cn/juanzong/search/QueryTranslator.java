package cn.juanzong.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.search.Highlight;
import co.elastic.clients.elasticsearch.core.search.HighlightField;
import co.elastic.clients.elasticsearch.core.search.HighlighterType;
import org.jspecify.annotations.Nullable;

import cn.juanzong.search.SearchRequest.Facet;
import cn.juanzong.search.SearchRequest.Sort;

/**
 * Makes a request to the node out of a {@link SearchRequest}. The scope is part of the
 * query itself, in one place, so that hits, total and every facet count stay inside it.
 * Chosen facet values are a filter after the query, and each facet is counted under the
 * choices of the other facets only, so that its alternatives stay visible.
 */
final class QueryTranslator {

	/** The values of a facet within its filter. */
	static final String VALUES = "values";

	/** The readable name of a value. */
	static final String LABEL = "label";

	static final String MARK_BEGIN = "\uE000";

	static final String MARK_END = "\uE001";

	private static final int FACET_VALUES = 60;

	private QueryTranslator() {
	}

	/**
	 * Translates.
	 * @param request what to look for
	 * @param index where
	 * @return the request to the node
	 * @throws InvalidCursor if the request's cursor belongs to another query
	 */
	static co.elastic.clients.elasticsearch.core.SearchRequest translate(SearchRequest request, String index) {
		QueryWords words = QueryWords.of(request.text());
		List<SortOptions> order = order(request.sort(), words);
		return co.elastic.clients.elasticsearch.core.SearchRequest.of((search) -> {
			search.index(index)
				.query(query(words, request))
				.aggregations(facets(request))
				.sort(order)
				// one more than the page holds tells whether there is a next one
				.size(request.pageSize() + 1)
				.trackTotalHits((total) -> total.enabled(true))
				.source((source) -> source.filter((filter) -> filter.excludes("text", "find")))
				.highlight(highlight())
				.timeout("20s");
			if (!request.filters().isEmpty()) {
				search.postFilter(chosen(request, null));
			}
			if (request.after() != null) {
				search.searchAfter(Cursor.read(request.after(), request, order.size()));
			}
			return search;
		});
	}

	/** The one place where it is decided what is within reach at all. */
	private static Query query(QueryWords words, SearchRequest request) {
		return Query.of((query) -> query.bool((bool) -> {
			words.words().forEach((word) -> bool.must(WordQueries.of(word)));
			if (request.organizerId() != null) {
				bool.filter(terms(field(Facet.ORGANIZER), List.of(request.organizerId().toString())));
			}
			if (!request.hiddenKinds().isEmpty()) {
				bool.mustNot(terms(field(Facet.KIND), request.hiddenKinds().stream().sorted().toList()));
			}
			return bool;
		}));
	}

	private static Query chosen(SearchRequest request, @Nullable Facet except) {
		return Query.of((query) -> query.bool((bool) -> {
			request.filters().forEach((facet, values) -> {
				if (facet != except && !values.isEmpty()) {
					bool.filter(terms(field(facet), values));
				}
			});
			return bool;
		}));
	}

	private static String field(Facet facet) {
		return switch (facet) {
			case TRAINING_CLASS -> "trainingClass";
			case ORGANIZER -> "organizerId";
			case YEAR -> "year";
			case KIND -> "kind";
			case STATE -> "state";
			case FINDING -> "findings";
		};
	}

	private static Query terms(String field, List<String> values) {
		return Query.of((query) -> query.terms(
				(terms) -> terms.field(field).terms((all) -> all.value(values.stream().map(FieldValue::of).toList()))));
	}

	private static Map<String, Aggregation> facets(SearchRequest request) {
		Map<String, Aggregation> facets = new HashMap<>();
		for (Facet facet : Facet.values()) {
			Aggregation values = Aggregation.of((aggregation) -> {
				var terms = aggregation.terms((byField) -> byField.field(field(facet)).size(FACET_VALUES));
				return (facet != Facet.ORGANIZER) ? terms : terms.aggregations(LABEL,
						(label) -> label.terms((byName) -> byName.field("organizer").size(1)));
			});
			facets.put(facet.name(), Aggregation
				.of((aggregation) -> aggregation.filter(chosen(request, facet)).aggregations(VALUES, values)));
		}
		return facets;
	}

	private static List<SortOptions> order(Sort sort, QueryWords words) {
		List<SortOptions> order = new ArrayList<>();
		switch (sort) {
			case RELEVANCE -> {
				if (!words.words().isEmpty()) {
					order.add(SortOptions.of((by) -> by.score((score) -> score.order(SortOrder.Desc))));
				}
				order.add(by("sessionDay", SortOrder.Desc));
			}
			case NEWEST -> order.add(by("sessionDay", SortOrder.Desc));
			case OLDEST -> order.add(by("sessionDay", SortOrder.Asc));
			case FILE_NAME -> order.add(by("fileName", SortOrder.Asc));
		}
		order.add(by("acceptedAt", (sort == Sort.OLDEST) ? SortOrder.Asc : SortOrder.Desc));
		order.add(by("id", SortOrder.Asc));
		return order;
	}

	private static SortOptions by(String field, SortOrder order) {
		return SortOptions.of((by) -> by.field((values) -> values.field(field).order(order)));
	}

	private static Highlight highlight() {
		return Highlight.of((highlight) -> highlight.type(HighlighterType.Unified)
			.preTags(MARK_BEGIN)
			.postTags(MARK_END)
			.fields(WordQueries.Field.TEXT.words(),
					HighlightField.of((field) -> field
						.matchedFields(WordQueries.Field.TEXT.words(), WordQueries.Field.TEXT.pairs())
						.numberOfFragments(2)
						.fragmentSize(100)
						.noMatchSize(80))));
	}

}
