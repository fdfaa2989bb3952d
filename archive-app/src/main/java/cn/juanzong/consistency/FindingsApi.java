package cn.juanzong.consistency;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.consistency.RecordedFinding.Disposition;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.TrainingSession;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Findings for programs. */
@RestController
class FindingsApi {

	private final Sessions sessions;

	private final Findings findings;

	private final FindingCards cards;

	private final DueSessions due;

	FindingsApi(Sessions sessions, Findings findings, FindingCards cards, DueSessions due) {
		this.sessions = sessions;
		this.findings = findings;
		this.cards = cards;
		this.due = due;
	}

	@GetMapping("/api/v1/sessions/{id}/findings")
	SessionFindings ofSession(@PathVariable UUID id, ActingUser user, Locale locale) {
		this.sessions.find(id, user.scope()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		return new SessionFindings(id, this.findings.checkedAt(id).orElse(null), this.due.pending(id),
				this.cards.of(this.findings.openOf(id), user.scope(), locale).stream().map(FindingsApi::item).toList());
	}

	private static Item item(FindingCards.Card card) {
		RecordedFinding recorded = card.recorded();
		return new Item(recorded.id(), card.code(), card.code().requirement(), card.code().article(),
				card.code().severity(), recorded.finding().facts(), card.text().title(), card.text().text(),
				card.text().todo(), card.exhibits().stream().map((each) -> each.record().id()).toList(),
				card.lines().stream().map((each) -> each.line()).toList(),
				card.others().stream().map(TrainingSession::id).toList(), recorded.openedAt(), recorded.disposition());
	}

	/**
	 * The findings of a session.
	 *
	 * @param sessionId the session
	 * @param checkedAt when it was checked last
	 * @param pending whether a check is outstanding
	 * @param findings what contradicts, gravest first
	 */
	record SessionFindings(UUID sessionId, @Nullable Instant checkedAt, boolean pending, List<Item> findings) {

	}

	/**
	 * One finding.
	 *
	 * @param id the finding
	 * @param code the rule's code
	 * @param requirement the requirement it decides
	 * @param article the article of the measure
	 * @param severity how grave it is
	 * @param facts what was compared
	 * @param title what it is
	 * @param text what was compared, in words
	 * @param todo what to do
	 * @param records records concerned, as far as they may be seen
	 * @param lines ledger lines concerned
	 * @param sessions other sessions concerned, as far as they may be seen
	 * @param openedAt when it was found
	 * @param disposition what an inspector decided
	 */
	record Item(UUID id, RuleCode code, String requirement, int article, RuleCode.Severity severity,
			Map<String, String> facts, String title, String text, String todo, List<UUID> records, List<Integer> lines,
			List<UUID> sessions, Instant openedAt, @Nullable Disposition disposition) {

	}

}
