package cn.juanzong.retention;

import cn.juanzong.scope.DataScope;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the expiry report: one query over everything that is kept. */
@Repository
class ExpiryReports {

	/** Copies of ID cards expire too, although who reads the report may not open them. */
	private static final DataScope ALL = DataScope.overview("expiry-report");

	private final JdbcClient jdbc;

	ExpiryReports(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	ExpiryReport current() {
		return ALL.get(this::read);
	}

	private ExpiryReport read() {
		return new ExpiryReport(this.jdbc
			.sql("""
					select t.anchor_year + :years as last_year, c.training_class, o.name as organizer,
					 count(distinct s.session_id) as sessions, count(r.record_id) as records,
					 coalesce(sum(r.size_bytes), 0)::bigint as bytes
					from retention_term t join training_session s using (session_id) join course c using (course_id)
					join organizer o on o.organizer_id = s.organizer_id
					left join archival_record r on r.session_id = s.session_id
					group by last_year, c.training_class, o.organizer_id, o.name
					order by last_year, array_position(array['PUBLICITY', 'BASIC', 'PRACTICAL'], c.training_class), o.name""")
			.param("years", RetentionSchedule.YEARS)
			.query(ExpiryReport.Line.class)
			.list());
	}

}
