package cn.juanzong.records.accession;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import cn.juanzong.ingest.IngestQueue;
import cn.juanzong.ingest.IngestQueue.AcceptedObject;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.ArchivalCode;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.ArchivalRecords;
import cn.juanzong.records.RecordAccepted;
import cn.juanzong.records.accession.Upload.State;
import cn.juanzong.records.accession.Uploads.Finishing;
import cn.juanzong.storage.Digest;
import cn.juanzong.storage.StoredObject;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Enters records: row, archival code, ingest, audit entry and the end of the upload are
 * one transaction.
 */
@Repository
class RecordRegister {

	private final JdbcClient jdbc;

	private final ArchivalRecords records;

	private final Uploads uploads;

	private final IngestQueue queue;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	private final String fonds;

	RecordRegister(JdbcClient jdbc, ArchivalRecords records, Uploads uploads, IngestQueue queue,
			ApplicationEventPublisher events, Clock clock, UploadProperties properties) {
		this.jdbc = jdbc;
		this.records = records;
		this.uploads = uploads;
		this.queue = queue;
		this.events = events;
		this.clock = clock;
		this.fonds = properties.fondsNumber();
	}

	/** Whether there is such a record, so that its bytes must not be touched. */
	boolean entered(UUID recordId) {
		return this.records.findAll(List.of(recordId)).containsKey(recordId);
	}

	/** The record of this session that holds these bytes, if any. */
	Optional<ArchivalRecord> sameBytes(UUID sessionId, Digest sha256) {
		return this.jdbc.sql("select record_id from archival_record where session_id = ? and sha256 = ?")
			.params(sessionId, sha256.bytes())
			.query(UUID.class)
			.optional()
			.flatMap((id) -> Optional.ofNullable(this.records.findAll(List.of(id)).get(id)));
	}

	/**
	 * Enters the record of an upload.
	 * @param finishing the upload
	 * @param holder who holds its lease; if it was lost, nothing is entered
	 * @param stored the object in the store
	 * @param sha256 its digest
	 * @param session the session it belongs to
	 * @return the new record, or the one that had the same bytes before
	 */
	@Transactional
	Accession enter(Finishing finishing, UUID holder, StoredObject stored, Digest sha256, TrainingSession session) {
		Upload upload = finishing.upload();
		int file = lockedFile(session);
		Optional<ArchivalRecord> before = sameBytes(session.id(), sha256);
		if (before.isPresent()) {
			this.uploads.end(upload.id(), holder, State.ALREADY_THERE, before.get().id(), false);
			return new Accession(before.get(), true);
		}
		ArchivalCode code = nextItem(session.id(), file);
		insert(finishing, stored, sha256, session, code);
		ArchivalRecord record = this.records.findAll(List.of(upload.recordId())).get(upload.recordId());
		if (record == null) {
			throw new IllegalStateException("The record just entered is not there");
		}
		this.queue.submit(new AcceptedObject(record.id(), record.organizerId(), stored.key(), stored.sizeBytes(),
				sha256, record.fileName(), record.kind().tabular()));
		this.uploads.end(upload.id(), holder, State.ACCEPTED, record.id(), true);
		this.events.publishEvent(new RecordAccepted(record));
		return new Accession(record, false);
	}

	/** Puts the accessions of a session in order, and gives it its file number once. */
	private int lockedFile(TrainingSession session) {
		Optional<Integer> file = fileNumber(session.id());
		if (file.isPresent()) {
			return file.get();
		}
		this.jdbc.sql("select pg_advisory_xact_lock(hashtext('archival_file'), :year)")
			.param("year", session.ledgerYear())
			.query()
			.listOfRows();
		this.jdbc.sql("""
				insert into archival_file (session_id, fonds, file_year, file_number)
				select :session, :fonds, :year, coalesce(max(file_number), 0) + 1
				from archival_file where fonds = :fonds and file_year = :year
				on conflict (session_id) do nothing""")
			.param("session", session.id())
			.param("fonds", this.fonds)
			.param("year", session.ledgerYear())
			.update();
		return fileNumber(session.id()).orElseThrow();
	}

	private Optional<Integer> fileNumber(UUID sessionId) {
		return this.jdbc.sql("select file_number from archival_file where session_id = ? for update")
			.param(sessionId)
			.query(Integer.class)
			.optional();
	}

	private ArchivalCode nextItem(UUID sessionId, int file) {
		return this.jdbc.sql("""
				update archival_file set last_item = last_item + 1 where session_id = ?
				returning fonds, file_year, last_item""")
			.param(sessionId)
			.query((row, n) -> new ArchivalCode(row.getString(1), row.getInt(2), file, row.getInt(3)))
			.single();
	}

	private void insert(Finishing finishing, StoredObject stored, Digest sha256, TrainingSession session,
			ArchivalCode code) {
		Upload upload = finishing.upload();
		this.jdbc
			.sql("""
					insert into archival_record (record_id, session_id, organizer_id, kind, file_name, size_bytes, sha256,
					 archival_code, item_number, object_key, object_version, accepted_at, accepted_by, accepted_by_name,
					 sealed_name)
					values (:id, :session, :organizer, :kind, :name, :size, :sha256, :code, :item, :key, :version, :now, :by,
					 :byName, (select sealed_name from upload where record_id = :id))""")
			.param("id", upload.recordId())
			.param("session", session.id())
			.param("organizer", session.organizer().id())
			.param("kind", upload.kind().name())
			.param("name", upload.fileName())
			.param("size", stored.sizeBytes())
			.param("sha256", sha256.bytes())
			.param("code", code.toString())
			.param("item", code.item())
			.param("key", stored.key().value())
			.param("version", stored.versionId())
			.param("now", OffsetDateTime.ofInstant(this.clock.instant(), ZoneOffset.UTC))
			.param("by", finishing.by().id())
			.param("byName", finishing.by().displayName())
			.update();
	}

}
