package cn.juanzong.records.accession;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import cn.juanzong.access.Scope;
import cn.juanzong.programme.Sessions;
import cn.juanzong.records.ArchivalRecords;
import cn.juanzong.records.accession.Upload.State;
import cn.juanzong.scope.DataScope;
import cn.juanzong.storage.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Takes up what a process that died has left: records not entered, bytes not protected,
 * uploads nobody continues. Runs in every process; each upload is claimed first.
 */
@Component
class UploadRecovery {

	private static final int AT_ONCE = 20;

	private static final Duration SWEEP = Duration.ofHours(1);

	private static final Duration SWEEP_AGAIN = Duration.ofMinutes(1);

	private static final Logger log = LoggerFactory.getLogger(UploadRecovery.class);

	private final Uploads uploads;

	private final UploadFinisher finisher;

	private final ArchivalRecords records;

	private final Sessions sessions;

	private final UploadThreads threads;

	private final Clock clock;

	private final Duration lease;

	private final AtomicBoolean running = new AtomicBoolean();

	private volatile Instant sweepDue = Instant.EPOCH;

	UploadRecovery(Uploads uploads, UploadFinisher finisher, ArchivalRecords records, Sessions sessions,
			UploadThreads threads, Clock clock, UploadProperties properties) {
		this.uploads = uploads;
		this.finisher = finisher;
		this.records = records;
		this.sessions = sessions;
		this.threads = threads;
		this.clock = clock;
		this.lease = properties.lease();
	}

	/** Leaves the scheduler's thread at once: joining a large object takes minutes. */
	@Scheduled(fixedDelayString = "${juanzong.uploads.recovery-interval:3s}", initialDelayString = "1s")
	void recover() {
		if (this.running.compareAndSet(false, true)) {
			this.threads.run(DataScope.system("upload-recovery").over(() -> {
				try {
					recoverNow();
				}
				catch (RuntimeException ex) {
					log.warn("Recovery of uploads stopped: {}", ex.getMessage());
				}
				finally {
					this.running.set(false);
				}
			}));
		}
	}

	void recoverNow() {
		for (UUID id : this.uploads.unfinished(AT_ONCE)) {
			try {
				this.finisher.finish(id)
					.ifPresent((done) -> log.info("Upload {} was finished after an interruption", id));
			}
			catch (RuntimeException ex) {
				// noted by the finisher, which tries again later
			}
		}
		this.uploads.unprotected(AT_ONCE).forEach(this::protect);
		this.uploads.expired(OffsetDateTime.now(this.clock), AT_ONCE).forEach(this::giveUp);
		this.uploads.leftBytes(AT_ONCE).forEach(this::discard);
		sweep();
	}

	/** At once after a start, since the process before may have been killed. */
	private void sweep() {
		if (this.clock.instant().isAfter(this.sweepDue)) {
			try {
				this.finisher.sweepTails();
				this.sweepDue = this.clock.instant().plus(SWEEP);
			}
			catch (StoreUnavailable ex) {
				this.sweepDue = this.clock.instant().plus(SWEEP_AGAIN);
			}
		}
	}

	private void protect(UUID uploadId) {
		Upload upload = this.uploads.find(uploadId, Scope.EVERYTHING).orElseThrow();
		this.records.object(upload.recordId(), Scope.EVERYTHING)
			.ifPresent((stored) -> this.sessions.find(upload.sessionId(), Scope.EVERYTHING)
				.ifPresent((session) -> this.finisher.protect(uploadId, stored, session)));
	}

	private void giveUp(UUID uploadId) {
		UUID holder = UUID.randomUUID();
		this.uploads.claimReceiving(uploadId, holder, this.lease).ifPresent((receiving) -> {
			try {
				this.finisher.discard(this.uploads.find(uploadId, Scope.EVERYTHING).orElseThrow(),
						receiving.storeUpload());
				this.finisher.removeTails(uploadId);
				this.uploads.end(uploadId, holder, State.EXPIRED, null, false);
			}
			catch (StoreUnavailable ex) {
				this.uploads.release(uploadId, holder);
			}
		});
	}

	/** A failed upload may have failed because the store was away. */
	private void discard(UUID uploadId) {
		try {
			this.finisher.discard(this.uploads.find(uploadId, Scope.EVERYTHING).orElseThrow(),
					this.uploads.storeUpload(uploadId));
			this.finisher.removeTails(uploadId);
			this.uploads.discarded(uploadId, true);
		}
		catch (StoreUnavailable ex) {
			this.uploads.discarded(uploadId, false);
		}
	}

}
