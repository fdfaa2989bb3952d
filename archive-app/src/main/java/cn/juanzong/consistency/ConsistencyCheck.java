package cn.juanzong.consistency;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import cn.juanzong.access.Scope;
import cn.juanzong.consistency.rule.CurrentRules;
import cn.juanzong.consistency.snapshot.CaseSnapshot;
import cn.juanzong.consistency.snapshot.CaseSnapshots;
import cn.juanzong.reconciliation.Reconciliations;
import cn.juanzong.scope.DataScope;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks sessions: paper against ledger, snapshot, rules, difference to what stands,
 * marks on the records; one transaction a session. Where a finding that involves another
 * session came or went, that session is checked as well; it ends there, for a check that
 * changes nothing asks for none.
 */
@Service
public class ConsistencyCheck {

	/** Some rules look across contractors (C9, F2, F3). */
	private static final DataScope ALL = DataScope.system("consistency");

	private final DueSessions due;

	private final Reconciliations reconciliations;

	private final CaseSnapshots snapshots;

	private final Findings findings;

	private final RecordMarks marks;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final TransactionTemplate transaction;

	ConsistencyCheck(DueSessions due, Reconciliations reconciliations, CaseSnapshots snapshots, Findings findings,
			RecordMarks marks, JdbcClient jdbc, Clock clock, TransactionTemplate transaction) {
		this.due = due;
		this.reconciliations = reconciliations;
		this.snapshots = snapshots;
		this.findings = findings;
		this.marks = marks;
		this.jdbc = jdbc;
		this.clock = clock;
		this.transaction = transaction;
	}

	/**
	 * Checks one session that is due.
	 * @return the session checked, or empty if none is due
	 */
	Optional<UUID> checkNext() {
		return ALL.get(this::takeAndCheck);
	}

	private Optional<UUID> takeAndCheck() {
		UUID[] taken = new UUID[1];
		try {
			return Optional.ofNullable(this.transaction.execute((status) -> {
				taken[0] = this.due.take().orElse(null);
				if (taken[0] != null) {
					check(taken[0]);
				}
				return taken[0];
			}));
		}
		catch (RuntimeException ex) {
			if (taken[0] != null) {
				this.transaction.executeWithoutResult((status) -> this.due.postpone(taken[0]));
			}
			throw ex;
		}
	}

	/**
	 * Checks a session now.
	 * @param sessionId the session
	 */
	public void checkNow(UUID sessionId) {
		ALL.run(() -> this.transaction.executeWithoutResult((status) -> {
			this.due.claim(sessionId);
			check(sessionId);
		}));
	}

	private void check(UUID sessionId) {
		this.reconciliations.compare(sessionId);
		CaseSnapshot snapshot = this.snapshots.of(sessionId, Scope.EVERYTHING).orElseThrow();
		Instant now = this.clock.instant();
		List<Finding> found = CurrentRules.check(snapshot);
		Set<UUID> neighbours = this.findings.keep(sessionId, snapshot.session().organizer().id(), found, now);
		this.marks.renew(sessionId, this.findings.openOf(sessionId));
		this.due.add(neighbours);
		if (!snapshot.evidence().stream().allMatch(CaseSnapshot.Evidence::read)) {
			this.due.addLater(sessionId);
		}
		this.jdbc.sql("""
				insert into consistency_check (session_id, checked_at, rules_version) values (:session, :at, :version)
				on conflict (session_id) do update set checked_at = excluded.checked_at,
				 rules_version = excluded.rules_version""")
			.param("session", sessionId)
			.param("at", now.atOffset(ZoneOffset.UTC))
			.param("version", CurrentRules.VERSION)
			.update();
	}

}
