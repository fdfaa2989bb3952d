package cn.juanzong.storage;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Encrypts objects whose key says so before they reach the store, and decrypts what is
 * read of them. Sizes, offsets and digests outside are those of the clear bytes.
 */
final class SealedObjectStore implements ObjectStore {

	private static final long STEP = (long) ObjectSealing.SEGMENT + ObjectSealing.OVERHEAD;

	private final ObjectStore store;

	private final ObjectSealing sealing;

	SealedObjectStore(ObjectStore store, ObjectSealing sealing) {
		this.store = store;
		this.sealing = sealing;
	}

	@Override
	public StoredObject put(ObjectKey key, byte[] bytes, String mediaType) {
		return put(key, bytes, bytes.length, mediaType);
	}

	@Override
	public StoredObject put(ObjectKey key, byte[] buffer, int length, String mediaType) {
		return key.sealed() ? clear(this.store.put(key, sealed(key, 0, buffer, length), mediaType))
				: this.store.put(key, buffer, length, mediaType);
	}

	@Override
	public String beginMultipart(ObjectKey key, String mediaType) {
		return this.store.beginMultipart(key, mediaType);
	}

	@Override
	public StoredPart putPart(ObjectKey key, String uploadId, int number, long offset, byte[] buffer, int length) {
		if (!key.sealed()) {
			return this.store.putPart(key, uploadId, number, offset, buffer, length);
		}
		if (offset % ObjectSealing.SEGMENT != 0) {
			throw new IllegalArgumentException("A part of a sealed object begins between segments");
		}
		byte[] sealed = sealed(key, offset / ObjectSealing.SEGMENT, buffer, length);
		StoredPart part = this.store.putPart(key, uploadId, number, offset, sealed, sealed.length);
		return new StoredPart(part.number(), part.etag(), length);
	}

	@Override
	public StoredObject completeMultipart(ObjectKey key, String uploadId, List<StoredPart> parts) {
		return key.sealed() ? clear(this.store.completeMultipart(key, uploadId, parts.stream()
			.map((part) -> new StoredPart(part.number(), part.etag(), ObjectSealing.sealedSize(part.sizeBytes())))
			.toList())) : this.store.completeMultipart(key, uploadId, parts);
	}

	@Override
	public void abortMultipart(ObjectKey key, String uploadId) {
		this.store.abortMultipart(key, uploadId);
	}

	@Override
	public InputStream open(ObjectKey key) {
		return key.sealed() ? new UnsealingStream(this.store.open(key), this.sealing, key.value(), 0, 0, Long.MAX_VALUE)
				: this.store.open(key);
	}

	@Override
	public InputStream open(ObjectKey key, long offset, long length) {
		return open(new StoredObject(key, -1, null), offset, length);
	}

	@Override
	public InputStream open(StoredObject object, long offset, long length) {
		if (!object.key().sealed()) {
			return this.store.open(object, offset, length);
		}
		long first = offset / ObjectSealing.SEGMENT;
		long last = (offset + length - 1) / ObjectSealing.SEGMENT;
		InputStream sealed = this.store.open(object, first * STEP, (last - first + 1) * STEP);
		return new UnsealingStream(sealed, this.sealing, object.key().value(), first,
				(int) (offset % ObjectSealing.SEGMENT), length);
	}

	@Override
	public Optional<StoredObject> stat(ObjectKey key) {
		return this.store.stat(key).map(SealedObjectStore::clear);
	}

	@Override
	public void delete(ObjectKey key) {
		this.store.delete(key);
	}

	@Override
	public Stream<StoredObject> list(String prefix) {
		return this.store.list(prefix).map(SealedObjectStore::clear);
	}

	@Override
	public void protect(StoredObject object, Instant until) {
		this.store.protect(object, until);
	}

	@Override
	public URI readableUri(ObjectKey key, Duration validFor) {
		if (key.sealed()) {
			throw new IllegalArgumentException("A sealed object has no address that others can read");
		}
		return this.store.readableUri(key, validFor);
	}

	@Override
	public StoreHealth check() {
		return this.store.check();
	}

	private byte[] sealed(ObjectKey key, long firstSegment, byte[] buffer, int length) {
		ByteArrayOutputStream sealed = new ByteArrayOutputStream(Math.toIntExact(ObjectSealing.sealedSize(length)));
		long segment = firstSegment;
		for (int from = 0; from < length; from += ObjectSealing.SEGMENT) {
			byte[] clear = Arrays.copyOfRange(buffer, from, Math.min(length, from + ObjectSealing.SEGMENT));
			sealed.writeBytes(this.sealing.seal(key.value(), segment++, clear));
		}
		return sealed.toByteArray();
	}

	private static StoredObject clear(StoredObject object) {
		return object.key().sealed()
				? new StoredObject(object.key(), ObjectSealing.clearSize(object.sizeBytes()), object.versionId())
				: object;
	}

}
