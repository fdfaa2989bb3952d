package cn.juanzong.records.accession;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import cn.juanzong.records.accession.Upload.Reason;
import cn.juanzong.records.accession.Upload.Refused;
import cn.juanzong.records.accession.Uploads.Progress;
import cn.juanzong.records.accession.Uploads.Receiving;
import cn.juanzong.storage.ObjectKey;
import cn.juanzong.storage.ObjectStore;
import cn.juanzong.storage.StoredPart;
import org.jspecify.annotations.Nullable;

/**
 * Takes one stretch of an upload's bytes from a stream into the store: whole parts as
 * they fill, the rest as a tail object. While one part travels to the store the next is
 * read and digested, if there is memory for a second buffer. Nothing is counted as
 * received before the store and then the database have it.
 */
final class UploadWriter {

	private static final String MEDIA_TYPE = "application/octet-stream";

	private final ObjectStore store;

	private final Uploads uploads;

	private final PartBuffers buffers;

	private final UploadThreads sender;

	private final Receiving upload;

	private final UUID holder;

	private final Duration lease;

	private final RunningDigest digest;

	private long received;

	private int parts;

	private @Nullable String storeUpload;

	private byte[] buffer;

	private byte @Nullable [] spare;

	private int fill;

	private @Nullable Future<?> travelling;

	private long renewedAt = System.nanoTime();

	UploadWriter(ObjectStore store, Uploads uploads, PartBuffers buffers, UploadThreads sender, Receiving upload,
			UUID holder, Duration lease) {
		this.store = store;
		this.uploads = uploads;
		this.buffers = buffers;
		this.sender = sender;
		this.upload = upload;
		this.holder = holder;
		this.lease = lease;
		this.digest = new RunningDigest(upload.digestState());
		this.received = upload.received();
		this.parts = upload.parts();
		this.storeUpload = upload.storeUpload();
		this.buffer = buffers.take(sizeOfFirstBuffer(upload, buffers.partSize()));
	}

	private static int sizeOfFirstBuffer(Receiving upload, int partSize) {
		Long length = upload.length();
		if (length == null) {
			return partSize;
		}
		return (int) Math.max(1, Math.min(partSize, length - upload.received() + upload.tailBytes()));
	}

	/**
	 * Takes bytes until the stream ends, the upload is whole, or the sender breaks off.
	 * What arrived is kept in every case.
	 * @param in the bytes from the upload's position on
	 * @param endIsWhole whether the end of the stream is the end of the file
	 * @return why the sender broke off, or {@code null}
	 */
	@Nullable IOException append(InputStream in, boolean endIsWhole) {
		try {
			readTail();
			IOException brokenOff = null;
			boolean end = false;
			while (!end && !whole()) {
				try {
					int n = in.read(this.buffer, this.fill, room());
					end = n < 0;
					if (n > 0) {
						this.digest.update(this.buffer, this.fill, n);
						this.fill += n;
						this.received += n;
					}
				}
				catch (IOException ex) {
					brokenOff = ex;
					end = true;
				}
				if (this.fill == this.buffers.partSize() && !whole()) {
					sendPart();
				}
				stayAlive();
			}
			finish(whole() || (endIsWhole && brokenOff == null));
			return brokenOff;
		}
		finally {
			settle();
		}
	}

	private boolean whole() {
		Long length = this.upload.length();
		return length != null && this.received == length;
	}

	private int room() {
		Long length = this.upload.length();
		int free = this.buffer.length - this.fill;
		return (length != null) ? (int) Math.min(free, length - this.received) : free;
	}

