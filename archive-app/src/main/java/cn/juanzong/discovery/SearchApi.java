package cn.juanzong.discovery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.search.InvalidCursor;
import cn.juanzong.search.RecordDocument;
import cn.juanzong.search.RecordIndex;
import cn.juanzong.search.SearchPage;
import cn.juanzong.search.SearchRequest.Facet;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Search as JSON. */
@RestController
@Tag(name = "search", description = "Full text search over the records the signed-in user may see")
@PreAuthorize("hasAuthority('READ_RECORDS')")
class SearchApi {

	private final RecordIndex index;

	private final MessageSource messages;

	SearchApi(RecordIndex index, MessageSource messages) {
		this.index = index;
		this.messages = messages;
	}

	@GetMapping("/api/v1/search")
	@Operation(summary = "One page of hits with facets",
			description = "Values of one facet are alternatives, facets add up. Matches in highlights stand between "
					+ "U+E000 and U+E001. Clear personal numbers in q are masked before anything is looked for.")
	@Parameter(name = "q", in = ParameterIn.QUERY, description = "Words that must all occur, \"phrases\" in quotes")
	@Parameter(name = "class", in = ParameterIn.QUERY, description = "PUBLICITY, BASIC or PRACTICAL; repeatable")
	@Parameter(name = "organizer", in = ParameterIn.QUERY, description = "Id of a contractor; repeatable")
	@Parameter(name = "year", in = ParameterIn.QUERY, description = "Ledger year; repeatable")
	@Parameter(name = "kind", in = ParameterIn.QUERY, description = "Material kind; repeatable")
	@Parameter(name = "state", in = ParameterIn.QUERY, description = "Ingest state; repeatable")
	@Parameter(name = "finding", in = ParameterIn.QUERY, description = "Code of an open finding; repeatable")
	@Parameter(name = "sort", in = ParameterIn.QUERY, description = "RELEVANCE, NEWEST, OLDEST or FILE_NAME")
	@Parameter(name = "after", in = ParameterIn.QUERY, description = "The cursor of the page before")
	Page search(@Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
			@Parameter(description = "Hits on a page, 1 to 100") @RequestParam(defaultValue = "20") int size,
			@Parameter(hidden = true) ActingUser user) {
		if (size < 1 || size > 100) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
		}
		return Page.of(this.index.search(SearchForm.of(parameters).request(user, size)));
	}

	@ExceptionHandler
	ProblemDetail refuse(InvalidCursor cursor, Locale locale) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST,
				this.messages.getMessage("discovery.staleAddress", null, locale));
		problem.setTitle(this.messages.getMessage("discovery.staleAddress.title", null, locale));
		return problem;
	}

	/** A page of hits. */
	record Page(long total, List<Found> hits, Map<String, List<SearchPage.FacetValue>> facets, @Nullable String next) {

		static Page of(SearchPage page) {
			Map<String, List<SearchPage.FacetValue>> facets = new LinkedHashMap<>();
			for (Facet facet : Facet.values()) {
				facets.put(SearchForm.parameter(facet), page.facets().getOrDefault(facet, List.of()));
			}
			return new Page(page.total(), page.hits().stream().map(Found::of).toList(), facets, page.next());
		}

	}

	/** A hit. */
	record Found(UUID id, String fileName, String kind, String state, UUID sessionId, String sessionTitle,
			UUID organizerId, String organizer, String trainingClass, String course, String venue, String instructor,
			int year, LocalDate sessionDay, @Nullable String archivalCode, @Nullable String mediaType, long sizeBytes,
			Instant acceptedAt, List<String> findings, List<String> highlights) {

		static Found of(SearchPage.Hit hit) {
			RecordDocument document = hit.document();
			return new Found(hit.id(), document.fileName(), document.kind(), document.state(), document.sessionId(),
					document.sessionTitle(), document.organizerId(), document.organizer(), document.trainingClass(),
					document.course(), document.venue(), document.instructor(), document.year(), document.sessionDay(),
					document.archivalCode(), document.mediaType(), document.sizeBytes(), document.acceptedAt(),
					document.findings(), SearchResults.HitLine.snippets(hit));
		}

	}

}
