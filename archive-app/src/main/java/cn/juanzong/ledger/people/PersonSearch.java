package cn.juanzong.ledger.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.audit.AuditableEvent;
import cn.juanzong.ledger.counting.Counting;
import cn.juanzong.ledger.counting.CountingReason;
import cn.juanzong.secrets.Identities;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds people in the ledgers in force: by number exactly, through the token of the
 * number, by name anywhere in it. Within the user's scope only; every search leaves an
 * entry in the trail.
 */
@Repository
class PersonSearch {

	/** Lines of one answer; whoever gets that many is asked for more of the name. */
	static final int MOST = 300;

	private static final String SELECT = """
			select e.*, s.starts_on, s.session_number from ledger_entry e join training_session s using (session_id)
			where e.current and not exists (select from use_restriction r
			  where r.person_key = e.person_key and r.released_at is null) and (:organizer::uuid is null or s.organizer_id = :organizer) and\s""";

	private static final String ORDER = " order by e.name, e.person_key, s.starts_on, s.session_number, e.line_number"
			+ " limit " + MOST;

	/** No line has this token. */
	private static final byte[] NOBODY = new byte[0];

	private final JdbcClient jdbc;

	private final Identities identities;

	private final ApplicationEventPublisher events;

	PersonSearch(JdbcClient jdbc, Identities identities, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.identities = identities;
		this.events = events;
	}

	@PreAuthorize("hasAuthority('SEARCH_PEOPLE')")
	@Transactional
	List<Attendance> find(PersonQuery query, ActingUser user) {
		var statement = switch (query.kind()) {
			case NAME -> this.jdbc.sql(SELECT + "position(:name in e.name) > 0" + ORDER).param("name", query.value());
			case ID_NUMBER -> byKey("e.person_key", "id:" + query.value());
			case DOCUMENT -> byKey("e.person_key", "other:" + query.value());
			case PHONE -> byKey("e.phone_key", "phone:" + query.value());
		};
		List<Attendance> found = statement.param("organizer", user.scope().organizerId())
			.query(PersonSearch::attendance)
			.list();
		this.events.publishEvent(new Searched(query, user.scope().organizerId(), found.size()));
		return found;
	}

	private JdbcClient.StatementSpec byKey(String column, String identity) {
		return this.jdbc.sql(SELECT + column + " = :key" + ORDER)
			.param("key", this.identities.find(identity).orElse(NOBODY));
	}

	private static Attendance attendance(ResultSet row, int n) throws SQLException {
		String reason = row.getString("reason");
		return new Attendance(HexFormat.of().formatHex(row.getBytes("person_key")), row.getString("name"),
				row.getString("id_mask"), row.getString("phone_mask"), row.getObject("session_id", UUID.class),
				row.getInt("line_number"), Counting.valueOf(row.getString("counting")),
				(reason != null) ? CountingReason.valueOf(reason) : null, row.getObject("repeat_of", UUID.class));
	}

	private record Searched(PersonQuery query, @Nullable UUID organizerId, int lines) implements AuditableEvent {

		@Override
		public String action() {
			return "people.searched";
		}

		@Override
		public String subjectType() {
			return "people";
		}

		@Override
		public String subjectId() {
			return this.query.kind().name();
		}

		@Override
		public Map<String, Object> detail() {
			return Map.of("for", this.query.shown(), "lines", this.lines);
		}

	}

}
