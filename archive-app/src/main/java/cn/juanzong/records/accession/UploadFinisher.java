package cn.juanzong.records.accession;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Scope;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.ArchivalRecords;
import cn.juanzong.records.accession.Upload.Reason;
import cn.juanzong.records.accession.Upload.Refused;
import cn.juanzong.records.accession.Upload.State;
import cn.juanzong.records.accession.Uploads.Finishing;
import cn.juanzong.scope.DataScope;
import cn.juanzong.storage.Digest;
import cn.juanzong.storage.ObjectKey;
import cn.juanzong.storage.ObjectMissing;
import cn.juanzong.storage.ObjectStore;
import cn.juanzong.storage.StoredObject;
import cn.juanzong.storage.StoredPart;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;

/**
 * Makes a record of an upload whose bytes are all safe. Every step may be repeated by
 * another process after a crash.
 */
@Component
class UploadFinisher implements DisposableBean {

	private static final int MAX_FAILURES = 40;

	/** File numbers are given across contractors. */
	private static final DataScope WHOLE = DataScope.system("accession");

	private static final Logger log = LoggerFactory.getLogger(UploadFinisher.class);

	private final Uploads uploads;

	private final RecordRegister register;

	private final Sessions sessions;

	private final ObjectStore store;

	private final Duration lease;

