package cn.juanzong.retention;

import java.util.Optional;
import java.util.UUID;

import cn.juanzong.programme.SessionChanged;
import cn.juanzong.programme.SettingKey;
import cn.juanzong.programme.Settings;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.MaterialKind;
import cn.juanzong.records.RecordAccepted;
import cn.juanzong.records.RecordKindCorrected;
import cn.juanzong.retention.RetentionSchedule.Anchor;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Until when files are kept. A term begins with its session and is extended in the
 * transaction of whatever forms another record of the file (A7); the table refuses to
 * shorten it. Records of kind OTHER are in no list of the measure and extend nothing.
 */
@Repository
public class RetentionTerms {

	private final JdbcClient jdbc;

	private final Settings settings;

	RetentionTerms(JdbcClient jdbc, Settings settings) {
		this.jdbc = jdbc;
		this.settings = settings;
	}

	@EventListener
	void on(TrainingSession.Registered event) {
		this.jdbc.sql("insert into retention_term (session_id, anchor_year) values (?, ?)")
			.params(event.session().id(), event.session().endsOn().getYear())
			.update();
	}

	@EventListener
	void on(SessionChanged event) {
		extend(event.sessionId(), event.after().endsOn().getYear());
	}

	@EventListener
	void on(RecordAccepted event) {
		formed(event.record().sessionId(), event.record().kind(),
				RetentionSchedule.yearFormed(event.record().acceptedAt()));
	}

	@EventListener
	void on(RecordKindCorrected event) {
		formed(event.before().sessionId(), event.kind(), RetentionSchedule.yearFormed(event.before().acceptedAt()));
	}

	/**
	 * Until when a session's file is kept.
	 * @param sessionId a session that may be seen
	 */
	public Optional<RetentionTerm> of(UUID sessionId) {
		return this.jdbc.sql("""
				select t.session_id, t.anchor_year, extract(year from s.ends_on)::int as session_year
				from retention_term t join training_session s using (session_id) where t.session_id = ?""")
			.param(sessionId)
			.query(RetentionTerm.class)
			.optional();
	}

	private void formed(UUID sessionId, MaterialKind kind, int year) {
		if (kind != MaterialKind.OTHER
				&& this.settings.value(SettingKey.RETENTION_ANCHOR).equals(Anchor.FILE_CLOSED.name())) {
			extend(sessionId, year);
		}
	}

	private void extend(UUID sessionId, int year) {
		this.jdbc.sql("update retention_term set anchor_year = :year where session_id = :id and anchor_year < :year")
			.param("year", year)
			.param("id", sessionId)
			.update();
	}

}
