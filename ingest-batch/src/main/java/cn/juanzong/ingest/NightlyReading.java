package cn.juanzong.ingest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import cn.juanzong.scope.DataScope;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the nightly reading of the store and the comparison of the index have found. */
@Component
public class NightlyReading {

	private static final String AT_MOST = " limit 200";

	private final JdbcClient jdbc;

	NightlyReading(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The present findings, with the last reading that ended.
	 * @return the report, or empty before the first reading
	 */
	public Optional<Report> last() {
		return DataScope.overview("health").get(this::report);
	}

	private Optional<Report> report() {
		return this.jdbc.sql("""
				select ended_at, objects from fixity_run where ended_at is not null
				order by ended_at desc limit 1""")
			.query((row, number) -> new Report(row.getTimestamp("ended_at").toInstant(), row.getInt("objects"),
					ids("select object_id from ingest_object where stage = 'DAMAGED' order by changed_at desc"),
					drift("MISSING"), drift("FOREIGN"), orphans()))
			.optional();
	}

	private List<UUID> drift(String kind) {
		return ids("select object_id from index_drift where kind = '" + kind + "' order by found_at desc");
	}

	private List<UUID> ids(String sql) {
		return this.jdbc.sql(sql + AT_MOST).query(UUID.class).list();
	}

	/** What is just being accepted belongs to nothing for a moment. */
	private List<String> orphans() {
		return this.jdbc
			.sql("select object_key from store_orphan where first_seen_at < now() - interval '1 day'"
					+ " order by first_seen_at" + AT_MOST)
			.query(String.class)
			.list();
	}

	/**
	 * What was found; at most some hundred of each.
	 *
	 * @param endedAt when the last reading ended
	 * @param objects how many objects it read
	 * @param damaged objects whose bytes are changed or gone
	 * @param missing objects that were missing in the index within thirty days
	 * @param foreign what the index held of no object within thirty days
	 * @param orphans keys of stored bytes that belong to no object
	 */
	public record Report(Instant endedAt, int objects, List<UUID> damaged, List<UUID> missing, List<UUID> foreign,
			List<String> orphans) {

		/** Whether everything agrees. */
		public boolean clean() {
			return this.damaged.isEmpty() && this.missing.isEmpty() && this.foreign.isEmpty() && this.orphans.isEmpty();
		}

	}

}
