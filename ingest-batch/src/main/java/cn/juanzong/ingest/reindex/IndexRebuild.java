package cn.juanzong.ingest.reindex;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

import cn.juanzong.ingest.Bell;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Asks for the index to be built anew and tells how far that is. Any worker process takes
 * the request up; if it is lost, another goes on where it ended.
 */
@Component
public class IndexRebuild {

	private final JdbcClient jdbc;

	private final Bell bell;

	IndexRebuild(JdbcClient jdbc, Bell bell) {
		this.jdbc = jdbc;
		this.bell = bell;
	}

	/**
	 * Requests a rebuild.
	 * @return whether this was a new request; {@code false} if one is under way
	 */
	public boolean start() {
		int inserted = this.jdbc.sql("insert into index_rebuild default values on conflict do nothing").update();
		this.bell.ringAfterCommit();
		return inserted == 1;
	}

	/**
	 * How far the latest rebuild is.
	 * @return the progress, or nothing if there never was one
	 */
	public Optional<Progress> progress() {
		return this.jdbc.sql("""
				select written, total, complete, requested_at, finished_at from index_rebuild
				order by rebuild_id desc limit 1""").query(IndexRebuild::progressOf).optional();
	}

	private static Progress progressOf(ResultSet row, int number) throws SQLException {
		Timestamp finished = row.getTimestamp("finished_at");
		return new Progress(row.getLong("written"), row.getLong("total"), row.getTimestamp("requested_at").toInstant(),
				(finished != null) ? finished.toInstant() : null, row.getBoolean("complete"));
	}

	/**
	 * How far a rebuild is.
	 *
	 * @param written objects gone through
	 * @param total objects there were when it began
	 * @param requestedAt when it was asked for
	 * @param finishedAt when it ended, or {@code null} while it is under way
	 * @param complete whether the new index serves
	 */
	public record Progress(long written, long total, Instant requestedAt, @Nullable Instant finishedAt,
			boolean complete) {

	}

}