	private void readTail() {
		if (this.upload.tailId() == null || this.upload.tailBytes() == 0) {
			return;
		}
		ObjectKey tail = tail(this.upload.tailId());
		try (InputStream in = this.store.open(tail, 0, this.upload.tailBytes())) {
			this.fill = in.readNBytes(this.buffer, 0, this.upload.tailBytes());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		if (this.fill != this.upload.tailBytes()) {
			throw new IllegalStateException("The tail of upload " + this.upload.id() + " is short");
		}
	}

	/** Sends the full buffer on its way and makes room for the next part. */
	private void sendPart() {
		arrive();
		byte[] full = this.buffer;
		int length = this.fill;
		int number = ++this.parts;
		Progress progress = new Progress(this.received, this.digest.state(), false);
		String storeId = storeUpload();
		this.travelling = this.sender.send(() -> storePart(storeId, number, full, length, progress));
		if (this.spare == null) {
			this.spare = this.buffers.takeSpare();
		}
		if (this.spare != null) {
			this.buffer = this.spare;
			this.spare = full;
		}
		else {
			arrive();
		}
		this.fill = 0;
	}

	private void storePart(String storeId, int number, byte[] bytes, int length, Progress progress) {
		// asked first: a request thought dead must not put its bytes over its successor's
		this.uploads.renew(this.upload.id(), this.holder, this.lease);
		StoredPart part = this.store.putPart(this.upload.key(), storeId, number, progress.received() - length, bytes,
				length);
		this.uploads.part(this.upload, this.holder, part, progress);
	}

	private String storeUpload() {
		String id = this.storeUpload;
		if (id == null) {
			id = this.store.beginMultipart(this.upload.key(), MEDIA_TYPE);
			this.uploads.storeUpload(this.upload.id(), this.holder, id);
			this.storeUpload = id;
		}
		return id;
	}

	private void finish(boolean last) {
		arrive();
		Progress progress = new Progress(this.received, this.digest.state(), last);
		if (last && this.parts == 0) {
			this.store.put(this.upload.key(), this.buffer, this.fill, MEDIA_TYPE);
			this.uploads.progress(this.upload, this.holder, progress, null, 0);
		}
		else if (last && this.fill > 0) {
			storePart(storeUpload(), ++this.parts, this.buffer, this.fill, progress);
		}
		else if (last) {
			this.uploads.progress(this.upload, this.holder, progress, null, 0);
		}
		else if (this.fill > 0 && this.received > this.upload.received()) {
			UUID tailId = UUID.randomUUID();
			this.store.put(tail(tailId), this.buffer, this.fill, MEDIA_TYPE);
			this.uploads.progress(this.upload, this.holder, progress, tailId, this.fill);
		}
		if (this.upload.tailId() != null && this.received > this.upload.received()) {
			this.store.delete(tail(this.upload.tailId()));
		}
	}

	private ObjectKey tail(UUID tailId) {
		ObjectKey plain = ObjectKey.uploadTail(this.upload.id(), tailId);
		return this.upload.key().sealed() ? plain.asSealed() : plain;
	}

	/** A slow sender is alive as long as bytes come. */
	private void stayAlive() {
		long now = System.nanoTime();
		if (now - this.renewedAt > this.lease.toNanos() / 3) {
			this.uploads.renew(this.upload.id(), this.holder, this.lease);
			this.renewedAt = now;
		}
	}

	/** Waits until the part on its way is safe. */
	private void arrive() {
		Future<?> part = this.travelling;
		this.travelling = null;
		if (part == null) {
			return;
		}
		try {
			part.get();
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof RuntimeException problem) {
				throw problem;
			}
			throw new IllegalStateException(ex.getCause());
		}
		catch (InterruptedException ex) {
			// the buffer is still being read: it must not be given back
			this.buffer = new byte[0];
			this.spare = null;
			Thread.currentThread().interrupt();
			throw new Refused(Reason.OVERLOADED);
		}
	}

	private void settle() {
		try {
			arrive();
		}
		catch (RuntimeException ex) {
			// the first problem is already on its way to the sender
		}
		finally {
			if (this.buffer.length > 0) {
				this.buffers.giveBack(this.buffer);
			}
			if (this.spare != null) {
				this.buffers.giveBack(this.spare);
			}
		}
	}

}
