package cn.juanzong.records.sealing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import cn.juanzong.storage.Digest;
import cn.juanzong.storage.ObjectKey;
import cn.juanzong.storage.ObjectStore;
import cn.juanzong.storage.StoreUnavailable;
import cn.juanzong.storage.StoredObject;
import cn.juanzong.storage.StoredPart;

import org.springframework.stereotype.Component;

/**
 * Writes an object again under another key, which decides whether it is encrypted, and
 * reads it back.
 */
@Component
class ObjectCopy {

	/** A whole number of segments, and more than a store asks of a part. */
	private static final int PART = 8 << 20;

	private final ObjectStore store;

	private final SpareObjects spares;

	ObjectCopy(ObjectStore store, SpareObjects spares) {
		this.store = store;
		this.spares = spares;
	}

	/**
	 * Copies an object.
	 * @param from the object, in the version that counts
	 * @param to its other key
	 * @param mediaType its type
	 * @return the copy, and the digest of what was read back of it
	 */
	Copied copy(StoredObject from, ObjectKey to, String mediaType) {
		Digest wanted = digest(from);
		// left by an attempt before, perhaps where it may not be written over
		Optional<StoredObject> there = this.store.stat(to)
			.filter((object) -> object.sizeBytes() == from.sizeBytes() && reads(object, wanted));
		StoredObject copy = there.orElseGet(() -> write(from, to, mediaType));
		if (there.isEmpty() && !reads(copy, wanted)) {
			throw new IllegalStateException("The copy of " + from.key() + " does not read back");
		}
		return new Copied(copy, wanted);
	}

	private boolean reads(StoredObject object, Digest wanted) {
		try {
			return digest(object).equals(wanted);
		}
		catch (StoreUnavailable ex) {
			return false;
		}
	}

	private StoredObject write(StoredObject from, ObjectKey to, String mediaType) {
		if (from.sizeBytes() <= PART) {
			byte[] bytes = new byte[(int) from.sizeBytes()];
			read(from, 0, bytes, bytes.length);
			return this.store.put(to, bytes, mediaType);
		}
		// whatever of that size is there would be taken for the joined parts
		this.store.delete(to);
		String upload = this.store.beginMultipart(to, mediaType);
		try {
			this.spares.begun(to, upload);
			byte[] buffer = new byte[PART];
			List<StoredPart> parts = new ArrayList<>();
			for (long at = 0; at < from.sizeBytes(); at += PART) {
				int length = (int) Math.min(PART, from.sizeBytes() - at);
				read(from, at, buffer, length);
				parts.add(this.store.putPart(to, upload, parts.size() + 1, at, buffer, length));
			}
			return this.store.completeMultipart(to, upload, parts);
		}
		catch (RuntimeException ex) {
			this.store.abortMultipart(to, upload);
			throw ex;
		}
	}

	private void read(StoredObject object, long at, byte[] buffer, int length) {
		if (length == 0) {
			return;
		}
		try (InputStream in = this.store.open(object, at, length)) {
			if (in.readNBytes(buffer, 0, length) != length) {
				throw new IllegalStateException("Object " + object.key() + " is shorter than it was");
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Digest digest(StoredObject object) {
		MessageDigest digest = Digest.running();
		byte[] buffer = new byte[PART];
		for (long at = 0; at < object.sizeBytes(); at += PART) {
			int length = (int) Math.min(PART, object.sizeBytes() - at);
			read(object, at, buffer, length);
			digest.update(buffer, 0, length);
		}
		return Digest.of(digest.digest());
	}

	/**
	 * A copy.
	 *
	 * @param object where it is
	 * @param sha256 the digest of its clear bytes
	 */
	record Copied(StoredObject object, Digest sha256) {

	}

}
