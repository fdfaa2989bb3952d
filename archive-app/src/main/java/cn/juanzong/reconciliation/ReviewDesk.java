package cn.juanzong.reconciliation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.privacy.PersonalNumbers;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.reconciliation.Decisions.Target;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where a person decides about the lines on which the machine is not sure. Each decision
 * compares the session again at once.
 */
@Service
public class ReviewDesk {

	private final Sessions sessions;

	private final Reconciliations reconciliations;

	private final ReadPaper paper;

	private final Decisions decisions;

	private final ApplicationEventPublisher events;

	ReviewDesk(Sessions sessions, Reconciliations reconciliations, ReadPaper paper, Decisions decisions,
			ApplicationEventPublisher events) {
		this.sessions = sessions;
		this.reconciliations = reconciliations;
		this.paper = paper;
		this.decisions = decisions;
		this.events = events;
	}

	/**
	 * Decides about a line.
	 * @param sessionId the session
	 * @param wanted what is decided
	 * @param by who decides
	 * @return the decision, or why there is none
	 */
	@Transactional
	@PreAuthorize("hasAuthority('JUDGE_FINDINGS')")
	public Answer decide(UUID sessionId, Wanted wanted, ActingUser by) {
		TrainingSession session = session(sessionId, by);
		// a decision is about what was read, and a newer reader may be at it just now
		this.paper.hold(sessionId);
		Reconciliation current = this.reconciliations.compare(sessionId);
		Optional<ReconciledItem> found = current.items()
			.stream()
			.filter((item) -> item.key().equals(wanted.key()) && item.fingerprint().equals(wanted.fingerprint()))
			.findFirst();
		if (found.isEmpty()) {
			return new Answer(current, null, Problem.CHANGED);
		}
		ReconciledItem item = found.get();
		if (wanted.verdict() == Verdict.SEEN) {
			return seen(session, current, item, wanted, by);
		}
		Target target = target(current, item, wanted);
		boolean possible = item.read() && wanted.verdict() != Verdict.WITHDRAWN
				&& !(wanted.verdict().aboutPair() && target == null) && item.outcome() != Outcome.COUNTED_BUT_EXCLUDED;
		if (!possible) {
			return new Answer(current, null, Problem.NOT_POSSIBLE);
		}
		if (needsReason(item, wanted.verdict()) && wanted.reason().isBlank()) {
			return new Answer(current, null, Problem.REASON_MISSING);
		}
		boolean aboutRow = !wanted.verdict().explains();
		LineDecision made = this.decisions.add(session, item, aboutRow ? target : null, wanted.verdict(),
				wanted.reason().isBlank() ? null : PersonalNumbers.redact(wanted.reason().strip()), by);
		this.events.publishEvent(new ReconciliationChanged(sessionId));
		return new Answer(this.reconciliations.compare(sessionId), made, null);
	}

	/** Whoever is on paper after all, in a line that was not found by reading. */
	private Answer seen(TrainingSession session, Reconciliation current, ReconciledItem item, Wanted wanted,
			ActingUser by) {
		Spot spot = wanted.spot();
		Optional<String> evidence = (spot != null && spot.valid() && item.findable())
				? page(session.id(), item.check(), spot) : Optional.empty();
		if (spot == null || evidence.isEmpty() || item.personKey() == null || item.rowEvidence() == null) {
			return new Answer(current, null, Problem.NOT_POSSIBLE);
		}
		if (wanted.reason().isBlank()) {
			return new Answer(current, null, Problem.REASON_MISSING);
		}
		LineDecision made = this.decisions.addSeen(session, spot, evidence.get(),
				new Target(item.personKey(), item.rowEvidence()), PersonalNumbers.redact(wanted.reason().strip()), by);
		this.events.publishEvent(new ReconciliationChanged(session.id()));
		return new Answer(this.reconciliations.compare(session.id()), made, null);
	}

	/** What a page is known by, if it is one of those that were compared. */
	private Optional<String> page(UUID sessionId, Check check, Spot spot) {
		return pages(sessionId).stream()
			.filter((page) -> page.check() == check && page.recordId().equals(spot.recordId())
					&& page.page() == spot.page())
			.map(PageOfPaper::evidence)
			.findFirst();
	}

