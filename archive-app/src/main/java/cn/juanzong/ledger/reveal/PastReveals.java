package cn.juanzong.ledger.reveal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import cn.juanzong.audit.Conditions;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Repository;

/**
 * Reveals of numbers and of records, as an auditor looks for them. Pages follow each
 * other by key, so that old ones come as quickly as new ones.
 */
@Repository
class PastReveals {

	private static final String ORDER = " order by revealed_at desc, reveal_id desc limit :limit";

	private final JdbcClient jdbc;

	private final Clock clock;

	PastReveals(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Reveals, newest first.
	 * @param asked which
	 * @param before the last one of the page before, or {@code null}
	 * @param limit how many at most
	 */
	@PreAuthorize("hasAuthority('READ_AUDIT')")
	List<PastReveal> list(Asked asked, @Nullable UUID before, int limit) {
		Conditions conditions = conditions(asked, before);
		String rest = conditions.sql() + ORDER;
		return this.jdbc
			.sql("select * from ((select reveal_id, revealed_at, revealed_by_name, organizer_id, mask as what,"
					+ " session_id as subject, purpose, until from personal_reveal where true" + rest
					+ ") union all (select reveal_id, revealed_at, revealed_by_name, organizer_id, archival_code,"
					+ " record_id, purpose, until from record_reveal where true" + rest + ")) reveal" + ORDER)
			.params(conditions.values())
			.param("limit", limit)
			.query(PastReveals::reveal)
			.list();
	}

	private Conditions conditions(Asked asked, @Nullable UUID before) {
		return new Conditions().and("strpos(lower(revealed_by_name), lower(:who)) > 0", "who", asked.who())
			.and("strpos(lower(purpose), lower(:purpose)) > 0", "purpose", asked.purpose())
			.and("organizer_id = :organizer", "organizer", asked.organizer())
			.days("revealed_at", asked.from(), asked.to(), this.clock.getZone())
			.and("(revealed_at, reveal_id) < ((select revealed_at from personal_reveal where reveal_id = :before"
					+ " union all select revealed_at from record_reveal where reveal_id = :before), :before)", "before",
					before);
	}

	private static PastReveal reveal(ResultSet row, int n) throws SQLException {
		return new PastReveal(row.getObject("reveal_id", UUID.class), row.getTimestamp("revealed_at").toInstant(),
				row.getString("revealed_by_name"), row.getObject("organizer_id", UUID.class), row.getString("what"),
				row.getObject("subject", UUID.class), row.getString("purpose"), row.getTimestamp("until").toInstant());
	}

	/** What an auditor looks for; {@code null} does not restrict. */
	record Asked(@Nullable String who, @Nullable String purpose, @Nullable UUID organizer, @Nullable LocalDate from,
			@Nullable LocalDate to) {

		Asked {
			who = (who == null || who.isBlank()) ? null : who.strip();
			purpose = (purpose == null || purpose.isBlank()) ? null : purpose.strip();
		}

	}

}
