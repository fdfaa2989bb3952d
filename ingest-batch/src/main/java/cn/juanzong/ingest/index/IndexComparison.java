package cn.juanzong.ingest.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import cn.juanzong.search.IndexUnavailable;
import cn.juanzong.search.RecordIndex;
import cn.juanzong.search.SearchPage;
import cn.juanzong.search.SearchRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Compares the index with the database: a document that is missing is named and written
 * again, one that belongs to no object is named and removed.
 */
@Component
public class IndexComparison {

	private static final int AT_ONCE = 500;

	private static final int PAGE = 100;

	private final JdbcClient jdbc;

	private final RecordIndex index;

	private final DueDocuments due;

	IndexComparison(JdbcClient jdbc, RecordIndex index, DueDocuments due) {
		this.jdbc = jdbc;
		this.index = index;
		this.due = due;
	}

	/**
	 * Compares and mends.
	 * @throws IndexUnavailable if the index does not answer
	 */
	public void run() {
		long there = nameMissing();
		if (this.index.count() > there) {
			nameForeign();
		}
		this.jdbc.sql("delete from index_drift where found_at < now() - interval '30 days'").update();
	}

	/** Goes through all objects; those that are due anyway are not missing. */
	private long nameMissing() {
		long there = 0;
		UUID after = new UUID(0, 0);
		List<Expected> some = expected(after);
		while (!some.isEmpty()) {
			Set<UUID> present = this.index.present(some.stream().map(Expected::id).toList());
			there += present.size();
			List<UUID> missing = some.stream()
				.filter((object) -> !object.due())
				.map(Expected::id)
				.filter((id) -> !present.contains(id))
				.toList();
			note(missing, "MISSING");
			missing.forEach(this.due::mark);
			after = some.get(some.size() - 1).id();
			some = expected(after);
		}
		return there;
	}

	private List<Expected> expected(UUID after) {
		return this.jdbc.sql("""
				select o.object_id, exists (select from index_due d where d.object_id = o.object_id) as due
				from ingest_object o where o.object_id > :after order by o.object_id limit :limit""")
			.param("after", after)
			.param("limit", AT_ONCE)
			.query((row, number) -> new Expected(row.getObject("object_id", UUID.class), row.getBoolean("due")))
			.list();
	}

	/** An object's row is committed before its document is written, never the reverse. */
	private void nameForeign() {
		List<UUID> foreign = new ArrayList<>();
		@Nullable String after = null;
		do {
			SearchPage page = this.index
				.search(new SearchRequest("", Map.of(), null, SearchRequest.Sort.OLDEST, PAGE, after));
			foreign.addAll(unknown(page.hits().stream().map(SearchPage.Hit::id).toList()));
			after = page.next();
		}
		while (after != null);
		note(foreign, "FOREIGN");
		this.index.remove(foreign);
	}

	private List<UUID> unknown(Collection<UUID> ids) {
		return this.jdbc.sql("""
				select id from unnest(:ids::uuid[]) as seen(id)
				where not exists (select from ingest_object o where o.object_id = seen.id)""")
			.param("ids", ids.toArray(UUID[]::new))
			.query(UUID.class)
			.list();
	}

	private void note(Collection<UUID> ids, String kind) {
		this.jdbc.sql("""
				insert into index_drift (object_id, kind) select id, :kind from unnest(:ids::uuid[]) as found(id)
				on conflict (object_id) do update set kind = excluded.kind, found_at = now()""")
			.param("kind", kind)
			.param("ids", ids.toArray(UUID[]::new))
			.update();
	}

	private record Expected(UUID id, boolean due) {

	}

}
