package cn.juanzong.ledger.reveal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Contractors;
import cn.juanzong.ledger.LedgerEntry;
import cn.juanzong.ledger.Ledgers;
import cn.juanzong.ledger.reveal.PastReveals.Asked;
import cn.juanzong.ledger.reveal.Reveal.Field;
import cn.juanzong.ledger.reveal.Reveals.Shown;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.Restrictions;
import cn.juanzong.scope.DataScope;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

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

/** Asking for a clear number on a line of a ledger, and the auditor's list of who did. */
@Controller
class RevealController {

	private static final int LONGEST_PURPOSE = 200;

	private static final int PAGE = 50;

	private final Sessions sessions;

	private final Ledgers ledgers;

	private final Reveals reveals;

	private final PastReveals past;

	private final Contractors contractors;

	private final Clock clock;

	private final Restrictions restrictions;

	RevealController(Sessions sessions, Ledgers ledgers, Reveals reveals, PastReveals past, Restrictions restrictions,
			Contractors contractors, Clock clock) {
		this.restrictions = restrictions;
		this.sessions = sessions;
		this.ledgers = ledgers;
		this.reveals = reveals;
		this.past = past;
		this.contractors = contractors;
		this.clock = clock;
	}

	/** The question what for, or the number while it may still be seen. */
	@GetMapping("/sessions/{id}/ledger/lines/{line}/reveal")
	@PreAuthorize("hasAuthority('REVEAL_NUMBERS')")
	String ask(@PathVariable UUID id, @PathVariable int line, Model model, HttpServletResponse response,
			ActingUser user) {
		LedgerEntry entry = entry(session(id, user), line);
		return this.reveals.open(entry, user)
			.map((shown) -> show(entry, shown, model, response))
			.orElseGet(() -> form(entry, false, model));
	}

	@PostMapping("/sessions/{id}/ledger/lines/{line}/reveal")
	@PreAuthorize("hasAuthority('REVEAL_NUMBERS')")
	String reveal(@PathVariable UUID id, @PathVariable int line, @RequestParam Field field,
			@RequestParam String purpose, Model model, HttpServletResponse response, ActingUser user) {
		TrainingSession session = session(id, user);
		LedgerEntry entry = entry(session, line);
		if (purpose.isBlank() || purpose.length() > LONGEST_PURPOSE) {
			return form(entry, true, model);
		}
		return show(entry, this.reveals.reveal(entry, session, field, purpose, user), model, response);
	}

	@GetMapping("/audit/reveals")
	@PreAuthorize("hasAuthority('READ_AUDIT')")
	String list(Asked asked, @RequestParam(required = false) @Nullable UUID before, Model model) {
		List<PastReveal> found = this.past.list(asked, before, PAGE + 1);
		List<PastReveal> page = found.subList(0, Math.min(PAGE, found.size()));
		model.addAttribute("asked", asked);
		model.addAttribute("reveals", page);
		model.addAttribute("first", before == null);
		model.addAttribute("before", (found.size() > PAGE) ? page.get(PAGE - 1).id() : null);
		model.addAttribute("contractors", DataScope.office().get(this.contractors::namesById));
		model.addAttribute("zone", this.clock.getZone());
		return "ledger/reveals";
	}

	private static String form(LedgerEntry entry, boolean purposeMissing, Model model) {
		model.addAttribute("entry", entry);
		model.addAttribute("purposeMissing", purposeMissing);
		return "ledger/_reveal";
	}

	private String show(LedgerEntry entry, Shown shown, Model model, HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		model.addAttribute("entry", entry);
		model.addAttribute("shown", shown);
		model.addAttribute("seconds", Math.max(1, Duration.between(this.clock.instant(), shown.until()).toSeconds()));
		return "ledger/_revealed";
	}

	/** A line whose person may be used; a restricted one is as if it were not there. */
	private LedgerEntry entry(TrainingSession session, int line) {
		LedgerEntry entry = this.ledgers.line(session.id(), line)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		if (this.restrictions.ofPeople(List.of(entry.personKey())).contains(entry.personKey())) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		return entry;
	}

	private TrainingSession session(UUID id, ActingUser user) {
		return this.sessions.find(id, user.scope())
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}
