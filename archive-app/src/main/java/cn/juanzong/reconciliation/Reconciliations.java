package cn.juanzong.reconciliation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import cn.juanzong.access.Scope;
import cn.juanzong.ledger.LedgerEntry;
import cn.juanzong.ledger.LedgerIdentities;
import cn.juanzong.ledger.counting.Counting;
import cn.juanzong.ledger.person.AgeRule;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.SettingKey;
import cn.juanzong.programme.Settings;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.reconciliation.Reconciliation.State;
import cn.juanzong.reconciliation.agreement.Expected;
import cn.juanzong.reconciliation.agreement.PaperCase;
import cn.juanzong.reconciliation.agreement.PaperLine;
import cn.juanzong.reconciliation.agreement.Reconciler;
import cn.juanzong.reconciliation.agreement.Ruling;
import cn.juanzong.reconciliation.agreement.Sitting;
import cn.juanzong.scope.DataScope;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares the paper of sessions with their ledgers and keeps what became of each line.
 * Comparing again changes nothing unless paper, ledger or decisions did.
 */
@Service
public class Reconciliations {

	/** Where a person counts already may be another contractor's session (C9). */
	private static final DataScope ALL = DataScope.system("reconciliation");

	private final Sessions sessions;

	private final Settings settings;

	private final LedgerIdentities identities;

	private final ReadPaper paper;

	private final Decisions decisions;

	private final ReconciledItems items;

	private final JdbcClient jdbc;

	private final Clock clock;

	Reconciliations(Sessions sessions, Settings settings, LedgerIdentities identities, ReadPaper paper,
			Decisions decisions, ReconciledItems items, JdbcClient jdbc, Clock clock) {
		this.sessions = sessions;
		this.settings = settings;
		this.identities = identities;
		this.paper = paper;
		this.decisions = decisions;
		this.items = items;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** What the last comparison came to. Callers have made sure that it may be seen. */
	public Reconciliation of(UUID sessionId) {
		return this.items.load(sessionId);
	}

	/**
	 * Keeps the paper of a session as it was read, for somebody signs for what was
	 * compared; part of the caller's transaction.
	 * @param sessionId the session
	 */
	public void relyOn(UUID sessionId) {
		this.paper.relyOn(sessionId);
	}

	/**
	 * Compares now.
	 * @param sessionId the session
	 * @return what it came to
	 */
	@Transactional
	public Reconciliation compare(UUID sessionId) {
		return ALL.get(() -> compareNow(sessionId));
	}

	private Reconciliation compareNow(UUID sessionId) {
		this.jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(?, 13))) locked")
			.param("reconciliation " + sessionId)
			.query()
			.listOfRows();
		TrainingSession session = this.sessions.find(sessionId, Scope.EVERYTHING).orElseThrow();
		Reconciliation before = this.items.load(sessionId);
		ReadPaper.Found found = this.paper.of(sessionId);
		State state = found.reading() ? State.READING : found.sittings().isEmpty() ? State.NO_PAPER : State.COMPARED;
		List<Expected> people = found.sittings().isEmpty() ? List.of() : people(sessionId);
		List<Ruling> rulings = this.decisions.inForce(sessionId);
		List<ReconciledItem> now = found.sittings().isEmpty() ? List.of()
				: Reconciler.reconcile(new PaperCase(found.sittings(), people, rulings, session.halfDays(),
						this.settings.number(SettingKey.ATTENDANCE_MIN_SHARE), excluded(session),
						(id) -> countedBefore(id, session)));
		String inputs = inputs(found.sittings(), people, rulings);
		Reconciliation after = new Reconciliation(sessionId, state, inputs, this.clock.instant(), now);
		if (before.comparedAt() != null && before.state() == state && before.items().equals(now)
				&& before.inputs().equals(inputs)) {
			return before;
		}
		this.items.keep(after, session.organizer().id());
		return after;
	}

	private List<Expected> people(UUID sessionId) {
		return this.identities.ofSession(sessionId).stream().map((identity) -> {
			LedgerEntry entry = identity.entry();
			String evidence = Digests.of(entry.personKey(), entry.name(), entry.phoneKey(), entry.idNumberMasked());
			return new Expected(entry.id(), entry.line(), entry.personKey(), evidence, entry.name(),
					identity.idNumber(), identity.phone(), entry.birthDate(), entry.counting(), entry.repeatOf());
		}).toList();
	}

	/** Why somebody does not count in a session, by birth. */
	private Function<LocalDate, Optional<Counting>> excluded(TrainingSession session) {
		LocalDate on = "SESSION_END".equals(this.settings.value(SettingKey.AGE_AS_OF)) ? session.endsOn()
				: session.startsOn();
		AgeRule ages = AgeRule.of(session.course().trainingClass(), this.settings.number(SettingKey.AGE_MIN_INCLUSIVE));
		return (birth) -> switch (ages.outcome(birth, on)) {
			case IN_RANGE -> Optional.empty();
			case UNDER -> Optional.of(Counting.AGE_UNDER);
			case OVER -> Optional.of(Counting.AGE_OVER);
		};
	}

	/** Where the holder of a number counts for this course already. */
	private @Nullable UUID countedBefore(String idNumber, TrainingSession session) {
		Optional<byte[]> person = this.identities.personKey(idNumber);
		if (person.isEmpty()) {
			return null;
		}
		return this.jdbc.sql("""
				select e.session_id from ledger_entry e join training_session s using (session_id)
				where e.person_key = :person and e.current and e.counting = 'COUNTED' and e.session_id <> :session
				and s.course_id = :course order by s.starts_on, s.session_number limit 1""")
			.param("person", person.get())
			.param("session", session.id())
			.param("course", session.course().id())
			.query(UUID.class)
			.optional()
			.orElse(null);
	}

	private static String inputs(List<Sitting> sittings, List<Expected> people, List<Ruling> rulings) {
		return Digests.of(
				sittings.stream()
					.flatMap((sitting) -> sitting.pages().stream())
					.flatMap((page) -> page.lines().stream())
					.map(PaperLine::evidence)
					.sorted()
					.toList(),
				people.stream().map((each) -> each.evidence() + each.counting()).sorted().toList(),
				rulings.stream().map(Ruling::toString).sorted().toList());
	}

}
