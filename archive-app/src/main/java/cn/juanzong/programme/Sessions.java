package cn.juanzong.programme;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Scope;
import cn.juanzong.privacy.PersonalNumbers;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The training sessions held. */
@Repository
public class Sessions {

	private static final SessionRows ROWS = new SessionRows();

	private static final String SCOPED = " (:organizer::uuid is null or s.organizer_id = :organizer) ";

	private final JdbcClient jdbc;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Sessions(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
		this.jdbc = jdbc;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Finds a session.
	 * @param id the id
	 * @param scope whose sessions may be seen
	 * @return the session; empty for a foreign one as for a missing one
	 */
	public Optional<TrainingSession> find(UUID id, Scope scope) {
		return this.jdbc.sql(SessionRows.SELECT + " where s.session_id = :id and" + SCOPED)
			.param("id", id)
			.param("organizer", scope.organizerId())
			.query(ROWS)
			.optional();
	}

	/** All sessions in scope, void ones too, the latest first. */
	public List<TrainingSession> list(Scope scope) {
		return this.jdbc
			.sql(SessionRows.SELECT + " where" + SCOPED + "order by s.starts_on desc, s.session_number desc")
			.param("organizer", scope.organizerId())
			.query(ROWS)
			.list();
	}

	/**
	 * The sessions with these ids, whoever's they are: for rooms that have checked the
	 * scope of what refers to them.
	 * @param ids the ids
	 * @return the sessions found, by id
	 */
	public Map<UUID, TrainingSession> findAll(Collection<UUID> ids) {
		return this.jdbc.sql(SessionRows.SELECT + " where s.session_id = any (:ids)")
			.param("ids", ids.toArray(UUID[]::new))
			.query(ROWS)
			.list()
			.stream()
			.collect(Collectors.toMap(TrainingSession::id, Function.identity()));
	}

	/** Sessions in scope, void ones left out, with a day within the given days. */
	public List<TrainingSession> overlapping(LocalDate from, LocalDate to, Scope scope) {
		return this.jdbc
			.sql(SessionRows.SELECT + """
					where s.starts_on <= :to and s.ends_on >= :from and s.voided_reason is null and""" + SCOPED
					+ "order by s.starts_on, s.starts_at, s.session_number")
			.param("from", from)
			.param("to", to)
			.param("organizer", scope.organizerId())
			.query(ROWS)
			.list();
	}

	/**
	 * Enters a session and gives it its number.
	 * @param draft the description with a new id; the number is ignored
	 * @param by who enters it; an archivist only for the own contractor
	 * @return the session as entered
	 */
	@Transactional
	public TrainingSession register(TrainingSession draft, ActingUser by) {
		requireScope(draft, by);
		bind(draft,
				"""
						insert into training_session (session_id, title, organizer_id, course_id, starts_on, ends_on, starts_at,
						 ends_at, half_days, venue_id, mode, online_reason, instructor_id, theory_hours, practice_hours, project,
						 created_at)
						values (:id, :title, :organizer, :course, :startsOn, :endsOn, :startsAt, :endsAt, :halfDays, :venue,
						 :mode, :onlineReason, :instructor, :theoryHours, :practiceHours, :project, :now)""")
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
		TrainingSession session = find(draft.id(), Scope.EVERYTHING).orElseThrow();
		this.events.publishEvent(new TrainingSession.Registered(session));
		return session;
	}

	/**
	 * Corrects the description of a session. Contractor, number and a declaration as void
	 * stay as they are.
	 * @param session the description as it shall be
	 * @param by who corrects it
	 * @return the session as it is now
	 */
	@Transactional
	public TrainingSession change(TrainingSession session, ActingUser by) {
		TrainingSession before = lock(session.id(), by);
		bind(session, """
				update training_session set title = :title, course_id = :course, starts_on = :startsOn,
				 ends_on = :endsOn, starts_at = :startsAt, ends_at = :endsAt, half_days = :halfDays, venue_id = :venue,
				 mode = :mode, online_reason = :onlineReason, instructor_id = :instructor,
				 theory_hours = :theoryHours, practice_hours = :practiceHours, project = :project
				where session_id = :id and organizer_id = :organizer""").update();
		TrainingSession after = find(session.id(), Scope.EVERYTHING).orElseThrow();
		if (!after.equals(before)) {
			this.events.publishEvent(new SessionChanged(before, after));
		}
		return after;
	}

	/**
	 * Declares a session void (C4). It stays readable, with the reason.
	 * @param id the session
	 * @param reason why
	 * @param by who declares it
	 */
	@Transactional
	public void declareVoid(UUID id, String reason, ActingUser by) {
		TrainingSession session = lock(id, by);
		if (session.voided()) {
			return;
		}
		this.jdbc.sql("update training_session set voided_reason = ? where session_id = ?")
			.params(PersonalNumbers.redact(reason), id)
			.update();
		this.events.publishEvent(new SessionVoided(id, session.organizer().id(), reason));
	}

	private TrainingSession lock(UUID id, ActingUser by) {
		this.jdbc.sql("select 1 from training_session where session_id = ? for no key update")
			.param(id)
			.query()
			.listOfRows();
		return find(id, by.scope()).orElseThrow(() -> new AccessDeniedException("Not a session of this user"));
	}

	private static void requireScope(TrainingSession session, ActingUser by) {
		if (!by.scope().allows(session.organizer().id())) {
			throw new AccessDeniedException("Not the contractor of this user");
		}
	}

	private JdbcClient.StatementSpec bind(TrainingSession session, String sql) {
		return this.jdbc.sql(sql)
			.param("id", session.id())
			.param("title", session.title())
			.param("organizer", session.organizer().id())
			.param("course", session.course().id())
			.param("startsOn", session.startsOn())
			.param("endsOn", session.endsOn())
			.param("startsAt", session.startsAt())
			.param("endsAt", session.endsAt())
			.param("halfDays", session.halfDays())
			.param("venue", session.venue().id())
			.param("mode", session.mode().name())
			.param("onlineReason", session.onlineReason())
			.param("instructor", session.instructor().id())
			.param("theoryHours", session.theoryHours())
			.param("practiceHours", session.practiceHours())
			.param("project", session.project());
	}

}
