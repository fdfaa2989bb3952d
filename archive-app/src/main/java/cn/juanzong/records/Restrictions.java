package cn.juanzong.records;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.ingest.IngestQueue;
import cn.juanzong.privacy.PersonalNumbers;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Restriction of use (A16): within the ten years nothing is erased, but a person or a
 * record can be taken out of use. It is stored and secured, found by no search, shown on
 * no page, until the restriction is released.
 */
@Repository
public class Restrictions {

	private final JdbcClient jdbc;

	private final IngestQueue queue;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Restrictions(JdbcClient jdbc, IngestQueue queue, ApplicationEventPublisher events, Clock clock) {
		this.jdbc = jdbc;
		this.queue = queue;
		this.events = events;
		this.clock = clock;
	}

	/** Whether a record must not be used. */
	public boolean ofRecord(UUID recordId) {
		return ofRecords(List.of(recordId)).contains(recordId);
	}

	/** Those of some records that must not be used. */
	public Set<UUID> ofRecords(Collection<UUID> recordIds) {
		return new HashSet<>(
				this.jdbc.sql("select record_id from use_restriction where record_id = any(?) and released_at is null")
					.param(recordIds.toArray(UUID[]::new))
					.query(UUID.class)
					.list());
	}

	/** Those of some people, by token, who must not be used. */
	public Set<String> ofPeople(Collection<String> personKeys) {
		return new HashSet<>(this.jdbc.sql(
				"select encode(person_key, 'hex') from use_restriction where person_key = any(?) and released_at is null")
			.param(personKeys.stream().map(HexFormat.of()::parseHex).toArray(byte[][]::new))
			.query(String.class)
			.list());
	}

	/** Takes a record out of use; again does nothing. */
	@PreAuthorize("hasAuthority('RESTRICT_USE')")
	@Transactional
	public void restrictRecord(ArchivalRecord record, String reason, ActingUser by) {
		restrict(record.id(), null, record.archivalCode().toString(), reason, by);
		this.queue.describeAgain(List.of(record.id()));
	}

	/**
	 * Takes a person out of use; again does nothing.
	 * @param personKey hex of the person's token
	 * @param shown the mask of the person's number
	 * @param reason why
	 * @param by who decides
	 */
	@PreAuthorize("hasAuthority('RESTRICT_USE')")
	@Transactional
	public void restrictPerson(String personKey, String shown, String reason, ActingUser by) {
		restrict(null, HexFormat.of().parseHex(personKey), shown, reason, by);
	}

	private void restrict(@Nullable UUID recordId, byte @Nullable [] personKey, String shown, String reason,
			ActingUser by) {
		UUID id = UUID.randomUUID();
		String kept = PersonalNumbers.redact(reason.strip());
		int rows = this.jdbc.sql("""
				insert into use_restriction (restriction_id, record_id, person_key, shown, reason, since, by_name)
				values (:id, :record::uuid, :person::bytea, :shown, :reason, :now, :by) on conflict do nothing""")
			.param("id", id)
			.param("record", recordId)
			.param("person", personKey)
			.param("shown", shown)
			.param("reason", kept)
			.param("now", now())
			.param("by", by.displayName())
			.update();
		if (rows == 1) {
			this.events.publishEvent(new RestrictionChanged("use.restricted", id, shown, kept));
		}
	}

	/** Lets something be used again. */
	@PreAuthorize("hasAuthority('RESTRICT_USE')")
	@Transactional
	public void release(UUID id, String reason, ActingUser by) {
		String kept = PersonalNumbers.redact(reason.strip());
		this.jdbc.sql("""
				update use_restriction set released_at = ?, released_by_name = ?, release_reason = ?
				where restriction_id = ? and released_at is null returning record_id, shown""")
			.params(now(), by.displayName(), kept, id)
			.query((row, n) -> {
				UUID recordId = row.getObject("record_id", UUID.class);
				if (recordId != null) {
					this.queue.describeAgain(List.of(recordId));
				}
				return row.getString("shown");
			})
			.list()
			.forEach((shown) -> this.events.publishEvent(new RestrictionChanged("use.released", id, shown, kept)));
	}

	/** All restrictions, those in force first, then the newest. */
	@PreAuthorize("hasAuthority('RESTRICT_USE')")
	public List<Restriction> all() {
		return this.jdbc.sql("select * from use_restriction order by (released_at is null) desc, since desc limit 500")
			.query((row, n) -> new Restriction(row.getObject("restriction_id", UUID.class),
					row.getObject("record_id", UUID.class), row.getString("shown"), row.getString("reason"),
					row.getTimestamp("since").toInstant(), row.getString("by_name"),
					(row.getTimestamp("released_at") != null) ? row.getTimestamp("released_at").toInstant() : null,
					row.getString("release_reason")))
			.list();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	/**
	 * A restriction.
	 *
	 * @param id the restriction
	 * @param recordId the record, or {@code null} for a person
	 * @param shown the record's code or the mask of the person's number
	 * @param reason why
	 * @param since since when
	 * @param byName who decided
	 * @param releasedAt until when, or {@code null} while it is in force
	 * @param releaseReason why it was released
	 */
	public record Restriction(UUID id, @Nullable UUID recordId, String shown, String reason, Instant since,
			String byName, @Nullable Instant releasedAt, @Nullable String releaseReason) {

	}

}
