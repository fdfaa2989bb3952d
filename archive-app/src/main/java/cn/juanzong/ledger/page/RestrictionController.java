package cn.juanzong.ledger.page;

import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.ledger.LedgerEntry;
import cn.juanzong.ledger.Ledgers;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.ArchivalRecords;
import cn.juanzong.records.Restrictions;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Taking people and records out of use, and back (A16). */
@Controller
@PreAuthorize("hasAuthority('RESTRICT_USE')")
class RestrictionController {

	private static final int LONGEST_REASON = 500;

	private final Restrictions restrictions;

	private final Sessions sessions;

	private final Ledgers ledgers;

	private final ArchivalRecords records;

	RestrictionController(Restrictions restrictions, Sessions sessions, Ledgers ledgers, ArchivalRecords records) {
		this.restrictions = restrictions;
		this.sessions = sessions;
		this.ledgers = ledgers;
		this.records = records;
	}

	@GetMapping("/people/restrictions")
	String list(Model model) {
		model.addAttribute("restrictions", this.restrictions.all());
		return "ledger/restrictions";
	}

	/** A person, named by session number, line and why. */
	@PostMapping("/sessions/{id}/ledger/lines/{line}/restriction")
	String person(@PathVariable UUID id, @PathVariable int line, @RequestParam(defaultValue = "") String reason,
			ActingUser user) {
		TrainingSession session = this.sessions.find(id, user.scope()).orElseThrow(RestrictionController::missing);
		LedgerEntry entry = this.ledgers.line(session.id(), line).orElseThrow(RestrictionController::missing);
		this.restrictions.restrictPerson(entry.personKey(), entry.idNumberMasked(), checked(reason), user);
		return "redirect:/people/restrictions";
	}

	@PostMapping("/records/{id}/restriction")
	String record(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, ActingUser user) {
		ArchivalRecord record = this.records.find(id, user.scope()).orElseThrow(RestrictionController::missing);
		this.restrictions.restrictRecord(record, checked(reason), user);
		return "redirect:/people/restrictions";
	}

	@PostMapping("/people/restrictions/{id}/release")
	String release(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, ActingUser user) {
		this.restrictions.release(id, checked(reason), user);
		return "redirect:/people/restrictions";
	}

	private static String checked(String reason) {
		if (reason.isBlank() || reason.length() > LONGEST_REASON) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
		}
		return reason;
	}

	private static ResponseStatusException missing() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND);
	}

}
