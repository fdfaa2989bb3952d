package cn.juanzong.storage;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The key of a stored object: made of ids, never of file names.
 *
 * @param value the key, at most 200 characters of {@code [a-z0-9/-]}
 */
public record ObjectKey(String value) {

	private static final Pattern ALLOWED = Pattern.compile("[a-z0-9][a-z0-9/-]{0,199}");

	public ObjectKey {
		if (!ALLOWED.matcher(value).matches() || value.contains("//") || value.endsWith("/")) {
			throw new IllegalArgumentException("Not an object key");
		}
	}

	/** The bytes of a record as they were received. */
	public static ObjectKey original(UUID objectId) {
		return new ObjectKey("original/" + objectId);
	}

	/**
	 * A view derived from a record's bytes.
	 * @param objectId the record's object
	 * @param name such as {@code thumbnail} or {@code page-1}
	 * @return the key
	 */
	public static ObjectKey rendition(UUID objectId, String name) {
		return new ObjectKey("rendition/" + objectId + "/" + name);
	}

	/** The tail of an upload that has not yet filled a part. */
	public static ObjectKey uploadTail(UUID uploadId) {
		return new ObjectKey("upload/" + uploadId + "/tail");
	}

	@Override
	public String toString() {
		return this.value;
	}

}
