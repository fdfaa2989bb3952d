package cn.juanzong.ingest;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import cn.juanzong.extraction.Box;
import cn.juanzong.extraction.Extraction;
import cn.juanzong.extraction.Fact;
import cn.juanzong.extraction.Page;
import cn.juanzong.extraction.Rendition;
import cn.juanzong.storage.ObjectKey;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the steps of the job have written. */
@Component
class JdbcFacts implements Facts {

	private final JdbcClient jdbc;

	JdbcFacts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public Map<UUID, IngestState> states(Collection<UUID> objectIds) {
		Map<UUID, IngestState> states = new HashMap<>();
		this.jdbc.sql("""
				select o.object_id, o.stage, o.reason, o.media_type, o.page_count, o.finished_at,
				  exists (select from object_rendition r
				    where r.object_id = o.object_id and r.kind = 'THUMBNAIL') as thumbnail,
				  (select count(*) from object_rendition r
				    where r.object_id = o.object_id and r.kind = 'PAGE') as pages_rendered
				from ingest_object o where o.object_id = any(:ids)""")
			.param("ids", objectIds.toArray(UUID[]::new))
			.query(JdbcFacts::state)
			.list()
			.forEach((state) -> states.put(state.objectId(), state));
		return states;
	}

	private static IngestState state(ResultSet row, int number) throws SQLException {
		String reason = row.getString("reason");
		Timestamp finished = row.getTimestamp("finished_at");
		return new IngestState(row.getObject("object_id", UUID.class),
				IngestState.Stage.valueOf(row.getString("stage")),
				(reason != null) ? Extraction.Reason.valueOf(reason) : null, row.getString("media_type"),
				row.getInt("page_count"), row.getBoolean("thumbnail"), row.getInt("pages_rendered"),
				(finished != null) ? finished.toInstant() : null);
	}

	@Override
	public Map<UUID, List<Fact>> facts(Collection<UUID> objectIds) {
		Map<UUID, List<Fact>> facts = new LinkedHashMap<>();
		this.jdbc.sql("""
				select object_id, name, value, page, box, confidence, extractor from object_fact
				where object_id = any(:ids) order by object_id, page, source, ordinal""")
			.param("ids", objectIds.toArray(UUID[]::new))
			.query((row) -> {
				facts.computeIfAbsent(row.getObject("object_id", UUID.class), (id) -> new ArrayList<>())
					.add(new Fact(row.getString("name"), row.getString("value"), row.getInt("page"),
							box(row.getArray("box")), row.getDouble("confidence"), row.getString("extractor")));
			});
		return facts;
	}

	private static @Nullable Box box(@Nullable Array array) throws SQLException {
		if (array == null) {
			return null;
		}
		Double[] edges = (Double[]) array.getArray();
		return new Box(edges[0], edges[1], edges[2], edges[3]);
	}

	@Override
	public List<Page> pages(UUID objectId) {
		return this.jdbc.sql("""
				select page, text, words, needs_recognition and not recognised as needed
				from object_page where object_id = :id order by page""")
			.param("id", objectId)
			.query((row, number) -> new Page(row.getInt("page"), row.getString("text"),
					StoredWords.read(row.getString("words")), row.getBoolean("needed")))
			.list();
	}

	@Override
	public Optional<StoredRendition> rendition(UUID objectId, Rendition.Kind kind, int page) {
		return this.jdbc.sql("""
				select object_key, media_type, width, height from object_rendition
				where object_id = :id and kind = :kind and page = :page""")
			.param("id", objectId)
			.param("kind", kind.name())
			.param("page", page)
			.query((row, number) -> new StoredRendition(new ObjectKey(row.getString("object_key")),
					row.getString("media_type"), row.getInt("width"), row.getInt("height")))
			.optional();
	}

}
