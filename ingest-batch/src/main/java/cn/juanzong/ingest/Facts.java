package cn.juanzong.ingest;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import cn.juanzong.extraction.Fact;
import cn.juanzong.extraction.Page;
import cn.juanzong.extraction.Rendition;
import cn.juanzong.storage.ObjectKey;

/**
 * What is known of ingested objects, to read.
 */
public interface Facts {

	Map<UUID, IngestState> states(Collection<UUID> objectIds);

	Map<UUID, List<Fact>> facts(Collection<UUID> objectIds);

	List<Page> pages(UUID objectId);

	/**
	 * Where a view is stored.
	 * @param objectId the object
	 * @param kind which view
	 * @param page the page, from 1
	 * @return the key and the image's type, if there is such a view
	 */
	Optional<StoredRendition> rendition(UUID objectId, Rendition.Kind kind, int page);

	/**
	 * A stored view.
	 *
	 * @param key where it is
	 * @param mediaType its type
	 * @param width pixels
	 * @param height pixels
	 */
	record StoredRendition(ObjectKey key, String mediaType, int width, int height) {

	}

}
