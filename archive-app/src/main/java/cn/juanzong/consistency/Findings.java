package cn.juanzong.consistency;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import cn.juanzong.access.Scope;
import cn.juanzong.consistency.RecordedFinding.Disposition;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The findings of all sessions. What a check finds is compared with what stands: keyed by
 * session, rule and subject, a finding is opened, kept or closed, so that checking twice
 * changes nothing.
 */
@Repository
public class Findings {

	private static final FindingRows ROWS = new FindingRows();

	private static final String SCOPED = " (:organizer::uuid is null or organizer_id = :organizer) ";

	private final JdbcClient jdbc;

	private final RecordMarks marks;

	private final CheckPrecision precision;

	Findings(JdbcClient jdbc, RecordMarks marks, CheckPrecision precision) {
		this.precision = precision;
		this.jdbc = jdbc;
		this.marks = marks;
	}

	/**
	 * The findings of a session that stand, gravest and oldest first; not those of checks
	 * that fell silent.
	 */
	public List<RecordedFinding> openOf(UUID sessionId) {
		return spoken(this.jdbc.sql("select * from finding where session_id = ? and closed_at is null")
			.param(sessionId)
			.query(ROWS)
			.list());
	}

	/**
	 * The findings that stand and concern a record, of the record's own session; not
	 * those of checks that fell silent.
	 */
	public List<RecordedFinding> openOnRecord(UUID recordId, UUID sessionId) {
		return spoken(this.jdbc
			.sql("select * from finding where record_ids @> array[:record]::uuid[] and session_id = :session"
					+ " and closed_at is null")
			.param("record", recordId)
			.param("session", sessionId)
			.query(ROWS)
			.list());
	}

	/**
	 * Finds a finding.
	 * @param id the id
	 * @param scope whose findings may be seen
	 * @return it; empty for a foreign one as for a missing one
	 */
	public Optional<RecordedFinding> find(UUID id, Scope scope) {
		return this.jdbc.sql("select * from finding where finding_id = :id and" + SCOPED)
			.param("id", id)
			.param("organizer", scope.organizerId())
			.query(ROWS)
			.optional();
	}

	/**
	 * Some of the findings, oldest first.
	 * @param ids which ones
	 * @return those found, in the order of the ids
	 */
	public List<RecordedFinding> findAll(List<UUID> ids) {
		Map<UUID, RecordedFinding> found = this.jdbc.sql("select * from finding where finding_id = any (:ids)")
			.param("ids", ids.toArray(UUID[]::new))
			.query(ROWS)
			.list()
			.stream()
			.collect(Collectors.toMap(RecordedFinding::id, (each) -> each));
		return ids.stream().filter(found::containsKey).map(found::get).toList();
	}

	/** When a session was checked last, if it ever was. */
	public Optional<Instant> checkedAt(UUID sessionId) {
		return this.jdbc.sql("select checked_at from consistency_check where session_id = ?")
			.param(sessionId)
			.query((row, n) -> row.getTimestamp(1).toInstant())
			.optional();
	}

	/**
	 * Records what an inspector decided. It holds as long as the evidence is the same.
	 * @param id the finding
	 * @param fingerprint the evidence that was looked at
	 * @param disposition the decision, or {@code null} to withdraw one
	 * @return whether it was recorded; not if the evidence has changed meanwhile
	 */
	@Transactional
	public boolean decide(UUID id, String fingerprint, @Nullable Disposition disposition) {
		List<UUID> session = this.jdbc.sql("""
				update finding set disposition = :disposition where finding_id = :id and fingerprint = :fingerprint
				returning session_id""")
			.param("disposition", (disposition != null) ? disposition.name() : null)
			.param("id", id)
			.param("fingerprint", fingerprint)
			.query(UUID.class)
			.list();
		session.forEach((each) -> this.marks.renew(each, openOf(each)));
		return !session.isEmpty();
	}

	/**
	 * Brings what is kept in line with what a check found.
	 * @param sessionId the session
	 * @param organizerId the contractor
	 * @param found everything the check found
	 * @param at when it was checked
	 * @return the other sessions that what was opened, changed or closed refers to
	 */
	Set<UUID> keep(UUID sessionId, UUID organizerId, List<Finding> found, Instant at) {
		Map<List<Object>, RecordedFinding> kept = new HashMap<>();
		this.jdbc.sql("select * from finding where session_id = ?")
			.param(sessionId)
			.query(ROWS)
			.list()
			.forEach((each) -> kept.put(key(each.finding()), each));
		Set<UUID> neighbours = new HashSet<>();
		for (Finding finding : found) {
			RecordedFinding before = kept.remove(key(finding));
			if (before == null || !before.open() || !before.finding().equals(finding)) {
				write(sessionId, organizerId, finding, at);
			}
			if (before == null || !before.open() || !before.fingerprint().equals(finding.fingerprint())) {
				neighbours.addAll(finding.sessions());
			}
		}
		List<RecordedFinding> gone = kept.values().stream().filter(RecordedFinding::open).toList();
		gone.forEach((each) -> neighbours.addAll(each.finding().sessions()));
		this.jdbc.sql("update finding set closed_at = :at where finding_id = any (:ids)")
			.param("at", at.atOffset(ZoneOffset.UTC))
			.param("ids", gone.stream().map(RecordedFinding::id).toArray(UUID[]::new))
			.update();
		return neighbours;
	}

	private void write(UUID sessionId, UUID organizerId, Finding finding, Instant at) {
		this.jdbc.sql("""
				insert into finding as kept (finding_id, session_id, organizer_id, code, subject, facts, record_ids,
				 entry_ids, session_ids, fingerprint, opened_at)
				values (:id, :session, :organizer, :code, :subject, :facts::json, :records, :entries, :sessions,
				 :fingerprint, :at)
				on conflict (session_id, code, subject) do update set facts = excluded.facts,
				 record_ids = excluded.record_ids, entry_ids = excluded.entry_ids, session_ids = excluded.session_ids,
				 fingerprint = excluded.fingerprint, closed_at = null,
				 opened_at = case when kept.closed_at is null then kept.opened_at else excluded.opened_at end,
				 disposition = case when kept.fingerprint = excluded.fingerprint then kept.disposition end""")
			.param("id", UUID.randomUUID())
			.param("session", sessionId)
			.param("organizer", organizerId)
			.param("code", finding.code().name())
			.param("subject", finding.subject())
			.param("facts", FindingRows.facts(finding))
			.param("records", finding.records().toArray(UUID[]::new))
			.param("entries", finding.entries().toArray(UUID[]::new))
			.param("sessions", finding.sessions().toArray(UUID[]::new))
			.param("fingerprint", finding.fingerprint())
			.param("at", at.atOffset(ZoneOffset.UTC))
			.update();
	}

	private static List<Object> key(Finding finding) {
		return List.of(finding.code(), finding.subject());
	}

	private List<RecordedFinding> spoken(List<RecordedFinding> findings) {
		if (findings.stream().noneMatch((each) -> each.code().authenticity())) {
			return byGravity(findings);
		}
		Set<RuleCode> silent = this.precision.silent();
		return byGravity(findings.stream().filter((each) -> !silent.contains(each.code())).toList());
	}

	private static List<RecordedFinding> byGravity(Collection<RecordedFinding> findings) {
		List<RecordedFinding> sorted = new ArrayList<>(findings);
		sorted.sort(Comparator.comparing((RecordedFinding each) -> each.code().severity())
			.thenComparing(RecordedFinding::code)
			.thenComparing(RecordedFinding::openedAt)
			.thenComparing((each) -> each.finding().subject()));
		return List.copyOf(sorted);
	}

}
