package cn.juanzong.reconciliation.desk;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Permission;
import cn.juanzong.ledger.Correction;
import cn.juanzong.ledger.Corrections;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.reconciliation.LineDecision;
import cn.juanzong.reconciliation.Reconciliation;
import cn.juanzong.reconciliation.Reconciliations;
import cn.juanzong.reconciliation.ReviewDesk;
import cn.juanzong.reconciliation.ReviewDesk.Answer;
import cn.juanzong.reconciliation.Verdict;
import cn.juanzong.records.ArchivalRecords;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The review desk: one page, and what its script asks for while somebody works through
 * the lines.
 */
@Controller
class DeskController {

	private final Sessions sessions;

	private final Reconciliations reconciliations;

	private final ReviewDesk desk;

	private final Corrections corrections;

	private final ArchivalRecords records;

	private final DeskView view;

	private final PagesShown pages;

	DeskController(Sessions sessions, Reconciliations reconciliations, ReviewDesk desk, Corrections corrections,
			ArchivalRecords records, DeskView view, PagesShown pages) {
		this.sessions = sessions;
		this.reconciliations = reconciliations;
		this.desk = desk;
		this.corrections = corrections;
		this.records = records;
		this.view = view;
		this.pages = pages;
	}

	@GetMapping("/sessions/{id}/desk")
	@PreAuthorize("hasAuthority('EDIT_SESSIONS')")
	String show(@PathVariable UUID id, ActingUser user, Model model) {
		TrainingSession session = session(id, user);
		model.addAttribute("training", session);
		model.addAttribute("mayDecide", user.may(Permission.JUDGE_FINDINGS));
		model.addAttribute("evidence", this.records.ofSession(id, user.scope()));
		model.addAttribute("corrections", this.corrections.of(id));
		return "reconciliation/desk";
	}

	@GetMapping("/sessions/{id}/desk/state")
	@PreAuthorize("hasAuthority('EDIT_SESSIONS')")
	@ResponseBody
	DeskState state(@PathVariable UUID id, ActingUser user, Locale locale) {
		session(id, user);
		return state(this.reconciliations.of(id), null, this.pages.of(id, this.desk.pages(id), user.scope(), locale),
				user, locale);
	}

	@PostMapping("/sessions/{id}/desk/decisions")
	@PreAuthorize("hasAuthority('JUDGE_FINDINGS')")
	@ResponseBody
	DeskState decide(@PathVariable UUID id, @RequestBody ReviewDesk.Wanted wanted, ActingUser user, Locale locale) {
		session(id, user);
		return state(this.desk.decide(id, wanted, user), user, locale);
	}

	@PostMapping("/sessions/{id}/desk/decisions/{decision}/withdraw")
	@PreAuthorize("hasAuthority('JUDGE_FINDINGS')")
	@ResponseBody
	DeskState withdraw(@PathVariable UUID id, @PathVariable long decision, ActingUser user, Locale locale) {
		session(id, user);
		return state(this.desk.withdraw(id, decision, user), user, locale);
	}

	@PostMapping("/sessions/{id}/desk/corrections")
	@PreAuthorize("hasAuthority('IMPORT_LEDGERS')")
	String correct(@PathVariable UUID id, @RequestParam Correction.Kind kind,
			@RequestParam(required = false) @Nullable Integer line, @RequestParam(defaultValue = "") String name,
			@RequestParam(defaultValue = "") String idNumber, @RequestParam(defaultValue = "") String phone,
			@RequestParam UUID evidence, @RequestParam(defaultValue = "") String reason, ActingUser user,
			RedirectAttributes flash) {
		session(id, user);
		try {
			this.corrections.make(id, new Correction.Wanted(kind, line, name, idNumber, phone, evidence, reason), user);
			this.reconciliations.compare(id);
			flash.addFlashAttribute("saved", true);
		}
		catch (Correction.Refused ex) {
			boolean own = Character.isLowerCase(ex.code().charAt(0));
			flash.addFlashAttribute("fault", own ? "desk.correction." + ex.code() : "desk.correction.field");
		}
		return "redirect:/sessions/" + id + "/desk";
	}

	private DeskState state(Answer answer, ActingUser user, Locale locale) {
		return state(answer.now(), (answer.problem() != null) ? answer.problem().name() : null, null, user, locale);
	}

	private DeskState state(Reconciliation now, @Nullable String problem, @Nullable List<DeskState.PageShown> pages,
			ActingUser user, Locale locale) {
		List<LineDecision> decisions = this.desk.decisions(now.sessionId());
		return this.view.of(now, decisions, undo(decisions, user), problem, user, pages, locale);
	}

	/** The reader's own last decision that stands. */
	private static @Nullable Long undo(List<LineDecision> all, ActingUser user) {
		Set<Long> withdrawn = LineDecision.withdrawn(all);
		return all.stream()
			.filter((each) -> each.verdict() != Verdict.WITHDRAWN && !withdrawn.contains(each.id())
					&& each.deciderId().equals(user.id()))
			.map(LineDecision::id)
			.reduce((earlier, later) -> later)
			.orElse(null);
	}

	private TrainingSession session(UUID id, ActingUser user) {
		return this.sessions.find(id, user.scope())
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}
