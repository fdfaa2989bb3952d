package cn.juanzong.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.programme.TrainingSession.Instructor;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Those who teach (Art. 3). */
@Repository
public class Instructors {

	private static final RowMapper<Instructor> ROW = (row, n) -> new Instructor(
			row.getObject("instructor_id", UUID.class), row.getString("name"), row.getString("credential"),
			row.getObject("practice_since", LocalDate.class));

	private final JdbcClient jdbc;

	private final ApplicationEventPublisher events;

	Instructors(JdbcClient jdbc, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.events = events;
	}

	/** All instructors by name. */
	public List<Instructor> all() {
		return this.jdbc.sql("select * from instructor order by name, instructor_id").query(ROW).list();
	}

	public Optional<Instructor> find(UUID id) {
		return this.jdbc.sql("select * from instructor where instructor_id = ?").param(id).query(ROW).optional();
	}

	/**
	 * Enters an instructor.
	 * @param draft the description, with a new id
	 * @param by who enters it
	 * @return the instructor as entered
	 */
	@Transactional
	public Instructor register(Instructor draft, ActingUser by) {
		bind(draft, """
				insert into instructor (instructor_id, name, credential, practice_since)
				values (:id, :name, :credential, :since)""").update();
		this.events.publishEvent(CatalogueChanged.of("instructor", "registered", draft.id(), describe(draft)));
		return draft;
	}

	/**
	 * Corrects an instructor.
	 * @param instructor the instructor as it shall be
	 * @param by who corrects it
	 */
	@Transactional
	public void change(Instructor instructor, ActingUser by) {
		Map<String, Object> before = describe(find(instructor.id()).orElseThrow());
		bind(instructor, """
				update instructor set name = :name, credential = :credential, practice_since = :since
				where instructor_id = :id""").update();
		this.events.publishEvent(CatalogueChanged.of("instructor", instructor.id(), before, describe(instructor)));
	}

	private JdbcClient.StatementSpec bind(Instructor instructor, String sql) {
		return this.jdbc.sql(sql)
			.param("id", instructor.id())
			.param("name", instructor.name())
			.param("credential", instructor.credential())
			.param("since", instructor.practiceSince());
	}

	private static Map<String, Object> describe(Instructor instructor) {
		return Map.of("name", instructor.name(), "credential", String.valueOf(instructor.credential()), "practiceSince",
				String.valueOf(instructor.practiceSince()));
	}

}
