package cn.juanzong.ledger.page;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.ledger.LedgerEntry;
import cn.juanzong.ledger.Ledgers;
import cn.juanzong.ledger.SensitiveFlag;
import cn.juanzong.ledger.SensitiveFlags;
import cn.juanzong.ledger.counting.NameConflicts;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.TrainingSession;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Single lines: protected groups (R09-3), and several names under one number (C7). */
@Controller
class LedgerLineController {

	private static final int LONGEST_REASON = 500;

	private final Sessions sessions;

	private final Ledgers ledgers;

	private final SensitiveFlags flags;

	private final NameConflicts conflicts;

	LedgerLineController(Sessions sessions, Ledgers ledgers, SensitiveFlags flags, NameConflicts conflicts) {
		this.sessions = sessions;
		this.ledgers = ledgers;
		this.flags = flags;
		this.conflicts = conflicts;
	}

	@PostMapping("/sessions/{id}/ledger/flags")
	@PreAuthorize("hasAuthority('READ_SENSITIVE')")
	String flags(@PathVariable UUID id, Model model, ActingUser user) {
		TrainingSession session = session(id, user);
		Map<UUID, Set<SensitiveFlag>> flagged = this.flags.read(session);
		model.addAttribute("flagged", flagged);
		model.addAttribute("lines",
				this.ledgers.entries(id).stream().filter((entry) -> flagged.containsKey(entry.id())).toList());
		return "ledger/_flags";
	}

	@PostMapping("/sessions/{id}/ledger/lines/{line}/names")
	@PreAuthorize("hasAuthority('RESOLVE_NAMES')")
	String names(@PathVariable UUID id, @PathVariable int line, Model model, ActingUser user) {
		LedgerEntry entry = entry(session(id, user), line);
		model.addAttribute("entry", entry);
		model.addAttribute("names", this.conflicts.names(entry));
		return "ledger/_names";
	}

	@PostMapping("/sessions/{id}/ledger/lines/{line}/one-person")
	@PreAuthorize("hasAuthority('RESOLVE_NAMES')")
	String onePerson(@PathVariable UUID id, @PathVariable int line, @RequestParam String reason, Model model,
			HttpServletResponse response, ActingUser user) {
		LedgerEntry entry = entry(session(id, user), line);
		if (reason.isBlank() || reason.length() > LONGEST_REASON) {
			model.addAttribute("entry", entry);
			model.addAttribute("names", this.conflicts.names(entry));
			model.addAttribute("reasonMissing", true);
			return "ledger/_names";
		}
		this.conflicts.onePerson(entry, reason.strip(), user);
		response.setHeader("HX-Trigger", "ledgerChanged");
		return "ledger/_resolved";
	}

	private LedgerEntry entry(TrainingSession session, int line) {
		return this.ledgers.line(session.id(), line)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	private TrainingSession session(UUID id, ActingUser user) {
		return this.sessions.find(id, user.scope())
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}
