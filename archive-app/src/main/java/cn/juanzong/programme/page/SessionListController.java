package cn.juanzong.programme.page;

import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.programme.Organizers;
import cn.juanzong.programme.SessionListing;
import cn.juanzong.programme.SessionListing.Filter;
import cn.juanzong.programme.SessionListing.Sort;
import cn.juanzong.programme.TrainingClass;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The list of sessions; its address holds filter, order and page. */
@Controller
class SessionListController {

	private static final int RECENT = 8;

	private final SessionListing listing;

	private final Organizers organizers;

	SessionListController(SessionListing listing, Organizers organizers) {
		this.listing = listing;
		this.organizers = organizers;
	}

	@GetMapping("/sessions")
	String list(@RequestParam(required = false) @Nullable String q,
			@RequestParam(name = "class", required = false) @Nullable TrainingClass trainingClass,
			@RequestParam(required = false) @Nullable UUID organizer,
			@RequestParam(required = false) @Nullable Integer year,
			@RequestParam(required = false) @Nullable String sort, @RequestParam(defaultValue = "1") int page,
			ActingUser user, Model model) {
		Filter filter = new Filter(q, trainingClass, organizer, year, Sort.of(sort), page);
		SessionListing.Page found = this.listing.page(filter, user.scope());
		model.addAttribute("filter", filter);
		model.addAttribute("found", found);
		model.addAttribute("years", this.listing.years(user.scope()));
		model.addAttribute("organizers",
				this.organizers.all().stream().filter((each) -> user.scope().allows(each.id())).toList());
		model.addAttribute("previous", address(filter, found.page() - 1));
		model.addAttribute("next", address(filter, found.page() + 1));
		return "programme/sessions";
	}

	@GetMapping("/sessions/recent")
	String recent(ActingUser user, Model model) {
		SessionListing.Page found = this.listing.page(Filter.latest(), user.scope());
		model.addAttribute("sessions", found.sessions().stream().limit(RECENT).toList());
		model.addAttribute("total", found.total());
		return "programme/_recent :: recent";
	}

	private static String address(Filter filter, int page) {
		UriComponentsBuilder address = UriComponentsBuilder.fromPath("/sessions");
		add(address, "q", filter.text());
		add(address, "class", filter.trainingClass());
		add(address, "organizer", filter.organizerId());
		add(address, "year", filter.year());
		if (filter.sort() != Sort.LATEST) {
			add(address, "sort", filter.sort());
		}
		return address.queryParam("page", page).build().encode().toUriString();
	}

	private static void add(UriComponentsBuilder address, String name, @Nullable Object value) {
		if (value != null) {
			address.queryParam(name, value);
		}
	}

}
