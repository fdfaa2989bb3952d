package cn.juanzong.ledger;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import cn.juanzong.programme.SessionAct;
import cn.juanzong.programme.TrainingSession;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who belongs to a protected group (R09-3). Kept apart from the ledger, for the roles
 * that work with it; every reading leaves an entry in the trail.
 */
@Repository
public class SensitiveFlags {

	private final JdbcClient jdbc;

	private final ApplicationEventPublisher events;

	SensitiveFlags(JdbcClient jdbc, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.events = events;
	}

	/**
	 * The flags on the lines of the ledger in force.
	 * @param session the session, out of a scoped query
	 * @return flags by line id, in the order of the ledger; lines without are absent
	 */
	@PreAuthorize("hasAuthority('READ_SENSITIVE')")
	@Transactional
	public Map<UUID, Set<SensitiveFlag>> read(TrainingSession session) {
		Map<UUID, Set<SensitiveFlag>> flags = new LinkedHashMap<>();
		this.jdbc.sql("""
				select e.entry_id, f.flag from ledger_sensitive_flag f join ledger_entry e using (entry_id)
				where e.session_id = ? and e.current order by e.line_number, f.flag desc""")
			.param(session.id())
			.query((row) -> {
				flags
					.computeIfAbsent(row.getObject("entry_id", UUID.class), (id) -> EnumSet.noneOf(SensitiveFlag.class))
					.add(SensitiveFlag.valueOf(row.getString("flag")));
			});
		this.events.publishEvent(new Read(session.id(), session.organizer().id(), flags.size()));
		return flags;
	}

	private record Read(UUID sessionId, UUID organizerId, int lines) implements SessionAct {

		@Override
		public String action() {
			return "ledger.flagsRead";
		}

		@Override
		public Map<String, Object> detail() {
			return Map.of("lines", this.lines);
		}

	}

}
