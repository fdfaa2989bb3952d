package cn.juanzong.ingest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.juanzong.search.RecordDocument;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Describes every object as a record of one session. */
class TestDescriber implements RecordDescriber {

	static final UUID SESSION = UUID.fromString("00000000-0000-4000-8000-000000000001");

	private static final Instant ACCEPTED = Instant.parse("2026-11-20T02:00:00Z");

	private final JdbcClient jdbc;

	TestDescriber(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public Map<UUID, RecordDocument> describe(Collection<UUID> objectIds) {
		Map<UUID, RecordDocument> described = new HashMap<>();
		this.jdbc.sql("""
				select object_id, organizer_id, file_name, size_bytes from ingest_object
				where object_id = any(:ids)""").param("ids", objectIds.toArray(UUID[]::new)).query((row) -> {
			UUID id = row.getObject("object_id", UUID.class);
			described.put(id, document(id, row.getObject("organizer_id", UUID.class), row.getString("file_name"),
					row.getLong("size_bytes")));
		});
		return described;
	}

	static RecordDocument document(UUID id, UUID organizer, String fileName, long size) {
		return new RecordDocument(id, 0, SESSION, organizer, "甲公司", "直播带货实训", "1", "直播基础", "BASIC", "东村服务站", "王老师",
				2026, LocalDate.of(2026, 11, 20), "OTHER", "QUEUED", List.of(), fileName, null, null, size, ACCEPTED,
				"");
	}

}
