package cn.juanzong.records.accession;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Scope;
import cn.juanzong.privacy.PersonalNumbers;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.ArchivalRecords;
import cn.juanzong.records.MaterialKind;
import cn.juanzong.records.accession.Upload.Reason;
import cn.juanzong.records.accession.Upload.Refused;
import cn.juanzong.records.accession.Upload.State;
import cn.juanzong.records.accession.Uploads.Receiving;
import cn.juanzong.secrets.PersonalCipher;
import cn.juanzong.storage.ObjectMissing;
import cn.juanzong.storage.ObjectStore;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/**
 * Takes custody of files (接收): in stretches over the network, or from a stream at once. A
 * file is either wholly accepted (bytes, row, audit entry) or not visible. Memory use
 * does not depend on the size of a file.
 */
@Service
public class Accessions {

	/** Above this, joining the parts may take longer than a request should. */
	private static final long QUICK_BYTES = 64L << 20;

	private final Uploads uploads;

	private final UploadFinisher finisher;

	private final ArchivalRecords records;

	private final Sessions sessions;

	private final ObjectStore store;

	private final UploadThreads threads;

	private final PartBuffers buffers;

	private final UploadProperties properties;

	private final PersonalCipher cipher;

	private final Clock clock;

	Accessions(Uploads uploads, UploadFinisher finisher, ArchivalRecords records, Sessions sessions, ObjectStore store,
			UploadThreads threads, UploadProperties properties, PersonalCipher cipher, Clock clock) {
		this.uploads = uploads;
		this.finisher = finisher;
		this.records = records;
		this.sessions = sessions;
		this.store = store;
		this.threads = threads;
		this.properties = properties;
		this.cipher = cipher;
		this.clock = clock;
		this.buffers = new PartBuffers(Math.toIntExact(properties.partSize().toBytes()),
				Math.toIntExact(properties.memory().toBytes()), properties.patience());
	}

	/**
	 * Takes a file from a stream.
	 * @param sessionId the session it belongs to
	 * @param kind the material kind
	 * @param fileName the original name
	 * @param content the bytes, not closed here
	 * @param by who hands it over
	 * @return the record, new or already there
	 * @throws Refused if the session is not this user's or the name cannot be kept
	 */
	public Accession accept(UUID sessionId, MaterialKind kind, String fileName, InputStream content, ActingUser by) {
		Upload upload = started(sessionId, kind, fileName, null, by);
		try {
			write(upload.id(), 0, content, true);
		}
		catch (RuntimeException ex) {
			// what is left of it expires
			this.threads.run(() -> cancel(upload.id(), by));
			throw ex;
		}
		return this.finisher.finish(upload.id()).orElseThrow();
	}

	/**
	 * Announces a file whose bytes follow in stretches.
	 * @param sessionId the session it belongs to
	 * @param kind the material kind
	 * @param fileName the original name
	 * @param length its size in bytes
	 * @param by who hands it over
	 * @return the upload
	 * @throws Refused if the session is not this user's, or name or size are not possible
	 */
	public Upload begin(UUID sessionId, MaterialKind kind, String fileName, long length, ActingUser by) {
		if (length < 0 || length > maxLength()) {
			throw new Refused(Reason.TOO_LARGE);
		}
		Upload upload = started(sessionId, kind, fileName, length, by);
		return (length > 0) ? upload : append(upload.id(), 0, InputStream.nullInputStream(), by);
	}

	private Upload started(UUID sessionId, MaterialKind kind, String fileName, @Nullable Long length, ActingUser by) {
		String given = FileName.accepted(fileName);
		String name = PersonalNumbers.redact(given);
		byte[] sealedName = name.equals(given) ? null : this.cipher.encrypt(given);
		TrainingSession session = this.sessions.find(sessionId, by.scope())
			.orElseThrow(() -> new Refused(Reason.MISSING));
		OffsetDateTime now = OffsetDateTime.now(this.clock).truncatedTo(ChronoUnit.SECONDS);
		Upload upload = new Upload(UUID.randomUUID(), UUID.randomUUID(), session.id(), session.organizer().id(), kind,
				name, length, 0, State.RECEIVING, null, now.plus(this.properties.expiry()).toInstant(), kind.sealed());
		this.uploads.begin(upload, sealedName, by, now);
		return upload;
	}

