package cn.juanzong.ingest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

import cn.juanzong.scope.DataScope;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks how ingest stands. */
@Component
public class IngestHealthCheck {

	private final JdbcClient jdbc;

	IngestHealthCheck(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Counts what waits and who works.
	 * @return the present state
	 */
	public IngestHealth check() {
		return DataScope.overview("health").get(this::count);
	}

	private IngestHealth count() {
		List<IngestHealth.Worker> workers = this.jdbc
			.sql("select worker, started_at, seen_at from ingest_worker order by seen_at desc, worker limit 20")
			.query((row, number) -> new IngestHealth.Worker(row.getString("worker"),
					row.getTimestamp("started_at").toInstant(), row.getTimestamp("seen_at").toInstant()))
			.list();
		return this.jdbc.sql("""
				select count(*) filter (where batch_id is null and stage in ('QUEUED', 'RENDER')) as waiting,
				  count(*) filter (where batch_id is not null) as in_hand,
				  count(*) filter (where stage = 'RECOGNISE') as to_recognise,
				  min(submitted_at) filter (where batch_id is null and stage = 'QUEUED') as oldest,
				  (select count(*) from index_due) as due
				from ingest_object
				where batch_id is not null or stage in ('QUEUED', 'RENDER', 'RECOGNISE')""")
			.query((row, number) -> new IngestHealth(row.getInt("waiting"), row.getInt("in_hand"),
					row.getInt("to_recognise"), instant(row, "oldest"), row.getInt("due"), workers))
			.single();
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		Timestamp value = row.getTimestamp(column);
		return (value != null) ? value.toInstant() : null;
	}

}
