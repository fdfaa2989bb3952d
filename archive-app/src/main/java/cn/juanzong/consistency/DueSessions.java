package cn.juanzong.consistency;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import cn.juanzong.ingest.ObjectIngested;
import cn.juanzong.ledger.LedgerChanged;
import cn.juanzong.programme.SessionChanged;
import cn.juanzong.programme.SessionVoided;
import cn.juanzong.programme.SettingChanged;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.reconciliation.ReconciliationChanged;
import cn.juanzong.records.RecordAccepted;
import cn.juanzong.records.RecordKindCorrected;
import cn.juanzong.scope.DataScope;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The sessions to check. Whatever happens to a session is heard synchronously and noted
 * in the same transaction; the check itself comes later, in any process.
 */
@Repository
class DueSessions {

	private static final Duration RETRY = Duration.ofMinutes(5);

	private static final Duration STILL_READING = Duration.ofSeconds(10);

	/** What one contractor changes may concern another one's sessions as well. */
	private static final DataScope ALL = DataScope.system("consistency");

	private final JdbcClient jdbc;

	private final Clock clock;

	DueSessions(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@EventListener
	void on(ObjectIngested event) {
		this.jdbc.sql("""
				insert into consistency_due (session_id, due_at)
				select session_id, :now from archival_record where record_id = :id""")
			.param("now", now())
			.param("id", event.objectId())
			.update();
	}

	@EventListener
	void on(LedgerChanged event) {
		add(event.sessionIds());
	}

	@EventListener
	void on(ReconciliationChanged event) {
		add(List.of(event.sessionId()));
	}

	@EventListener
	void on(RecordAccepted event) {
		add(List.of(event.record().sessionId()));
	}

	@EventListener
	void on(RecordKindCorrected event) {
		add(List.of(event.before().sessionId()));
	}

	@EventListener
	void on(TrainingSession.Registered event) {
		add(List.of(event.session().id()));
	}

	@EventListener
	void on(SessionChanged event) {
		add(List.of(event.sessionId()));
	}

	@EventListener
	void on(SessionVoided event) {
		add(List.of(event.sessionId()));
	}

	@EventListener
	void on(SettingChanged event) {
		addAll();
	}

	void add(Collection<UUID> sessionIds) {
		if (sessionIds.isEmpty()) {
			return;
		}
		ALL.run(() -> this.jdbc
			.sql("insert into consistency_due (session_id, due_at) select id, :now from unnest(:ids::uuid[]) id")
			.param("now", now())
			.param("ids", sessionIds.stream().sorted().toArray(UUID[]::new))
			.update());
	}

	/** Checks a session again soon: something of it is still being read. */
	void addLater(UUID sessionId) {
		this.jdbc.sql("""
				insert into consistency_due (session_id, due_at) select :session, :later
				where not exists (select 1 from consistency_due where session_id = :session)""")
			.param("session", sessionId)
			.param("later", this.clock.instant().plus(STILL_READING).atOffset(ZoneOffset.UTC))
			.update();
	}

	/** All sessions that are not due anyway. */
	int addAll() {
		return ALL.get(() -> this.jdbc.sql("""
				insert into consistency_due (session_id, due_at)
				select session_id, :now from training_session s
				where not exists (select 1 from consistency_due d where d.session_id = s.session_id)
				order by session_number""").param("now", now()).update());
	}

	/** Whether a check of the session is outstanding. */
	boolean pending(UUID sessionId) {
		return this.jdbc.sql("select exists (select 1 from consistency_due where session_id = ?)")
			.param(sessionId)
			.query(Boolean.class)
			.single();
	}

	/**
	 * Takes one session for the current transaction: no other process checks it until the
	 * transaction ends.
	 */
	Optional<UUID> take() {
		Optional<UUID> session = this.jdbc.sql("""
				select session_id from consistency_due where due_at <= :now order by due_id limit 1
				for update skip locked""").param("now", now()).query(UUID.class).optional();
		session.ifPresent(this::claim);
		return session;
	}

	/**
	 * Waits until nobody else checks the session, and removes what makes it due: what is
	 * written from now on makes it due again.
	 */
	void claim(UUID sessionId) {
		this.jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(?, 12))) locked")
			.param("consistency " + sessionId)
			.query()
			.listOfRows();
		this.jdbc.sql("""
				delete from consistency_due where due_id in (
				 select due_id from consistency_due where session_id = ? for update skip locked)""")
			.param(sessionId)
			.update();
	}

	/** After a failed check: the next ones first, this one again in some minutes. */
	void postpone(UUID sessionId) {
		Instant later = this.clock.instant().plus(RETRY);
		this.jdbc.sql("update consistency_due set due_at = :later where session_id = :session")
			.param("later", later.atOffset(ZoneOffset.UTC))
			.param("session", sessionId)
			.update();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

}
