package cn.juanzong.records;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.privacy.PersonalNumbers;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Copies of ID cards are looked at for a purpose, for some minutes, never unnoticed
 * (A15). A reveal is written, with its entry in the trail, before anything is shown.
 */
@Repository
public class RecordReveals {

	private static final Duration LASTS = Duration.ofMinutes(5);

	private final JdbcClient jdbc;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	RecordReveals(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
		this.jdbc = jdbc;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Opens a record to somebody.
	 * @param record the record, out of a scoped query
	 * @param purpose what for
	 * @param by who asks
	 */
	@PreAuthorize("hasAuthority('REVEAL_NUMBERS')")
	@Transactional
	public void reveal(ArchivalRecord record, String purpose, ActingUser by) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		Revealed reveal = new Revealed(record, PersonalNumbers.redact(purpose.strip()), now.plus(LASTS));
		this.jdbc.sql("""
				insert into record_reveal (reveal_id, record_id, session_id, organizer_id, archival_code, purpose,
				  revealed_at, until, revealed_by, revealed_by_name)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(UUID.randomUUID(), record.id(), record.sessionId(), record.organizerId(),
					record.archivalCode().toString(), reveal.purpose(), now.atOffset(ZoneOffset.UTC),
					reveal.until().atOffset(ZoneOffset.UTC), by.id(), by.displayName())
			.update();
		this.events.publishEvent(reveal);
	}

	/** Until when this user may look at a record that he has asked for. */
	public Optional<Instant> openUntil(ArchivalRecord record, ActingUser by) {
		return this.jdbc.sql("""
				select until from record_reveal where record_id = ? and revealed_by = ? and until > ?
				order by until desc limit 1""")
			.params(record.id(), by.id(), this.clock.instant().atOffset(ZoneOffset.UTC))
			.query(OffsetDateTime.class)
			.optional()
			.map(OffsetDateTime::toInstant);
	}

	/**
	 * Whether this user may look at what the record shows, as far as it asks for more.
	 */
	public boolean shows(ArchivalRecord record, ActingUser by) {
		return !record.kind().asksForPurpose() || openUntil(record, by).isPresent();
	}

	/** Whether small views of the record may be shown in passing. */
	public boolean showsInPassing(ArchivalRecord record, ActingUser by) {
		return !record.kind().sensitive() || openUntil(record, by).isPresent();
	}

	/**
	 * Somebody asked to look at a record.
	 *
	 * @param record the record
	 * @param purpose what for
	 * @param until until when
	 */
	private record Revealed(ArchivalRecord record, String purpose, Instant until) implements RecordAct {

		@Override
		public String action() {
			return "record.revealed";
		}

		@Override
		public Map<String, Object> detail() {
			return Map.of("kind", this.record.kind().name(), "purpose", this.purpose, "until", this.until.toString());
		}

	}

}