	private final ScheduledExecutorService heartbeat = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "upload-lease");
		thread.setDaemon(true);
		return thread;
	});

	UploadFinisher(Uploads uploads, RecordRegister register, Sessions sessions, ObjectStore store,
			UploadProperties properties) {
		this.uploads = uploads;
		this.register = register;
		this.sessions = sessions;
		this.store = store;
		this.lease = properties.lease();
	}

	/**
	 * Finishes an upload, unless another process is at it.
	 * @param uploadId the upload
	 * @return what came of it, or empty if it is another's or not ready
	 */
	Optional<Accession> finish(UUID uploadId) {
		return WHOLE.get(() -> claimAndFinish(uploadId));
	}

	private Optional<Accession> claimAndFinish(UUID uploadId) {
		UUID holder = UUID.randomUUID();
		return this.uploads.claimFinishing(uploadId, holder, this.lease).map((finishing) -> {
			try {
				return alive(uploadId, holder, () -> as(finishing.by(), () -> enter(finishing, holder)));
			}
			catch (ObjectMissing ex) {
				log.error("The store has lost bytes of upload {}; its sender begins anew", uploadId, ex);
				this.uploads.end(uploadId, holder, State.FAILED, null, false);
				throw new Refused(Reason.GONE);
			}
			catch (RuntimeException ex) {
				failed(finishing, holder, ex);
				throw ex;
			}
		});
	}

	private Accession enter(Finishing finishing, UUID holder) {
		Upload upload = finishing.upload();
		TrainingSession session = Optional
			.ofNullable(this.sessions.findAll(List.of(upload.sessionId())).get(upload.sessionId()))
			.orElseThrow();
		Digest sha256 = new RunningDigest(finishing.digestState()).value();
		Optional<ArchivalRecord> before = this.register.sameBytes(session.id(), sha256)
			.filter((record) -> !record.id().equals(upload.recordId()));
		Accession accession;
		if (before.isPresent()) {
			discard(upload, finishing.storeUpload());
			this.uploads.end(upload.id(), holder, State.ALREADY_THERE, before.get().id(), false);
			accession = new Accession(before.get(), true);
		}
		else {
			StoredObject stored = whole(finishing);
			accession = this.register.enter(finishing, holder, stored, sha256, session);
			if (accession.alreadyThere()) {
				discard(upload, finishing.storeUpload());
			}
			else {
				protect(upload.id(), stored, session);
			}
		}
		removeTails(upload.id());
		return accession;
	}

	private StoredObject whole(Finishing finishing) {
		List<StoredPart> parts = this.uploads.parts(finishing.upload().id());
		String storeUpload = finishing.storeUpload();
		StoredObject stored = (parts.isEmpty() || storeUpload == null) ? stat(finishing.key())
				: this.store.completeMultipart(finishing.key(), storeUpload, parts);
		if (stored.sizeBytes() != finishing.upload().received()) {
			throw new IllegalStateException("The store has " + stored.sizeBytes() + " bytes of upload "
					+ finishing.upload().id() + " instead of " + finishing.upload().received());
		}
		return stored;
	}

	private StoredObject stat(ObjectKey key) {
		return this.store.stat(key).orElseThrow(() -> new ObjectMissing(key));
	}

	/**
	 * Puts the bytes under compliance retention where the store has it. The record exists
	 * already: if this fails, it stays due and is done again.
	 */
	void protect(UUID uploadId, StoredObject stored, TrainingSession session) {
		try {
			this.store.protect(stored, ArchivalRecords.keptUntil(session));
			this.uploads.isProtected(uploadId);
		}
		catch (RuntimeException ex) {
			log.warn("Object {} is not yet protected: {}", stored.key(), ex.getMessage());
		}
	}

	/** Removes everything an upload has put into the store that is not a record. */
	void discard(Upload upload, @Nullable String storeUpload) {
		if (this.register.entered(upload.recordId())) {
			throw new IllegalStateException("Bytes of record " + upload.recordId() + " are kept");
		}
		ObjectKey key = upload.key();
		if (storeUpload != null) {
			this.store.abortMultipart(key, storeUpload);
		}
		this.store.delete(key);
	}

	void removeTails(UUID uploadId) {
		try {
			for (String folder : List.of("upload/", "upload/sealed/")) {
				try (Stream<StoredObject> tails = this.store.list(folder + uploadId + "/")) {
					tails.map(StoredObject::key).toList().forEach(this.store::delete);
				}
			}
		}
		catch (RuntimeException ex) {
			log.warn("Tails of upload {} are left in the store: {}", uploadId, ex.getMessage());
		}
	}

	/** What a process that died after the last statement of an upload has left of it. */
	void sweepTails() {
		try (Stream<StoredObject> tails = this.store.list("upload/")) {
			tails.map(StoredObject::key).filter(this::belongsToAnEndedUpload).toList().forEach(this.store::delete);
		}
	}

	private boolean belongsToAnEndedUpload(ObjectKey tail) {
		UUID uploadId = UUID.fromString(tail.value().split("/")[1]);
		return this.uploads.find(uploadId, Scope.EVERYTHING).filter((upload) -> upload.state().ended()).isPresent();
	}

	private void failed(Finishing finishing, UUID holder, RuntimeException problem) {
		log.warn("Upload {} cannot be finished yet (attempt {})", finishing.upload().id(), finishing.failures() + 1,
				problem);
		if (finishing.failures() + 1 < MAX_FAILURES) {
			this.uploads.tryLater(finishing.upload().id(), holder);
		}
		else {
			this.uploads.end(finishing.upload().id(), holder, State.FAILED, null, false);
		}
	}

	/** Joining the parts of a large object takes longer than a lease. */
	private <T> T alive(UUID uploadId, UUID holder, Supplier<T> work) {
		long period = this.lease.toMillis() / 3;
		ScheduledFuture<?> beat = this.heartbeat.scheduleAtFixedRate(
				WHOLE.over(() -> this.uploads.renew(uploadId, holder, this.lease)), period, period,
				TimeUnit.MILLISECONDS);
		try {
			return work.get();
		}
		finally {
			beat.cancel(false);
		}
	}

	/** The audit trail names who sent the file, whichever process finishes it. */
	private static <T> T as(ActingUser user, Supplier<T> work) {
		SecurityContext before = SecurityContextHolder.getContext();
		try {
			SecurityContextHolder.setContext(new SecurityContextImpl(
					UsernamePasswordAuthenticationToken.authenticated(user, null, user.authorities())));
			return work.get();
		}
		finally {
			SecurityContextHolder.setContext(before);
		}
	}

	@Override
	public void destroy() {
		this.heartbeat.shutdownNow();
	}

}
