package cn.juanzong.inspection;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.consistency.Findings;
import cn.juanzong.consistency.RecordedFinding;
import cn.juanzong.inspection.Verdict.Outcome;
import cn.juanzong.privacy.PersonalNumbers;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What inspectors decided, in order. Nothing is ever changed or removed. */
@Repository
public class Verdicts {

	private final JdbcClient jdbc;

	private final Findings findings;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Verdicts(JdbcClient jdbc, Findings findings, ApplicationEventPublisher events, Clock clock) {
		this.jdbc = jdbc;
		this.findings = findings;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Decides about a finding.
	 * @param finding the finding with the evidence that was looked at
	 * @param outcome the decision
	 * @param reason why; personal numbers in it are masked
	 * @param by who decides
	 * @return whether it was recorded; not if the evidence has changed meanwhile, so that
	 * nobody decides about something unseen
	 * @throws IllegalArgumentException without a reason
	 */
	@Transactional
	@PreAuthorize("hasAuthority('JUDGE_FINDINGS')")
	public boolean give(RecordedFinding finding, Outcome outcome, String reason, ActingUser by) {
		if (reason.isBlank()) {
			throw new IllegalArgumentException("A verdict needs a reason");
		}
		if (!this.findings.decide(finding.id(), finding.fingerprint(), outcome.disposition())) {
			return false;
		}
		this.jdbc.sql("""
				insert into verdict (finding_id, fingerprint, outcome, reason, given_at, given_by, given_by_name)
				values (:finding, :fingerprint, :outcome, :reason, :at, :by, :byName)""")
			.param("finding", finding.id())
			.param("fingerprint", finding.fingerprint())
			.param("outcome", outcome.name())
			.param("reason", PersonalNumbers.redact(reason.strip()))
			.param("at", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("by", by.id())
			.param("byName", by.displayName())
			.update();
		this.events.publishEvent(new Verdict.Given(finding, outcome));
		return true;
	}

	/** All decisions about a finding, the latest first. */
	public List<Verdict> of(UUID findingId) {
		return this.jdbc.sql("select * from verdict where finding_id = ? order by verdict_id desc")
			.param(findingId)
			.query((row, n) -> new Verdict(findingId, row.getString("fingerprint"),
					Outcome.valueOf(row.getString("outcome")), row.getString("reason"),
					row.getTimestamp("given_at").toInstant(), row.getString("given_by_name")))
			.list();
	}

}
