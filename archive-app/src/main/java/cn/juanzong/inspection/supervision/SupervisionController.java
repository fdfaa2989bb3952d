package cn.juanzong.inspection.supervision;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Permission;
import cn.juanzong.inspection.supervision.Supervision.Result;
import cn.juanzong.programme.CountyTime;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.reconciliation.Check;
import cn.juanzong.reconciliation.Reconciliation;
import cn.juanzong.reconciliation.Reconciliations;

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
 * The part of a session's page that says how paper and ledger agree, what stands in the
 * way of closing, and whether what was signed still holds.
 */
@Controller
class SupervisionController {

	private final Sessions sessions;

	private final Reconciliations reconciliations;

	private final Supervision supervision;

	private final CoveredWords words;

	SupervisionController(Sessions sessions, Reconciliations reconciliations, Supervision supervision,
			CoveredWords words) {
		this.sessions = sessions;
		this.reconciliations = reconciliations;
		this.supervision = supervision;
		this.words = words;
	}

	@GetMapping("/sessions/{id}/supervision")
	String show(@PathVariable UUID id, ActingUser user, Locale locale, Model model) {
		return fill(session(id, user), user, locale, model);
	}

	@PostMapping("/sessions/{id}/supervision")
	@PreAuthorize("hasAuthority('JUDGE_FINDINGS')")
	String sign(@PathVariable UUID id, @RequestParam String password, ActingUser user, Locale locale, Model model) {
		TrainingSession session = session(id, user);
		Result result = this.supervision.sign(session, password, user);
		model.addAttribute("result", result.name());
		return fill(session, user, locale, model);
	}

	private String fill(TrainingSession session, ActingUser user, Locale locale, Model model) {
		Reconciliation lines = this.reconciliations.of(session.id());
		model.addAttribute("training", session);
		model.addAttribute("state", lines.state());
		List<Compared> compared = new ArrayList<>();
		for (Check check : Check.values()) {
			if (lines.made(check)) {
				compared.add(new Compared(check, lines.counts(check)));
			}
		}
		model.addAttribute("compared", compared);
		model.addAttribute("blockers", this.supervision.blockers(session));
		SupervisionRecord signed = this.supervision.of(session).orElse(null);
		model.addAttribute("signed", signed);
		model.addAttribute("signedAt", (signed != null) ? CountyTime.minute(signed.signedAt()) : null);
		model.addAttribute("changed", (signed != null)
				? signed.changed().stream().map((name) -> this.words.of(name, locale)).toList() : List.of());
		model.addAttribute("mayOpenDesk", user.may(Permission.EDIT_SESSIONS));
		model.addAttribute("maySign", user.may(Permission.JUDGE_FINDINGS));
		return "inspection/_supervision";
	}

	private TrainingSession session(UUID id, ActingUser user) {
		return this.sessions.find(id, user.scope())
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	/**
	 * A comparison that was made.
	 *
	 * @param check which
	 * @param counts its lines by outcome
	 */
	record Compared(Check check, List<Reconciliation.Count> counts) {

	}

}