	/** The pages that were compared, in reading order. */
	public List<PageOfPaper> pages(UUID sessionId) {
		return this.paper.of(sessionId)
			.sittings()
			.stream()
			.flatMap((sitting) -> sitting.pages()
				.stream()
				.map((page) -> new PageOfPaper(sitting.check(), page.recordId(), page.page(), page.evidence())))
			.toList();
	}

	/**
	 * Takes a decision back.
	 * @param sessionId the session
	 * @param decisionId the decision
	 * @param by who takes it back
	 * @return what the comparison comes to now
	 */
	@Transactional
	@PreAuthorize("hasAuthority('JUDGE_FINDINGS')")
	public Answer withdraw(UUID sessionId, long decisionId, ActingUser by) {
		TrainingSession session = session(sessionId, by);
		List<LineDecision> all = this.decisions.of(sessionId);
		boolean again = LineDecision.withdrawn(all).contains(decisionId);
		Optional<LineDecision> earlier = all.stream()
			.filter((each) -> each.id() == decisionId && each.verdict() != Verdict.WITHDRAWN && !again)
			.findFirst();
		if (earlier.isEmpty()) {
			return new Answer(this.reconciliations.compare(sessionId), null, Problem.CHANGED);
		}
		LineDecision made = this.decisions.withdraw(session, earlier.get(), by);
		this.events.publishEvent(new ReconciliationChanged(sessionId));
		return new Answer(this.reconciliations.compare(sessionId), made, null);
	}

	/** All decisions about the lines of a session, the earliest first. */
	public List<LineDecision> decisions(UUID sessionId) {
		return this.decisions.of(sessionId);
	}

	/**
	 * Whether the rules ask why: where the machine saw a contradiction, or nobody can
	 * read.
	 */
	public static boolean needsReason(ReconciledItem item, Verdict verdict) {
		return switch (verdict) {
			case ILLEGIBLE, SEEN -> true;
			case AGREES, PROXY -> item.outcome().colour().equals("red");
			default -> false;
		};
	}

	/** The row that was chosen, else the one that the machine put beside the line. */
	private static @Nullable Target target(Reconciliation current, ReconciledItem item, Wanted wanted) {
		@Nullable ReconciledItem of = item;
		if (wanted.entryId() != null && !wanted.entryId().equals(item.entryId())) {
			// a row that a line agrees with already is not free
			of = current.items()
				.stream()
				.filter((each) -> wanted.entryId().equals(each.entryId()) && each.check() == item.check()
						&& each.outcome().blocking())
				.findFirst()
				.orElse(null);
		}
		return (of != null && of.personKey() != null && of.rowEvidence() != null)
				? new Target(of.personKey(), of.rowEvidence()) : null;
	}

	private TrainingSession session(UUID sessionId, ActingUser by) {
		return this.sessions.find(sessionId, by.scope())
			.orElseThrow(() -> new AccessDeniedException("Not a session of this user"));
	}

	/** Why there is no decision. */
	public enum Problem {

		/** The line or the row is not what was shown. */
		CHANGED,
		/** Nothing can be decided here, only put right. */
		NOT_POSSIBLE,
		/** The rules ask why. */
		REASON_MISSING

	}

	/**
	 * What is decided.
	 *
	 * @param key the item
	 * @param fingerprint as it was shown
	 * @param verdict the decision
	 * @param entryId the row that was chosen, or {@code null} for the one beside it
	 * @param reason why
	 * @param spot where the person was seen, for {@link Verdict#SEEN}
	 */
	public record Wanted(String key, String fingerprint, Verdict verdict, @Nullable UUID entryId, String reason,
			@Nullable Spot spot) {

	}

	/**
	 * A page of paper.
	 *
	 * @param check which comparison it belongs to
	 * @param recordId the record
	 * @param page the page of it, from 1
	 * @param evidence digest of what it was read from
	 */
	public record PageOfPaper(Check check, UUID recordId, int page, String evidence) {

	}

	/**
	 * What came of it.
	 *
	 * @param now what the comparison comes to
	 * @param made the decision, if there is one
	 * @param problem why not
	 */
	public record Answer(Reconciliation now, @Nullable LineDecision made, @Nullable Problem problem) {

	}

}