	/**
	 * Continues an upload. With the last byte the record is entered; for a large file
	 * that may go on after the answer.
	 * @param uploadId the upload
	 * @param offset where these bytes begin; must be what was received so far
	 * @param body the bytes; if they break off, what came is kept
	 * @param by who sends them
	 * @return the upload as it is now
	 * @throws Refused if it is not this user's, has ended, is being written or stands at
	 * another offset
	 */
	public Upload append(UUID uploadId, long offset, InputStream body, ActingUser by) {
		Upload before = find(uploadId, by);
		if (before.state().ended() && before.outcome() == null) {
			throw new Refused(Reason.GONE);
		}
		if (before.received() != offset) {
			throw new Refused(Reason.OFFSET_CONFLICT);
		}
		if (before.state() == State.RECEIVING) {
			write(uploadId, offset, body, false);
		}
		Upload after = find(uploadId, by);
		return (after.state() == State.FINISHING) ? finished(after, by) : after;
	}

	private void write(UUID uploadId, long offset, InputStream body, boolean endIsWhole) {
		UUID holder = UUID.randomUUID();
		Duration lease = this.properties.lease();
		Receiving receiving = this.uploads.claimReceiving(uploadId, holder, lease)
			.orElseThrow(() -> new Refused(Reason.BUSY));
		try {
			if (receiving.received() != offset) {
				throw new Refused(Reason.OFFSET_CONFLICT);
			}
			IOException brokenOff = new UploadWriter(this.store, this.uploads, this.buffers, this.threads, receiving,
					holder, lease)
				.append(body, endIsWhole);
			if (brokenOff != null && endIsWhole) {
				throw new UncheckedIOException(brokenOff);
			}
		}
		catch (ObjectMissing ex) {
			// the store has lost what was sent so far: the sender begins anew
			this.uploads.end(uploadId, holder, State.FAILED, null, false);
			throw new Refused(Reason.GONE);
		}
		finally {
			this.uploads.release(uploadId, holder);
		}
	}

	private Upload finished(Upload upload, ActingUser by) {
		if (upload.received() <= QUICK_BYTES) {
			this.finisher.finish(upload.id());
			return find(upload.id(), by);
		}
		Future<Optional<Accession>> work = this.threads.start(() -> this.finisher.finish(upload.id()));
		try {
			work.get(this.properties.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException | ExecutionException ex) {
			// goes on, or is tried again, after the answer
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return find(upload.id(), by);
	}

	/**
	 * Looks an upload up.
	 * @param uploadId the upload
	 * @param by who asks
	 * @return the upload
	 * @throws Refused if there is none, or a foreign one
	 */
	public Upload find(UUID uploadId, ActingUser by) {
		return this.uploads.find(uploadId, by.scope()).orElseThrow(() -> new Refused(Reason.MISSING));
	}

	/** The record that holds the bytes of an upload, once there is one. */
	public Optional<ArchivalRecord> outcome(Upload upload) {
		return Optional.ofNullable(upload.outcome()).flatMap((id) -> this.records.find(id, Scope.EVERYTHING));
	}

	/**
	 * Gives an upload up. A file that has become a record is not touched.
	 * @param uploadId the upload
	 * @param by who gives it up
	 * @throws Refused if it is not this user's, is being written, or has ended
	 */
	public void cancel(UUID uploadId, ActingUser by) {
		Upload upload = find(uploadId, by);
		if (upload.state() != State.RECEIVING) {
			throw new Refused(Reason.GONE);
		}
		UUID holder = UUID.randomUUID();
		Receiving receiving = this.uploads.claimReceiving(uploadId, holder, this.properties.lease())
			.orElseThrow(() -> new Refused(Reason.BUSY));
		try {
			this.finisher.discard(upload, receiving.storeUpload());
			this.finisher.removeTails(uploadId);
			this.uploads.cancel(upload, holder);
		}
		finally {
			this.uploads.release(uploadId, holder);
		}
	}

	/** The largest file that can be stored, in bytes. */
	public long maxLength() {
		return this.properties.maxLength();
	}

}
