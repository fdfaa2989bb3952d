package cn.juanzong.discovery;

import cn.juanzong.access.ActingUser;
import cn.juanzong.search.IndexUnavailable;
import cn.juanzong.search.InvalidCursor;
import cn.juanzong.search.RecordIndex;
import cn.juanzong.search.SearchRequest.Sort;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The search page. Its address holds the whole query; a clear personal number does not
 * stay in it.
 */
@Controller
@PreAuthorize("hasAuthority('READ_RECORDS')")
class SearchController {

	private static final Logger log = LoggerFactory.getLogger(SearchController.class);

	private static final int PAGE = 20;

	private final RecordIndex index;

	SearchController(RecordIndex index) {
		this.index = index;
	}

	@GetMapping("/search")
	String search(@RequestParam MultiValueMap<String, String> parameters,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, ActingUser user, Model model,
			HttpServletResponse response) {
		SearchForm form = SearchForm.of(parameters);
		if (form.holdsPersonalNumber()) {
			return "redirect:" + form.masked().address();
		}
		model.addAttribute("form", form);
		model.addAttribute("sorts", Sort.values());
		model.addAttribute("first", form.after(null).address());
		model.addAttribute("cleared", form.withoutChoices().address());
		boolean more = htmx != null && form.after() != null;
		try {
			model.addAttribute("found", SearchResults.of(this.index.search(form.request(user, PAGE)), form));
		}
		catch (InvalidCursor ex) {
			response.setStatus(HttpStatus.BAD_REQUEST.value());
			model.addAttribute("problem", "discovery.staleAddress");
		}
		catch (IndexUnavailable ex) {
			log.warn("Search is not available", ex);
			response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
			model.addAttribute("problem", "discovery.unavailable");
		}
		return more ? "discovery/_hits :: hits" : "discovery/search";
	}

}
