package cn.juanzong.ingest;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import cn.juanzong.search.RecordDocument;

/**
 * Supplies the descriptive half of an index document. Implemented by the room that owns
 * records; the index has one writer, and it asks.
 */
public interface RecordDescriber {

	/**
	 * Describes objects.
	 * @param objectIds at most a few hundred
	 * @return a document with empty text, no media type and version 0 for each object
	 * that is a record; ids without a record are absent
	 */
	Map<UUID, RecordDocument> describe(Collection<UUID> objectIds);

}
