package cn.juanzong.discovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.Objects;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Permission;
import cn.juanzong.privacy.PersonalNumbers;
import cn.juanzong.records.MaterialKind;
import cn.juanzong.search.SearchRequest;
import cn.juanzong.search.SearchRequest.Facet;
import cn.juanzong.search.SearchRequest.Sort;
import org.jspecify.annotations.Nullable;

import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A query as it stands in the address of the page.
 *
 * @param text what the user typed
 * @param chosen the chosen facet values
 * @param sort the order
 * @param after the cursor of the page before, or {@code null} on the first
 */
record SearchForm(String text, Map<Facet, List<String>> chosen, Sort sort, @Nullable String after) {

	private static final Set<String> SENSITIVE = Arrays.stream(MaterialKind.values())
		.filter(MaterialKind::sensitive)
		.map(MaterialKind::name)
		.collect(Collectors.toUnmodifiableSet());

	private static final int LONGEST = 400;

	private static final int MOST_VALUES = 30;

	/**
	 * Reads an address. What cannot be meant is left out.
	 * @param parameters the parameters of the address
	 * @return the query
	 */
	static SearchForm of(MultiValueMap<String, String> parameters) {
		String typed = Objects.requireNonNullElse(parameters.getFirst("q"), "").strip();
		Map<Facet, List<String>> chosen = new EnumMap<>(Facet.class);
		for (Facet facet : Facet.values()) {
			List<String> values = parameters.getOrDefault(parameter(facet), List.of())
				.stream()
				.filter((value) -> meaningful(facet, value))
				.distinct()
				.sorted()
				.limit(MOST_VALUES)
				.toList();
			if (!values.isEmpty()) {
				chosen.put(facet, values);
			}
		}
		String order = Objects.requireNonNullElse(parameters.getFirst("sort"), "");
		Sort sort = Arrays.stream(Sort.values())
			.filter((each) -> each.name().equalsIgnoreCase(order))
			.findFirst()
			.orElse(Sort.RELEVANCE);
		return new SearchForm((typed.length() > LONGEST) ? typed.substring(0, LONGEST) : typed, chosen, sort,
				parameters.getFirst("after"));
	}

	/** The name of a facet in addresses. */
	static String parameter(Facet facet) {
		return switch (facet) {
			case TRAINING_CLASS -> "class";
			case ORGANIZER -> "organizer";
			case YEAR -> "year";
			case KIND -> "kind";
			case STATE -> "state";
			case FINDING -> "finding";
		};
	}

	SearchRequest request(ActingUser user, int pageSize) {
		Set<String> hidden = user.may(Permission.READ_SENSITIVE) ? Set.of() : SENSITIVE;
		return new SearchRequest(this.text, this.chosen, user.scope().organizerId(), hidden, this.sort, pageSize,
				this.after);
	}

	/** Whether a clear ID or telephone number was typed. */
	boolean holdsPersonalNumber() {
		return PersonalNumbers.containsClearNumber(this.text);
	}

	/** Whether such a number was typed and has been masked since. */
	public boolean holdsMask() {
		return this.text.matches("(?s).*[0-9]{3}\\*{4}.*");
	}

	SearchForm masked() {
		return new SearchForm(PersonalNumbers.redact(this.text), this.chosen, this.sort, null);
	}

	SearchForm after(@Nullable String cursor) {
		return new SearchForm(this.text, this.chosen, this.sort, cursor);
	}

	boolean isChosen(Facet facet, String value) {
		return this.chosen.getOrDefault(facet, List.of()).contains(value);
	}

	/** Chooses a facet value, or takes the choice back; begins at the first page. */
	SearchForm toggle(Facet facet, String value) {
		Map<Facet, List<String>> changed = new EnumMap<>(Facet.class);
		changed.putAll(this.chosen);
		List<String> values = new ArrayList<>(this.chosen.getOrDefault(facet, List.of()));
		if (!values.remove(value)) {
			values.add(value);
		}
		changed.put(facet, values);
		return new SearchForm(this.text, changed, this.sort, null);
	}

	/** The same words without any choice. */
	SearchForm withoutChoices() {
		return new SearchForm(this.text, Map.of(), this.sort, null);
	}

	/** The address of the page that shows this query. */
	String address() {
		UriComponentsBuilder address = UriComponentsBuilder.fromPath("/search");
		if (!this.text.isEmpty()) {
			address.queryParam("q", "{q}");
		}
		this.chosen.forEach((facet, values) -> values.forEach((value) -> address.queryParam(parameter(facet), value)));
		if (this.sort != Sort.RELEVANCE) {
			address.queryParam("sort", this.sort.name());
		}
		if (this.after != null) {
			address.queryParam("after", this.after);
		}
		// typed words may hold anything, also what a template would take for a variable
		return this.text.isEmpty() ? address.encode().build().toUriString()
				: address.encode().buildAndExpand(Map.of("q", this.text)).toUriString();
	}

	private static boolean meaningful(Facet facet, String value) {
		return (facet != Facet.YEAR) ? value.matches("[A-Za-z0-9_.-]{1,60}") : value.matches("[0-9]{4}");
	}

}
