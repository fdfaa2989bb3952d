package cn.juanzong.ingest.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.juanzong.ingest.RecordDescriber;
import cn.juanzong.search.RecordDocument;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Puts index documents together: the description comes from the room that owns records,
 * the text from the pages.
 */
@Component
public class Documents {

	/** Characters of one document that are searchable; what follows is not indexed. */
	static final int LONGEST_TEXT = 500_000;

	private final JdbcClient jdbc;

	private final RecordDescriber describer;

	Documents(JdbcClient jdbc, RecordDescriber describer) {
		this.jdbc = jdbc;
		this.describer = describer;
	}

	/**
	 * Reads the present state of objects.
	 * @param versions the version each document gets, by object
	 * @return the documents; objects that are no record have none
	 */
	public List<RecordDocument> of(Map<UUID, Long> versions) {
		Map<UUID, RecordDocument> described = this.describer.describe(versions.keySet());
		Map<UUID, Reading> readings = readings(described.keySet());
		List<RecordDocument> documents = new ArrayList<>();
		described.forEach((id, document) -> {
			Reading reading = readings.get(id);
			Long version = versions.get(id);
			if (reading != null && version != null) {
				documents.add(complete(document, version, reading));
			}
		});
		return documents;
	}

	private Map<UUID, Reading> readings(Collection<UUID> ids) {
		Map<UUID, Reading> readings = new HashMap<>();
		// an object that waits for nothing but the index is ingested as soon as the index
		// has it
		this.jdbc.sql("""
				select o.object_id, case o.stage when 'INDEX' then 'INGESTED' else o.stage end as state, o.media_type,
				  (select left(string_agg(p.text, E'\\n' order by p.page), :longest)
				    from object_page p where p.object_id = o.object_id) as text
				from ingest_object o where o.object_id = any(:ids)""")
			.param("ids", ids.toArray(UUID[]::new))
			.param("longest", LONGEST_TEXT)
			.query((row) -> {
				String text = row.getString("text");
				readings.put(row.getObject("object_id", UUID.class),
						new Reading(row.getString("state"), row.getString("media_type"), (text != null) ? text : ""));
			});
		return readings;
	}

	private static RecordDocument complete(RecordDocument d, long version, Reading reading) {
		return new RecordDocument(d.id(), version, d.sessionId(), d.organizerId(), d.organizer(), d.sessionTitle(),
				d.sessionNumber(), d.course(), d.trainingClass(), d.venue(), d.instructor(), d.year(), d.sessionDay(),
				d.kind(), reading.state(), d.findings(), d.fileName(), d.archivalCode(), reading.mediaType(),
				d.sizeBytes(), d.acceptedAt(), reading.text());
	}

	private record Reading(String state, @Nullable String mediaType, String text) {

	}

}
