package cn.juanzong.ingest.job;

import java.util.UUID;

import cn.juanzong.storage.Digest;
import cn.juanzong.storage.ObjectKey;

/**
 * An object in a claimed batch.
 *
 * @param id the object
 * @param key where its bytes are
 * @param sizeBytes its size
 * @param sha256 its digest as accepted
 * @param fileName the original name
 * @param tabular whether its pages are lists of people
 * @param mediaType the detected type, empty before it is known
 */
record ClaimedObject(UUID id, ObjectKey key, long sizeBytes, Digest sha256, String fileName, boolean tabular,
		String mediaType) {

	/**
	 * The key of a view of it, which is encrypted where the object itself is.
	 * @param name such as {@code thumbnail-1}
	 */
	ObjectKey view(String name) {
		ObjectKey plain = ObjectKey.rendition(this.id, name);
		return this.key.sealed() ? plain.asSealed() : plain;
	}

}
