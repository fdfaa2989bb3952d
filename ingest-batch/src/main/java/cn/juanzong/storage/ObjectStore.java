package cn.juanzong.storage;

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The store of bytes. Every write is durable when the method returns: an acknowledged
 * object survives a power cut. All methods throw {@link StoreUnavailable} if the store
 * does not answer.
 */
public interface ObjectStore {

	/**
	 * Stores a small object, such as a rendition, replacing one of the same key.
	 * @param key its key
	 * @param bytes the content
	 * @param mediaType its media type
	 * @return what was stored
	 */
	StoredObject put(ObjectKey key, byte[] bytes, String mediaType);

	/**
	 * Stores a small object from the beginning of a buffer that the caller uses again.
	 * @param key its key
	 * @param buffer holds the content from index 0
	 * @param length bytes used of the buffer
	 * @param mediaType its media type
	 * @return what was stored
	 */
	StoredObject put(ObjectKey key, byte[] buffer, int length, String mediaType);

	/**
	 * Begins an object that arrives in parts and stays invisible until it is completed.
	 * @param key its key
	 * @param mediaType its media type
	 * @return the store's upload id
	 */
	String beginMultipart(ObjectKey key, String mediaType);

	/**
	 * Stores one part. The same part number again replaces it.
	 * @param key the object's key
	 * @param uploadId from {@link #beginMultipart}
	 * @param number 1 to 10,000
	 * @param offset where the part begins in the object
	 * @param buffer holds the content from index 0
	 * @param length bytes used of the buffer; at least 5 MiB except for the last part
	 * @return the part, to be passed to {@link #completeMultipart}
	 */
	StoredPart putPart(ObjectKey key, String uploadId, int number, long offset, byte[] buffer, int length);

	/**
	 * Makes the object of all parts visible. Completing an upload that is already
	 * complete answers the stored object.
	 * @param key the object's key
	 * @param uploadId from {@link #beginMultipart}
	 * @param parts all parts by number
	 * @return what was stored
	 */
	StoredObject completeMultipart(ObjectKey key, String uploadId, List<StoredPart> parts);

	/**
	 * Gives up an upload and frees its parts; unknown uploads are ignored.
	 * @param key the object's key
	 * @param uploadId from {@link #beginMultipart}
	 */
	void abortMultipart(ObjectKey key, String uploadId);

	/**
	 * Opens an object for reading.
	 * @param key its key
	 * @return its bytes; the caller closes the stream
	 * @throws ObjectMissing if there is no such object
	 */
	InputStream open(ObjectKey key);

	/**
	 * Opens a range of an object.
	 * @param key its key
	 * @param offset first byte, from 0
	 * @param length number of bytes, at least 1
	 * @return the bytes; the caller closes the stream
	 * @throws ObjectMissing if there is no such object
	 */
	InputStream open(ObjectKey key, long offset, long length);

	/**
	 * Opens a range of one version of an object, as it was accepted.
	 * @param object the object, with its version where the store keeps versions
	 * @param offset first byte, from 0
	 * @param length number of bytes, at least 1
	 * @return the bytes; the caller closes the stream
	 * @throws ObjectMissing if there is no such object
	 */
	InputStream open(StoredObject object, long offset, long length);

	/**
	 * Looks an object up.
	 * @param key its key
	 * @return what is stored, if anything
	 */
	Optional<StoredObject> stat(ObjectKey key);

	/**
	 * Deletes an object that is not protected; a missing one is ignored. Used for uploads
	 * given up and for renditions.
	 * @param key its key
	 */
	void delete(ObjectKey key);

	/**
	 * Lists keys; the caller closes the stream. Half-finished objects are not listed.
	 * @param prefix such as {@code original/}
	 * @return the objects below it
	 */
	Stream<StoredObject> list(String prefix);

	/**
	 * Protects an object against deletion where the bucket has object lock (compliance
	 * mode); does nothing elsewhere. The store is asked what it recorded, and a shorter
	 * date is an error.
	 * @param object the object with its version
	 * @param until the first instant at which it may be deleted
	 */
	void protect(StoredObject object, Instant until);

	/**
	 * A time-limited address from which a child process can read ranges of an object that
	 * is not sealed.
	 * @param key its key
	 * @param validFor how long
	 * @return the address
	 */
	URI readableUri(ObjectKey key, Duration validFor);

	/**
	 * Can the store work now?
	 * @return the answer, with a reason where it cannot
	 */
	StoreHealth check();

}
