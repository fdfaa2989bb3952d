package cn.juanzong.records.view;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Permission;
import cn.juanzong.extraction.Fact;
import cn.juanzong.extraction.Page;
import cn.juanzong.extraction.Rendition;
import cn.juanzong.ingest.Facts;
import cn.juanzong.programme.Sessions;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.ArchivalRecords;
import cn.juanzong.records.MaterialKind;
import cn.juanzong.records.RecordReadings;
import cn.juanzong.records.RecordReveals;
import cn.juanzong.records.Restrictions;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * The page of a record: what it looks like, what it says, where it comes from.
 */
@Controller
class RecordController {

	private final ArchivalRecords records;

	private final Sessions sessions;

	private final Facts facts;

	private final RecordReadings readings;

	private final Restrictions restrictions;

	private final RecordReveals reveals;

	private final Clock clock;

	RecordController(ArchivalRecords records, Sessions sessions, Facts facts, RecordReadings readings,
			Restrictions restrictions, RecordReveals reveals, Clock clock) {
		this.restrictions = restrictions;
		this.reveals = reveals;
		this.clock = clock;
		this.readings = readings;
		this.records = records;
		this.sessions = sessions;
		this.facts = facts;
	}

	@GetMapping("/records/{id}")
	String show(@PathVariable UUID id, @RequestParam(defaultValue = "1") int page,
			@RequestParam(defaultValue = "false") boolean purposeMissing, ActingUser user, Model model,
			HttpServletResponse response) {
		FileCard card = card(id, user);
		if (this.restrictions.ofRecord(id)) {
			throw missing();
		}
		boolean shown = shown(card.record(), purposeMissing, user, model, response);
		if (shown) {
			this.readings.note(card.record());
		}
		List<Page> pages = shown ? this.facts.pages(id) : List.of();
		boolean mayRead = shown && (!card.record().kind().sensitive() || user.may(Permission.READ_SENSITIVE));
		int images = (mayRead && card.state() != null) ? card.state().pagesRendered() : 0;
		int last = Math.max(1, Math.max(pages.size(), images));
		int at = Math.max(1, Math.min(page, last));
		model.addAttribute("card", card);
		model.addAttribute("training",
				this.sessions.find(card.record().sessionId(), user.scope()).orElseThrow(RecordController::missing));
		List<StatedFact> stated = shown ? stated(id) : List.of();
		model.addAttribute("facts", stated);
		model.addAttribute("readers", stated.stream().map((each) -> each.fact().extractor()).distinct().toList());
		model.addAttribute("page", at);
		model.addAttribute("last", last);
		model.addAttribute("pageImage", at <= images);
		String text = pages.stream().filter((each) -> each.number() == at).map(Page::text).findFirst().orElse("");
		model.addAttribute("text", text);
		model.addAttribute("sheet", SheetText.isSheet(card.mediaType()) ? SheetText.of(text) : null);
		model.addAttribute("film", SafeTypes.film(card.mediaType()));
		model.addAttribute("otherFilm", !SafeTypes.film(card.mediaType()) && card.mediaType().startsWith("video/"));
		model.addAttribute("sound", SafeTypes.sound(card.mediaType()));
		model.addAttribute("filmType", SafeTypes.announced(card.mediaType()));
		model.addAttribute("poster", this.facts.rendition(id, Rendition.Kind.POSTER, 1).isPresent());
		model.addAttribute("kinds", Arrays.asList(MaterialKind.values()));
		model.addAttribute("mayRestrict", user.may(Permission.RESTRICT_USE));
		model.addAttribute("mayRead", mayRead);
		model.addAttribute("mayCorrect", user.may(Permission.HAND_OVER));
		return "records/record";
	}

	/** What the record shows; of a copy of an ID card only once it was said what for. */
	private boolean shown(ArchivalRecord record, boolean purposeMissing, ActingUser user, Model model,
			HttpServletResponse response) {
		if (!record.kind().asksForPurpose()) {
			return true;
		}
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		Optional<Instant> until = this.reveals.openUntil(record, user);
		model.addAttribute("purposeMissing", purposeMissing);
		model.addAttribute("asks", until.isEmpty());
		model.addAttribute("until", until.map((end) -> end.atZone(this.clock.getZone())).orElse(null));
		return until.isPresent();
	}

	/** The chip while ingest runs; when it ends the page is loaded again, once. */
	@GetMapping("/records/{id}/state")
	String state(@PathVariable UUID id, ActingUser user, Model model, HttpServletResponse response) {
		FileCard card = card(id, user);
		if (!card.pending()) {
			response.setHeader("HX-Refresh", "true");
		}
		model.addAttribute("card", card);
		return "records/_state :: state";
	}

	@PostMapping("/records/{id}/kind")
	@PreAuthorize("hasAuthority('HAND_OVER')")
	String correctKind(@PathVariable UUID id, @RequestParam MaterialKind kind, ActingUser user) {
		ArchivalRecord record = this.records.correctKind(id, kind, user).orElseThrow(RecordController::missing);
		return "redirect:/records/" + record.id();
	}

	private FileCard card(UUID id, ActingUser user) {
		ArchivalRecord record = this.records.find(id, user.scope()).orElseThrow(RecordController::missing);
		return new FileCard(record, this.facts.states(List.of(id)).get(id));
	}

	private List<StatedFact> stated(UUID id) {
		Map<UUID, List<Fact>> all = this.facts.facts(List.of(id));
		return all.getOrDefault(id, List.of())
			.stream()
			.sorted(Comparator.comparing(Fact::name).thenComparing(Fact::page))
			.map(StatedFact::of)
			.toList();
	}

	private static ResponseStatusException missing() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND);
	}

}
