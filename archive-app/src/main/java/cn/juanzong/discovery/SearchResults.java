package cn.juanzong.discovery;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import cn.juanzong.records.MaterialKind;
import cn.juanzong.search.RecordDocument;
import cn.juanzong.search.SearchPage;
import cn.juanzong.search.SearchPage.FacetValue;
import cn.juanzong.search.SearchRequest.Facet;
import org.jspecify.annotations.Nullable;

/**
 * A page of hits as it is shown.
 *
 * @param total all hits
 * @param hits the hits of this page
 * @param facets the facets, with whatever the hits have of them
 * @param chips the choices made, each with the address without it
 * @param next the address of the next page, or {@code null} on the last
 */
record SearchResults(long total, List<HitLine> hits, List<FacetBox> facets, List<Choice> chips, @Nullable String next) {

	/** Values shown at once; the others are folded away. */
	private static final int SHOWN = 8;

	static SearchResults of(SearchPage page, SearchForm form) {
		List<FacetBox> facets = new ArrayList<>();
		List<Choice> chips = new ArrayList<>();
		for (Facet facet : Facet.values()) {
			List<Choice> values = choices(facet, page.facets().getOrDefault(facet, List.of()), form);
			List<Choice> chosen = values.stream().filter(Choice::chosen).toList();
			chips.addAll(chosen);
			if (!values.isEmpty()) {
				int shown = (values.size() <= SHOWN + 2) ? values.size() : SHOWN;
				facets.add(new FacetBox(SearchForm.parameter(facet), values.subList(0, shown),
						values.subList(shown, values.size())));
			}
		}
		return new SearchResults(page.total(), page.hits().stream().map(HitLine::of).toList(), facets, chips,
				(page.next() != null) ? form.after(page.next()).address() : null);
	}

	private static List<Choice> choices(Facet facet, List<FacetValue> counted, SearchForm form) {
		List<Choice> choices = new ArrayList<>();
		counted.forEach((value) -> choices.add(choice(facet, value, form)));
		form.chosen()
			.getOrDefault(facet, List.of())
			.stream()
			.filter((value) -> counted.stream().noneMatch((each) -> each.value().equals(value)))
			.forEach((value) -> choices.add(choice(facet, new FacetValue(value, value, 0), form)));
		return choices;
	}

	private static Choice choice(Facet facet, FacetValue value, SearchForm form) {
		String messageKey = switch (facet) {
			case TRAINING_CLASS -> "programme.class." + value.value();
			case KIND -> "kind." + value.value();
			case STATE -> "state." + value.value();
			case FINDING -> "finding." + value.value() + ".title";
			case ORGANIZER, YEAR -> null;
		};
		return new Choice(SearchForm.parameter(facet), value.value(), messageKey, value.label(), value.count(),
				form.isChosen(facet, value.value()), form.toggle(facet, value.value()).address());
	}

	/**
	 * A facet.
	 *
	 * @param name its name in addresses, also the end of its message key
	 * @param shown the values shown at once
	 * @param folded the others
	 */
	record FacetBox(String name, List<Choice> shown, List<Choice> folded) {

	}

	/**
	 * A value that can be chosen.
	 *
	 * @param facet the facet's name
	 * @param value the value in addresses
	 * @param messageKey the key of its text, or {@code null} if it is its own text
	 * @param text its text where there is no message
	 * @param count the hits that carry it
	 * @param chosen whether it is chosen
	 * @param address the address with this choice made, or taken back
	 */
	record Choice(String facet, String value, @Nullable String messageKey, String text, long count, boolean chosen,
			String address) {

	}

	/**
	 * A hit.
	 *
	 * @param id the record
	 * @param document what is known of it
	 * @param snippets text around the matches
	 */
	record HitLine(UUID id, RecordDocument document, List<List<Piece>> snippets) {

		private static final Set<String> SILENT = Arrays.stream(MaterialKind.values())
			.filter(MaterialKind::asksForPurpose)
			.map(MaterialKind::name)
			.collect(Collectors.toUnmodifiableSet());

		static HitLine of(SearchPage.Hit hit) {
			return new HitLine(hit.id(), hit.document(), snippets(hit).stream().map(Piece::of).toList());
		}

		/**
		 * What a copy of an ID card says is shown on its own page, for a purpose (A15).
		 */
		static List<String> snippets(SearchPage.Hit hit) {
			return SILENT.contains(hit.document().kind()) ? List.of() : hit.highlights();
		}

		public LocalDate day() {
			return this.document.sessionDay();
		}

		public String archivalCode() {
			return Objects.requireNonNullElse(this.document.archivalCode(), "");
		}

	}

	/**
	 * A stretch of a snippet.
	 *
	 * @param text plain text, still to be escaped
	 * @param marked whether it matches
	 */
	record Piece(String text, boolean marked) {

		private static final char BEGIN = '\uE000';

		private static final char END = '\uE001';

		static List<Piece> of(String snippet) {
			List<Piece> pieces = new ArrayList<>();
			boolean marked = false;
			int from = 0;
			for (int i = 0; i <= snippet.length(); i++) {
				if (i == snippet.length() || snippet.charAt(i) == BEGIN || snippet.charAt(i) == END) {
					if (i > from) {
						pieces.add(new Piece(snippet.substring(from, i), marked));
					}
					marked = i < snippet.length() && snippet.charAt(i) == BEGIN;
					from = i + 1;
				}
			}
			return pieces;
		}

	}

}
