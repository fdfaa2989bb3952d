package cn.juanzong.ledger.reveal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.ledger.LedgerEntry;
import cn.juanzong.ledger.reveal.Reveal.Field;
import cn.juanzong.privacy.PersonalNumbers;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.secrets.PersonalCipher;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clear numbers, one at a time. A reveal is written, with its entry in the trail, before
 * anything is shown.
 */
@Repository
class Reveals {

	static final Duration LASTS = Duration.ofMinutes(5);

	private final JdbcClient jdbc;

	private final PersonalCipher cipher;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Reveals(JdbcClient jdbc, PersonalCipher cipher, ApplicationEventPublisher events, Clock clock) {
		this.jdbc = jdbc;
		this.cipher = cipher;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Shows a number.
	 * @param entry the line, out of a scoped query
	 * @param session its session
	 * @param field which number
	 * @param purpose what for
	 * @param by who asks
	 */
	@PreAuthorize("hasAuthority('REVEAL_NUMBERS')")
	@Transactional
	Shown reveal(LedgerEntry entry, TrainingSession session, Field field, String purpose, ActingUser by) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		String mask = (field == Field.PHONE) ? entry.phoneMasked() : entry.idNumberMasked();
		Reveal reveal = new Reveal(UUID.randomUUID(), entry.id(), session.id(), session.organizer().id(), field, mask,
				PersonalNumbers.redact(purpose.strip()), now, now.plus(LASTS), by.displayName());
		this.jdbc.sql("""
				insert into personal_reveal (reveal_id, entry_id, session_id, organizer_id, field, mask, purpose,
				  revealed_at, until, revealed_by, revealed_by_name)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(reveal.id(), reveal.entryId(), reveal.sessionId(), reveal.organizerId(), field.name(), mask,
					reveal.purpose(), reveal.at().atOffset(ZoneOffset.UTC), reveal.until().atOffset(ZoneOffset.UTC),
					by.id(), by.displayName())
			.update();
		this.events.publishEvent(reveal);
		return shown(entry.id(), field, reveal.until());
	}

	/** What this user has asked to see and may still see. */
	@PreAuthorize("hasAuthority('REVEAL_NUMBERS')")
	@Transactional(readOnly = true)
	Optional<Shown> open(LedgerEntry entry, ActingUser by) {
		return this.jdbc.sql("""
				select * from personal_reveal where entry_id = ? and revealed_by = ? and until > ?
				order by until desc limit 1""")
			.params(entry.id(), by.id(), this.clock.instant().atOffset(ZoneOffset.UTC))
			.query(Reveals::reveal)
			.optional()
			.map((reveal) -> shown(entry.id(), reveal.field(), reveal.until()));
	}

	private Shown shown(UUID entryId, Field field, Instant until) {
		byte[] encrypted = this.jdbc.sql("select " + field.column() + " from ledger_entry where entry_id = ?")
			.param(entryId)
			.query(byte[].class)
			.single();
		return new Shown(field, this.cipher.decrypt(encrypted), until);
	}

	private static Reveal reveal(ResultSet row, int n) throws SQLException {
		return new Reveal(row.getObject("reveal_id", UUID.class), row.getObject("entry_id", UUID.class),
				row.getObject("session_id", UUID.class), row.getObject("organizer_id", UUID.class),
				Field.valueOf(row.getString("field")), row.getString("mask"), row.getString("purpose"),
				row.getTimestamp("revealed_at").toInstant(), row.getTimestamp("until").toInstant(),
				row.getString("revealed_by_name"));
	}

	/** A clear number, until when it may be looked at. */
	record Shown(Field field, String number, Instant until) {

		/** Never the number. */
		@Override
		public String toString() {
			return "Shown[" + this.field + "]";
		}

	}

}
