package cn.juanzong.programme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.UUID;

import cn.juanzong.programme.TrainingSession.Instructor;
import cn.juanzong.programme.TrainingSession.Mode;
import cn.juanzong.programme.TrainingSession.Venue;
import cn.juanzong.programme.TrainingSession.VenueKind;

import org.springframework.jdbc.core.RowMapper;

/** Reads a session with everything it refers to from one row. */
class SessionRows implements RowMapper<TrainingSession> {

	private static final String FROM = """
			 from training_session s
			 join organizer o using (organizer_id) join course c using (course_id)
			 join venue v using (venue_id) join instructor i using (instructor_id)
			""";

	static final String SELECT = """
			select s.*, o.code as organizer_code, o.name as organizer_name, c.code as course_code,
			 c.title as course_title, c.training_class, c.topics, v.name as venue_name, v.village, v.kind as venue_kind,
			 v.latitude, v.longitude, v.capacity, i.name as instructor_name, i.credential, i.practice_since
			""" + FROM;

	static final String COUNT = "select count(*)" + FROM;

	@Override
	public TrainingSession mapRow(ResultSet row, int n) throws SQLException {
		Organizer organizer = new Organizer(id(row, "organizer_id"), row.getString("organizer_code"),
				row.getString("organizer_name"));
		Course course = new Course(id(row, "course_id"), row.getString("course_code"), row.getString("course_title"),
				TrainingClass.valueOf(row.getString("training_class")),
				Arrays.asList((String[]) row.getArray("topics").getArray()));
		Venue venue = new Venue(id(row, "venue_id"), row.getString("venue_name"), row.getString("village"),
				VenueKind.valueOf(row.getString("venue_kind")), row.getObject("latitude", Double.class),
				row.getObject("longitude", Double.class), row.getObject("capacity", Integer.class));
		Instructor instructor = new Instructor(id(row, "instructor_id"), row.getString("instructor_name"),
				row.getString("credential"), row.getObject("practice_since", LocalDate.class));
		return new TrainingSession(id(row, "session_id"), row.getInt("session_number"), row.getString("title"),
				organizer, course, row.getObject("starts_on", LocalDate.class),
				row.getObject("ends_on", LocalDate.class), row.getObject("starts_at", LocalTime.class),
				row.getObject("ends_at", LocalTime.class), row.getInt("half_days"), venue,
				Mode.valueOf(row.getString("mode")), row.getString("online_reason"), instructor,
				row.getBigDecimal("theory_hours"), row.getBigDecimal("practice_hours"), row.getString("project"),
				row.getString("voided_reason"));
	}

	private static UUID id(ResultSet row, String column) throws SQLException {
		return row.getObject(column, UUID.class);
	}

}
