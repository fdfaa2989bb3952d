package cn.juanzong.programme;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import cn.juanzong.access.ActingUser;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The approved courses. */
@Repository
public class Courses {

	private static final RowMapper<Course> ROW = (row, n) -> new Course(row.getObject("course_id", UUID.class),
			row.getString("code"), row.getString("title"), TrainingClass.valueOf(row.getString("training_class")),
			Arrays.asList((String[]) row.getArray("topics").getArray()));

	private final JdbcClient jdbc;

	private final ApplicationEventPublisher events;

	Courses(JdbcClient jdbc, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.events = events;
	}

	/** All courses by code. */
	public List<Course> all() {
		return this.jdbc.sql("select * from course order by code").query(ROW).list();
	}

	public Optional<Course> find(UUID id) {
		return this.jdbc.sql("select * from course where course_id = ?").param(id).query(ROW).optional();
	}

	/**
	 * Enters a course.
	 * @param draft its description, with a new id
	 * @param by who enters it
	 * @return the course as entered
	 * @throws org.springframework.dao.DuplicateKeyException if the code is taken
	 */
	@Transactional
	public Course register(Course draft, ActingUser by) {
		this.jdbc.sql("insert into course (course_id, code, title, training_class, topics) values (?, ?, ?, ?, ?)")
			.params(draft.id(), draft.code(), draft.title(), draft.trainingClass().name(),
					draft.topics().toArray(String[]::new))
			.update();
		this.events
			.publishEvent(CatalogueChanged.of("course", "registered", draft.id(), Map.of("code", draft.code(), "title",
					draft.title(), "class", draft.trainingClass().name(), "topics", String.join(",", draft.topics()))));
		return draft;
	}

	/**
	 * Corrects title and topics of a course. Code and class stay: the code decides what
	 * counts as the same course (A10, C12), the class in which ledger it stands (R10-3).
	 * @param course the course as it shall be
	 * @param by who corrects it
	 */
	@Transactional
	public void change(Course course, ActingUser by) {
		Course before = find(course.id()).orElseThrow();
		this.jdbc.sql("update course set title = ?, topics = ? where course_id = ?")
			.params(course.title(), course.topics().toArray(String[]::new), course.id())
			.update();
		this.events.publishEvent(CatalogueChanged.of("course", course.id(), describe(before), describe(course)));
	}

	private static Map<String, Object> describe(Course course) {
		return Map.of("title", course.title(), "topics", String.join(",", course.topics()));
	}

}
