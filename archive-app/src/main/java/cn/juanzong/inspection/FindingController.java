package cn.juanzong.inspection;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Permission;
import cn.juanzong.consistency.CheckPrecision;
import cn.juanzong.consistency.FindingCards;
import cn.juanzong.consistency.Findings;
import cn.juanzong.consistency.MarkedSheets;
import cn.juanzong.consistency.RecordedFinding;
import cn.juanzong.inspection.Verdict.Outcome;
import cn.juanzong.inspection.Verdicts.Given;
import cn.juanzong.privacy.PersonalNumbers;
import cn.juanzong.programme.CountyTime;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * One finding, claim and evidence side by side, and the inspector's decision about it.
 */
@Controller
class FindingController {

	private final Findings findings;

	private final FindingCards cards;

	private final Verdicts verdicts;

	private final Worklist worklist;

	private final MarkedSheets sheets;

	private final CheckPrecision precision;

	FindingController(Findings findings, FindingCards cards, Verdicts verdicts, Worklist worklist, MarkedSheets sheets,
			CheckPrecision precision) {
		this.precision = precision;
		this.sheets = sheets;
		this.findings = findings;
		this.cards = cards;
		this.verdicts = verdicts;
		this.worklist = worklist;
	}

	@GetMapping("/findings/{id}")
	String show(@PathVariable UUID id, ActingUser user, Locale locale, Model model) {
		RecordedFinding finding = find(id, user);
		model.addAttribute("card", this.cards.of(List.of(finding), user.scope(), locale).get(0));
		model.addAttribute("sheets", this.sheets.of(finding.finding(), user.scope()));
		Optional<UUID> first = this.verdicts.confirmedBy(finding);
		model.addAttribute("awaitsSecond", first.isPresent());
		model.addAttribute("awaitsOther", first.filter((each) -> each.equals(user.id())).isPresent());
		model.addAttribute("silent", this.precision.silent().contains(finding.code()));
		model.addAttribute("mayJudge", user.may(Permission.JUDGE_FINDINGS) && finding.open());
		model.addAttribute("verdicts",
				this.verdicts.of(id)
					.stream()
					.map((verdict) -> new Line(verdict.outcome(), verdict.reason(), verdict.givenBy(),
							CountyTime.minute(verdict.givenAt()), verdict.fingerprint().equals(finding.fingerprint())))
					.toList());
		model.addAttribute("next", this.worklist.next(id, user).orElse(null));
		return "inspection/finding";
	}

	@PostMapping("/findings/{id}/verdict")
	@PreAuthorize("hasAuthority('JUDGE_FINDINGS')")
	String judge(@PathVariable UUID id, @RequestParam Outcome outcome, @RequestParam String reason,
			@RequestParam String fingerprint, ActingUser user, RedirectAttributes flash) {
		RecordedFinding finding = find(id, user);
		if (reason.isBlank()) {
			flash.addFlashAttribute("fault", "inspection.reasonMissing");
		}
		else {
			Given given = fingerprint.equals(finding.fingerprint()) ? this.verdicts.give(finding, outcome, reason, user)
					: Given.EVIDENCE_CHANGED;
			switch (given) {
				case RECORDED -> flash.addFlashAttribute("saved", "inspection.saved");
				case AWAITS_SECOND -> flash.addFlashAttribute("saved", "inspection.awaitsSecond");
				case SAME_PERSON -> flash.addFlashAttribute("fault", "inspection.samePerson");
				case EVIDENCE_CHANGED -> {
					flash.addFlashAttribute("fault", "inspection.evidenceChanged");
					// kept in the session until the next request: no clear numbers
					flash.addFlashAttribute("reason", PersonalNumbers.redact(reason));
				}
			}
		}
		return "redirect:/findings/" + id;
	}

	private RecordedFinding find(UUID id, ActingUser user) {
		return this.findings.find(id, user.scope())
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	/**
	 * A decision as shown.
	 *
	 * @param outcome the decision
	 * @param reason why
	 * @param by who decided
	 * @param at when, to the minute
	 * @param sameEvidence whether it is about the evidence as it is now
	 */
	record Line(Outcome outcome, String reason, String by, String at, boolean sameEvidence) {

	}

}
