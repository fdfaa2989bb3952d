package cn.juanzong.ledger.counting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import cn.juanzong.programme.SessionChanged;
import cn.juanzong.programme.SessionVoided;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.SettingChanged;
import cn.juanzong.programme.Settings;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.scope.DataScope;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts again when something outside the ledgers changed: a session declared void (C4),
 * other dates or another course, a setting. Runs inside the transaction of the change.
 */
@Component
class CountingReactions {

	private final JdbcClient jdbc;

	private final Sessions sessions;

	private final Settings settings;

	private final Recount recount;

	CountingReactions(JdbcClient jdbc, Sessions sessions, Settings settings, Recount recount) {
		this.jdbc = jdbc;
		this.sessions = sessions;
		this.settings = settings;
		this.recount = recount;
	}

	@EventListener
	void on(SessionVoided event) {
		this.recount.lock();
		countAgain(event.sessionId(), "session.voided");
	}

	@EventListener
	void on(SessionChanged event) {
		this.recount.lock();
		decideAges(List.of(event.sessionId()));
		countAgain(event.sessionId(), "session.changed");
	}

	@EventListener
	void on(SettingChanged event) {
		if (CountingPolicy.dependsOn(event.key())) {
			this.recount.lock();
			DataScope.system("counting").run(() -> decideAges(sessionsWithLedger()));
			this.recount.everybody("setting.changed " + event.key().key());
		}
	}

	private List<UUID> sessionsWithLedger() {
		return this.jdbc.sql("select session_id from ledger_import where current").query(UUID.class).list();
	}

	private void countAgain(UUID sessionId, String cause) {
		List<UUID> current = this.jdbc.sql("select import_id from ledger_import where session_id = ? and current")
			.param(sessionId)
			.query(UUID.class)
			.list();
		if (!current.isEmpty()) {
			this.recount.peopleOf(current, cause, Set.of());
		}
	}

	private void decideAges(List<UUID> sessionIds) {
		CountingPolicy policy = CountingPolicy.of(this.settings);
		Map<UUID, TrainingSession> found = this.sessions.findAll(sessionIds);
		List<UUID> ids = new ArrayList<>();
		List<String> outcomes = new ArrayList<>();
		List<String> notices = new ArrayList<>();
		this.jdbc.sql("select entry_id, session_id, birth_date from ledger_entry where session_id = any(?) and current")
			.param(sessionIds.toArray(UUID[]::new))
			.query((row) -> {
				TrainingSession session = found.get(row.getObject("session_id", UUID.class));
				if (session != null) {
					var age = policy.decide(row.getObject("birth_date", LocalDate.class), session);
					ids.add(row.getObject("entry_id", UUID.class));
					outcomes.add(age.outcome().name());
					notices.add(age.notices());
				}
			});
		this.jdbc.sql("""
				update ledger_entry e set age_outcome = t.outcome, age_notices = string_to_array(t.notices, ',')
				from unnest(?::uuid[], ?::text[], ?::text[]) as t (entry_id, outcome, notices)
				where e.entry_id = t.entry_id
				and (e.age_outcome, e.age_notices) is distinct from (t.outcome, string_to_array(t.notices, ','))""")
			.params(ids.toArray(UUID[]::new), outcomes.toArray(String[]::new), notices.toArray(String[]::new))
			.update();
	}

}
