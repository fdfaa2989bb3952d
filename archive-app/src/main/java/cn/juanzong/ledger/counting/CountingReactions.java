package cn.juanzong.ledger.counting;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import cn.juanzong.programme.SessionChanged;
import cn.juanzong.programme.SessionVoided;
import cn.juanzong.programme.SettingChanged;

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

	private final Recount recount;

	CountingReactions(JdbcClient jdbc, Recount recount) {
		this.jdbc = jdbc;
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
		countAgain(event.sessionId(), "session.changed");
	}

	@EventListener
	void on(SettingChanged event) {
		if (CountingPolicy.dependsOn(event.key())) {
			this.recount.lock();
			this.recount.everybody("setting.changed " + event.key().key());
		}
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

}
