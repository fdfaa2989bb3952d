package cn.juanzong.ingest;

import java.util.Collection;
import java.util.UUID;

import cn.juanzong.storage.Digest;
import cn.juanzong.storage.ObjectKey;

/**
 * The way in. Both methods take part in the caller's transaction.
 */
public interface IngestQueue {

	/**
	 * Hands over an accepted object.
	 * @param object what to ingest; an id that is already known is ignored
	 */
	void submit(AcceptedObject object);

	/**
	 * The description of objects changed: their index documents are written again, soon
	 * and at least once.
	 * @param objectIds the objects
	 */
	void describeAgain(Collection<UUID> objectIds);

	/**
	 * An accepted object.
	 *
	 * @param objectId its id, which is the record's id and the document's id
	 * @param organizerId the contractor it belongs to
	 * @param key where its bytes are
	 * @param sizeBytes its size in bytes
	 * @param sha256 its digest as computed when it was received
	 * @param fileName the original name
	 * @param tabular whether the pages are expected to be a sign-in sheet, so that lines
	 * are counted
	 */
	record AcceptedObject(UUID objectId, UUID organizerId, ObjectKey key, long sizeBytes, Digest sha256,
			String fileName, boolean tabular) {

	}

}
