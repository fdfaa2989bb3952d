package cn.juanzong.inspection;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.consistency.Findings;
import cn.juanzong.consistency.RecordedFinding;
import cn.juanzong.consistency.RecordedFinding.Disposition;
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
	 * @return whether it was recorded
	 * @throws IllegalArgumentException without a reason
	 */
	@Transactional
	@PreAuthorize("hasAuthority('JUDGE_FINDINGS')")
	public Given give(RecordedFinding finding, Outcome outcome, String reason, ActingUser by) {
		if (reason.isBlank()) {
			throw new IllegalArgumentException("A verdict needs a reason");
		}
		Disposition disposition = outcome.disposition();
		boolean needsTwo = outcome == Outcome.CONFIRMED && finding.code().authenticity();
		if (needsTwo && finding.disposition() != Disposition.CONFIRMED) {
			this.jdbc.sql("select 1 from finding where finding_id = ? for update")
				.param(finding.id())
				.query()
				.listOfRows();
			Optional<UUID> first = confirmedBy(finding);
			if (first.isPresent() && first.get().equals(by.id())) {
				return Given.SAME_PERSON;
			}
			disposition = first.isPresent() ? Disposition.CONFIRMED : null;
		}
		if (!this.findings.decide(finding.id(), finding.fingerprint(), disposition)) {
			return Given.EVIDENCE_CHANGED;
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
		return (needsTwo && disposition == null) ? Given.AWAITS_SECOND : Given.RECORDED;
	}

	/**
	 * Who has confirmed a finding that waits for a second person to do so as well (5.4).
	 * @param finding the finding with its evidence
	 * @return the account; empty if nobody has, or nobody is waited for
	 */
	public Optional<UUID> confirmedBy(RecordedFinding finding) {
		if (!finding.code().authenticity() || finding.disposition() != null) {
			return Optional.empty();
		}
		return this.jdbc.sql("""
				select given_by, outcome, fingerprint from verdict where finding_id = ?
				order by verdict_id desc limit 1""")
			.param(finding.id())
			.query((row,
					n) -> (row.getString("outcome").equals("CONFIRMED")
							&& row.getString("fingerprint").equals(finding.fingerprint()))
									? Optional.of(row.getObject("given_by", UUID.class)) : Optional.<UUID>empty())
			.optional()
			.flatMap((each) -> each);
	}

	/** What became of a decision. */
	public enum Given {

		/** It is recorded. */
		RECORDED,
		/** It is recorded, and takes effect when another person confirms it as well. */
		AWAITS_SECOND,
		/** Not recorded: this person has confirmed already, another one must. */
		SAME_PERSON,
		/**
		 * Not recorded: the evidence has changed meanwhile, and nobody decides about
		 * something unseen.
		 */
		EVIDENCE_CHANGED

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
