package cn.juanzong.storage;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The key of a stored object: made of ids, never of file names.
 *
 * @param value the key, at most 200 characters of {@code [a-z0-9/-]}; it does not end in
 * {@code -<uuid>}, because a store on a file system names half-written objects so
 */
public record ObjectKey(String value) {

	private static final Pattern ALLOWED = Pattern.compile("[a-z0-9][a-z0-9/-]{0,199}");

	private static final Pattern HALF_WRITTEN = Pattern
		.compile(".*-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

	private static final String SEALED = "/sealed/";

	public ObjectKey {
		if (!valid(value)) {
			throw new IllegalArgumentException("Not an object key");
		}
	}

	private static boolean valid(String value) {
		return ALLOWED.matcher(value).matches() && !value.contains("//") && !value.endsWith("/")
				&& !HALF_WRITTEN.matcher(value).matches();
	}

	/**
	 * Reads a name listed by the store.
	 * @param name the name
	 * @return the key, or empty if it is none of ours
	 */
	public static Optional<ObjectKey> parse(String name) {
		return valid(name) ? Optional.of(new ObjectKey(name)) : Optional.empty();
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

	/**
	 * The tail of an upload that has not yet filled a part.
	 * @param uploadId the upload
	 * @param tailId a new one for every tail, so that none is overwritten while a row
	 * still names it
	 * @return the key
	 */
	public static ObjectKey uploadTail(UUID uploadId, UUID tailId) {
		return new ObjectKey("upload/" + uploadId + "/" + tailId);
	}

	/**
	 * The same, for an object whose bytes are encrypted before they reach the store.
	 * @return a key of its own
	 */
	public ObjectKey asSealed() {
		int slash = this.value.indexOf('/');
		return sealed() ? this
				: new ObjectKey(this.value.substring(0, slash) + SEALED + this.value.substring(slash + 1));
	}

	/**
	 * The same, for an object whose bytes are not encrypted.
	 * @return a key of its own
	 */
	public ObjectKey asPlain() {
		return new ObjectKey(this.value.replaceFirst(SEALED, "/"));
	}

	/** Whether the bytes of this object are encrypted before they reach the store. */
	public boolean sealed() {
		return this.value.contains(SEALED);
	}

	@Override
	public String toString() {
		return this.value;
	}

}
