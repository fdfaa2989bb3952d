package cn.juanzong.consistency;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.consistency.MaterialNeeds.Need;
import cn.juanzong.consistency.snapshot.CaseSnapshot;
import cn.juanzong.consistency.snapshot.CaseSnapshots;
import cn.juanzong.programme.CountyTime;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.ArchivalRecords;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * The parts of a session's and a record's page that say what is missing or contradicts.
 */
@Controller
class FindingFragments {

	private static final int MOST_STANDINGS = 100;

	private final CaseSnapshots snapshots;

	private final Findings findings;

	private final FindingCards cards;

	private final DueSessions due;

	private final ArchivalRecords records;

	private final Sessions sessions;

	private final Standings standings;

	FindingFragments(CaseSnapshots snapshots, Findings findings, FindingCards cards, DueSessions due,
			ArchivalRecords records, Sessions sessions, Standings standings) {
		this.snapshots = snapshots;
		this.findings = findings;
		this.cards = cards;
		this.due = due;
		this.records = records;
		this.sessions = sessions;
		this.standings = standings;
	}

	/** How the sessions of a list stand, each put into its row. */
	@GetMapping("/sessions/standings")
	String standings(@RequestParam List<UUID> id, ActingUser user, Model model) {
		List<UUID> visible = this.sessions.findAll(id.subList(0, Math.min(MOST_STANDINGS, id.size())))
			.values()
			.stream()
			.filter((session) -> user.scope().allows(session.organizer().id()) && !session.voided())
			.map(TrainingSession::id)
			.toList();
		model.addAttribute("standings", this.standings.of(visible));
		return "consistency/_standings";
	}

	@GetMapping("/sessions/{id}/completeness")
	String completeness(@PathVariable UUID id, ActingUser user, Model model) {
		CaseSnapshot outline = this.snapshots.outline(id, user.scope()).orElseThrow(FindingFragments::missing);
		TrainingSession session = outline.session();
		model.addAttribute("held", session);
		model.addAttribute("outside", session.startsOn().isBefore(outline.thresholds().effectiveFrom()));
		model.addAttribute("online", session.mode() == TrainingSession.Mode.ONLINE);
		List<Article> articles = List.of(new Article(9, MaterialNeeds.sessionFile(outline)),
				new Article(12, MaterialNeeds.writtenFiling(outline)));
		model.addAttribute("articles", articles);
		model.addAttribute("missing", articles.stream().flatMap((each) -> each.unmet().stream()).count());
		return "consistency/_completeness";
	}

	@GetMapping("/sessions/{id}/findings")
	String ofSession(@PathVariable UUID id, ActingUser user, Locale locale, Model model) {
		this.snapshots.outline(id, user.scope()).orElseThrow(FindingFragments::missing);
		model.addAttribute("sessionId", id);
		model.addAttribute("cards", this.cards.of(this.findings.openOf(id), user.scope(), locale));
		model.addAttribute("pending", this.due.pending(id));
		model.addAttribute("checkedAt", this.findings.checkedAt(id).map(FindingFragments::minute).orElse(null));
		return "consistency/_findings";
	}

	@GetMapping("/records/{id}/findings")
	String ofRecord(@PathVariable UUID id, ActingUser user, Locale locale, Model model) {
		ArchivalRecord record = this.records.find(id, user.scope()).orElseThrow(FindingFragments::missing);
		model.addAttribute("recordId", id);
		model.addAttribute("cards",
				this.cards.of(this.findings.openOnRecord(id, record.sessionId()), user.scope(), locale));
		model.addAttribute("pending", this.due.pending(record.sessionId()));
		return "consistency/_record-findings";
	}

	private static String minute(Instant at) {
		return CountyTime.minute(at);
	}

	private static ResponseStatusException missing() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND);
	}

	/**
	 * What an article asks for.
	 *
	 * @param number the article
	 * @param needs its needs
	 */
	record Article(int number, List<Need> needs) {

		public long met() {
			return this.needs.stream().filter(Need::met).count();
		}

		public List<Need> unmet() {
			return this.needs.stream().filter((need) -> !need.met()).toList();
		}

	}

}
