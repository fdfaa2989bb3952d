package cn.juanzong.ingest.reindex;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Cuts the objects into ranges of ids with about the same number each. What is accepted
 * later is written to both generations anyway.
 */
@Component
class IdRanges implements Partitioner {

	static final String FROM = "from";

	static final String TO = "to";

	private final JdbcClient jdbc;

	IdRanges(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public Map<String, ExecutionContext> partition(int gridSize) {
		List<UUID> ends = this.jdbc.sql("""
				select (array_agg(object_id order by object_id desc))[1] from (
				  select object_id, ntile(:parts) over (order by object_id) as part from ingest_object) as parted
				group by part order by part""").param("parts", gridSize).query(UUID.class).list();
		Map<String, ExecutionContext> ranges = new LinkedHashMap<>();
		String from = new UUID(0, 0).toString();
		for (UUID end : ends) {
			ExecutionContext range = new ExecutionContext();
			range.putString(FROM, from);
			range.putString(TO, end.toString());
			ranges.put("part-" + ranges.size(), range);
			from = end.toString();
		}
		return ranges;
	}

}
