package cn.juanzong.inspection;

import java.util.Locale;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.consistency.FindingCards;
import cn.juanzong.consistency.FindingTexts;
import cn.juanzong.consistency.Findings;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.consistency.RuleCode.Severity;
import cn.juanzong.inspection.Worklist.Filter;
import cn.juanzong.inspection.Worklist.State;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The inspector's list of what contradicts; an archivist sees the own contractor's. */
@Controller
class WorklistController {

	private final Worklist worklist;

	private final Findings findings;

	private final FindingCards cards;

	private final FindingTexts texts;

	WorklistController(Worklist worklist, Findings findings, FindingCards cards, FindingTexts texts) {
		this.worklist = worklist;
		this.findings = findings;
		this.cards = cards;
		this.texts = texts;
	}

	@GetMapping("/findings")
	String list(@RequestParam(required = false) @Nullable Severity severity,
			@RequestParam(required = false) @Nullable RuleCode code,
			@RequestParam(required = false) @Nullable UUID organizer,
			@RequestParam(required = false) @Nullable State state, @RequestParam(defaultValue = "0") int page,
			ActingUser user, Locale locale, Model model) {
		Filter filter = new Filter(severity, code, organizer, state);
		int count = this.worklist.count(filter, user.scope());
		int last = Math.max(0, (count - 1) / Worklist.PAGE);
		int shown = Math.min(Math.max(0, page), last);
		model.addAttribute("filter", filter);
		model.addAttribute("state", filter.state());
		model.addAttribute("count", count);
		model.addAttribute("pageNumber", shown);
		model.addAttribute("lastPage", last);
		model.addAttribute("previous", (shown > 0) ? address(filter, shown - 1) : null);
		model.addAttribute("next", (shown < last) ? address(filter, shown + 1) : null);
		model.addAttribute("codes", this.worklist.codes(filter, user.scope()));
		model.addAttribute("titles", this.texts.titles(locale));
		model.addAttribute("organizers", this.worklist.organizers(filter, user.scope()));
		model.addAttribute("severities", Severity.values());
		model.addAttribute("states", State.values());
		model.addAttribute("ownOnly", user.organizerId() != null);
		model.addAttribute("cards", this.cards
			.of(this.findings.findAll(this.worklist.page(filter, user.scope(), shown)), user.scope(), locale));
		return "inspection/worklist";
	}

	private static String address(Filter filter, int page) {
		UriComponentsBuilder address = UriComponentsBuilder.fromPath("/findings");
		filter.parameters().forEach(address::queryParam);
		return address.queryParam("page", page).build().toUriString();
	}

}
