package cn.juanzong.search;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import tools.jackson.databind.node.ObjectNode;

import cn.juanzong.search.SearchPage.FacetValue;
import cn.juanzong.search.SearchRequest.Facet;

/** Reads one page out of the node's answer. */
final class PageReader {

	private static final String BETWEEN_MARKS = QueryTranslator.MARK_END + QueryTranslator.MARK_BEGIN;

	private PageReader() {
	}

	static SearchPage read(SearchResponse<ObjectNode> response, SearchRequest request,
			Function<ObjectNode, RecordDocument> reader) {
		List<Hit<ObjectNode>> found = response.hits().hits();
		boolean more = found.size() > request.pageSize();
		List<Hit<ObjectNode>> page = more ? found.subList(0, request.pageSize()) : found;
		String next = more ? Cursor.write(page.get(page.size() - 1).sort(), request) : null;
		long total = Objects.requireNonNull(response.hits().total()).value();
		return new SearchPage(total, page.stream().map((hit) -> hit(hit, reader)).toList(),
				facets(response.aggregations()), next);
	}

	private static SearchPage.Hit hit(Hit<ObjectNode> hit, Function<ObjectNode, RecordDocument> reader) {
		RecordDocument document = reader.apply(Objects.requireNonNull(hit.source()));
		List<String> highlights = hit.highlight()
			.getOrDefault(WordQueries.Field.TEXT.words(), List.of())
			.stream()
			.map((snippet) -> snippet.replace(BETWEEN_MARKS, ""))
			.toList();
		return new SearchPage.Hit(UUID.fromString(Objects.requireNonNull(hit.id())), document, highlights);
	}

	private static Map<Facet, List<FacetValue>> facets(Map<String, Aggregate> aggregations) {
		Map<Facet, List<FacetValue>> facets = new EnumMap<>(Facet.class);
		aggregations.forEach((name, facet) -> facets.put(Facet.valueOf(name),
				values(Objects.requireNonNull(facet.filter().aggregations().get(QueryTranslator.VALUES)))));
		return facets;
	}

	private static List<FacetValue> values(Aggregate values) {
		List<FacetValue> all = new ArrayList<>();
		if (values.isLterms()) {
			values.lterms()
				.buckets()
				.array()
				.forEach((bucket) -> all
					.add(new FacetValue(Long.toString(bucket.key()), Long.toString(bucket.key()), bucket.docCount())));
		}
		else if (values.isSterms()) {
			values.sterms().buckets().array().forEach((bucket) -> {
				String value = bucket.key().stringValue();
				Aggregate label = bucket.aggregations().get(QueryTranslator.LABEL);
				all.add(new FacetValue(value, (label != null) ? firstName(label, value) : value, bucket.docCount()));
			});
		}
		return all;
	}

	private static String firstName(Aggregate names, String otherwise) {
		return names.isSterms() && !names.sterms().buckets().array().isEmpty()
				? names.sterms().buckets().array().get(0).key().stringValue() : otherwise;
	}

}
