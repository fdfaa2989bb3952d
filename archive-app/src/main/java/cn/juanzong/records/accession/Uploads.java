package cn.juanzong.records.accession;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Role;
import cn.juanzong.access.Scope;
import cn.juanzong.records.MaterialKind;
import cn.juanzong.records.accession.Upload.Reason;
import cn.juanzong.records.accession.Upload.Refused;
import cn.juanzong.records.accession.Upload.State;
import cn.juanzong.secrets.PersonalCipher;
import cn.juanzong.storage.ObjectKey;
import cn.juanzong.storage.StoredPart;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The uploads and how far each has come. Whoever moves one holds its lease; every
 * statement that writes names the holder, so that a request that was thought dead cannot
 * write over its successor. Leases run by the database's clock.
 */
@Repository
class Uploads {

	private static final String SELECT = """
			select upload_id, record_id, session_id, organizer_id, kind, file_name, length_bytes, received_bytes, state,
			 outcome, expires_at, sealed from upload
			""";

	private static final String LEASE = " lease_holder = :holder, lease_until = now() + make_interval(secs => :lease) ";

	private static final String LEASE_FREE = " (lease_until is null or lease_until < now()) ";

	private static final String NO_LEASE = " lease_holder = null, lease_until = null ";

	private final JdbcClient jdbc;

	private final ApplicationEventPublisher events;

	private final PersonalCipher cipher;

	Uploads(JdbcClient jdbc, ApplicationEventPublisher events, PersonalCipher cipher) {
		this.jdbc = jdbc;
		this.events = events;
		this.cipher = cipher;
	}

	/** The state of a digest holds up to 63 bytes of the file as they came. */
	private byte[] seal(byte[] digestState) {
		return this.cipher.encrypt(Base64.getEncoder().encodeToString(digestState));
	}

	/** One that began before states were encrypted goes on with the next part. */
	private byte[] unseal(byte[] digestState) {
		return this.cipher.encrypted(digestState) ? Base64.getDecoder().decode(this.cipher.decrypt(digestState))
				: digestState;
	}

	/** Enters an upload, of which the trail knows from the beginning. */
	@Transactional
	void begin(Upload upload, byte @Nullable [] sealedName, ActingUser by, OffsetDateTime startedAt) {
		insert(upload, sealedName, by, startedAt);
		this.events.publishEvent(new UploadChanged("upload.begun", upload));
	}

	/** Ends an upload that its user has given up. */
	@Transactional
	void cancel(Upload upload, UUID holder) {
		end(upload.id(), holder, State.CANCELLED, null, false);
		this.events.publishEvent(new UploadChanged("upload.cancelled", upload));
	}

	private void insert(Upload upload, byte @Nullable [] sealedName, ActingUser by, OffsetDateTime startedAt) {
		this.jdbc.sql("""
				insert into upload (upload_id, record_id, session_id, organizer_id, kind, file_name, length_bytes,
				 digest_state, state, started_by, started_by_name, started_by_sign_in, started_by_role, started_at,
				 expires_at, sealed, sealed_name)
				values (:id, :record, :session, :organizer, :kind, :name, :length, :digest, 'RECEIVING', :by, :byName,
				 :bySignIn, :byRole, :startedAt, :expiresAt, :sealed, :sealedName)""")
			.param("sealed", upload.sealed())
			.param("sealedName", sealedName)
			.param("id", upload.id())
			.param("record", upload.recordId())
			.param("session", upload.sessionId())
			.param("organizer", upload.organizerId())
			.param("kind", upload.kind().name())
			.param("name", upload.fileName())
			.param("length", upload.length())
			.param("digest", seal(new RunningDigest().state()))
			.param("by", by.id())
			.param("byName", by.displayName())
			.param("bySignIn", by.signInName())
			.param("byRole", by.role().name())
			.param("startedAt", startedAt)
			.param("expiresAt", upload.expiresAt().atOffset(ZoneOffset.UTC))
			.update();
	}

	Optional<Upload> find(UUID id, Scope scope) {
		return this.jdbc
			.sql(SELECT + "where upload_id = :id and (:organizer::uuid is null or organizer_id = :organizer)")
			.param("id", id)
			.param("organizer", scope.organizerId())
			.query(Uploads::upload)
			.optional();
	}

	/**
	 * Reserves an upload that still awaits bytes; empty if it is reserved or has ended.
	 */
	Optional<Receiving> claimReceiving(UUID id, UUID holder, Duration lease) {
		return this.jdbc.sql("update upload set" + LEASE + "where upload_id = :id and state = 'RECEIVING' and"
				+ LEASE_FREE
				+ """
						returning upload_id, record_id, sealed, length_bytes, received_bytes, store_upload, tail_id, tail_bytes,
						 digest_state, (select count(*) from upload_part p where p.upload_id = upload.upload_id) as parts""")
			.param("id", id)
			.param("holder", holder)
			.param("lease", lease.toMillis() / 1000.0)
			.query(this::receiving)
			.optional();
	}

	void renew(UUID id, UUID holder, Duration lease) {
		held(this.jdbc.sql("update upload set" + LEASE + "where upload_id = :id and lease_holder = :holder")
			.param("id", id)
			.param("holder", holder)
			.param("lease", lease.toMillis() / 1000.0)
			.update());
	}

	void release(UUID id, UUID holder) {
		this.jdbc.sql("update upload set" + NO_LEASE + "where upload_id = :id and lease_holder = :holder")
			.param("id", id)
			.param("holder", holder)
			.update();
	}

	void storeUpload(UUID id, UUID holder, String storeUpload) {
		held(this.jdbc.sql("update upload set store_upload = :s where upload_id = :id and lease_holder = :holder")
			.param("id", id)
			.param("holder", holder)
			.param("s", storeUpload)
			.update());
	}

	/**
	 * Notes a part that is safe in the store, and with the last one that all bytes are.
	 */
	@Transactional
	void part(Receiving upload, UUID holder, StoredPart part, Progress progress) {
		this.jdbc.sql("""
				insert into upload_part (upload_id, part_number, etag, size_bytes) values (?, ?, ?, ?)
				on conflict (upload_id, part_number) do update
				set etag = excluded.etag, size_bytes = excluded.size_bytes""")
			.params(upload.id(), part.number(), part.etag(), part.sizeBytes())
			.update();
		progress(upload, holder, progress, null, 0);
	}

	/**
	 * Notes how many bytes are safe.
	 * @param upload the upload
	 * @param holder who holds it
	 * @param progress how far it has come
	 * @param tailId the object that keeps what has not filled a part, if any
	 * @param tailBytes how many bytes of it count
	 */
	void progress(Receiving upload, UUID holder, Progress progress, @Nullable UUID tailId, int tailBytes) {
		held(this.jdbc.sql("""
				update upload set received_bytes = :received, digest_state = :digest, tail_id = :tail,
				 tail_bytes = :tailBytes, length_bytes = case when :last then :received else length_bytes end,
				 state = case when :last then 'FINISHING' else state end, retry_at = now() + interval '5 seconds'
				where upload_id = :id and lease_holder = :holder and state = 'RECEIVING'""")
			.param("id", upload.id())
			.param("holder", holder)
			.param("received", progress.received())
			.param("digest", seal(progress.digestState()))
			.param("tail", tailId)
			.param("tailBytes", tailBytes)
			.param("last", progress.last())
			.update());
	}

	List<StoredPart> parts(UUID id) {
		return this.jdbc
			.sql("select part_number, etag, size_bytes from upload_part where upload_id = ? order by part_number")
			.param(id)
			.query((row, n) -> new StoredPart(row.getInt(1), row.getString(2), row.getLong(3)))
			.list();
	}

	/** Reserves an upload whose bytes are all safe; empty if another process has it. */
	Optional<Finishing> claimFinishing(UUID id, UUID holder, Duration lease) {
		return this.jdbc
			.sql("update upload set" + LEASE + "where upload_id = :id and state = 'FINISHING' and" + LEASE_FREE
					+ "returning *")
			.param("id", id)
			.param("holder", holder)
			.param("lease", lease.toMillis() / 1000.0)
			.query(this::finishing)
			.optional();
	}

	/** Uploads left between their last byte and their record. */
	List<UUID> unfinished(int limit) {
		return ids("where state = 'FINISHING' and retry_at <= now() and" + LEASE_FREE + "order by retry_at limit "
				+ limit + " for update skip locked");
	}

	/** Uploads that nobody has continued until they expired. */
	List<UUID> expired(OffsetDateTime now, int limit) {
		return this.jdbc
			.sql("select upload_id from upload where state = 'RECEIVING' and expires_at < :now and" + LEASE_FREE
					+ "order by expires_at limit " + limit + " for update skip locked")
			.param("now", now)
			.query(UUID.class)
			.list();
	}

	/** Records whose bytes still have to be protected in the store. */
	List<UUID> unprotected(int limit) {
		return ids("where protection_due and" + LEASE_FREE + "limit " + limit + " for update skip locked");
	}

	/** Uploads that failed and have left bytes in the store. */
	List<UUID> leftBytes(int limit) {
		return ids("where discard_due and (retry_at is null or retry_at <= now()) limit " + limit);
	}

	@Nullable String storeUpload(UUID id) {
		return this.jdbc.sql("select store_upload from upload where upload_id = ?")
			.param(id)
			.query((row, n) -> Optional.ofNullable(row.getString(1)))
			.single()
			.orElse(null);
	}

	/** Nothing is left of it in the store, or that is tried again later. */
	void discarded(UUID id, boolean everything) {
		this.jdbc
			.sql("update upload set discard_due = not :everything, retry_at = now() + interval '10 minutes'"
					+ " where upload_id = :id")
			.param("everything", everything)
			.param("id", id)
			.update();
	}

	private List<UUID> ids(String where) {
		return this.jdbc.sql("select upload_id from upload " + where).query(UUID.class).list();
	}

	/** Ends an upload; with a lease that was lost meanwhile nothing is written. */
	void end(UUID id, UUID holder, State state, @Nullable UUID outcome, boolean protectionDue) {
		held(this.jdbc
			.sql("update upload set state = :state, outcome = :outcome, protection_due = :due, tail_id = null,"
					+ " digest_state = '', discard_due = (:state = 'FAILED'), retry_at = null," + NO_LEASE
					+ "where upload_id = :id and lease_holder = :holder")
			.param("id", id)
			.param("holder", holder)
			.param("state", state.name())
			.param("outcome", outcome)
			.param("due", protectionDue)
			.update());
	}

	void isProtected(UUID id) {
		this.jdbc.sql("update upload set protection_due = false where upload_id = ?").param(id).update();
	}

	/** Lets go after a failure, to be tried again later and later. */
	void tryLater(UUID id, UUID holder) {
		this.jdbc
			.sql("update upload set failures = failures + 1,"
					+ " retry_at = now() + make_interval(secs => least(600, power(2, least(failures, 10))))," + NO_LEASE
					+ "where upload_id = :id and lease_holder = :holder")
			.param("id", id)
			.param("holder", holder)
			.update();
	}

	private static void held(int rows) {
		if (rows != 1) {
			throw new Refused(Reason.BUSY);
		}
	}

	private static Upload upload(ResultSet row, int number) throws SQLException {
		return new Upload(row.getObject("upload_id", UUID.class), row.getObject("record_id", UUID.class),
				row.getObject("session_id", UUID.class), row.getObject("organizer_id", UUID.class),
				MaterialKind.valueOf(row.getString("kind")), row.getString("file_name"),
				row.getObject("length_bytes", Long.class), row.getLong("received_bytes"),
				State.valueOf(row.getString("state")), row.getObject("outcome", UUID.class),
				row.getObject("expires_at", OffsetDateTime.class).toInstant(), row.getBoolean("sealed"));
	}

	private Receiving receiving(ResultSet row, int number) throws SQLException {
		ObjectKey plain = ObjectKey.original(row.getObject("record_id", UUID.class));
		return new Receiving(row.getObject("upload_id", UUID.class),
				row.getBoolean("sealed") ? plain.asSealed() : plain, row.getObject("length_bytes", Long.class),
				row.getLong("received_bytes"), row.getString("store_upload"), row.getInt("parts"),
				row.getObject("tail_id", UUID.class), row.getInt("tail_bytes"), unseal(row.getBytes("digest_state")));
	}

	private Finishing finishing(ResultSet row, int number) throws SQLException {
		UUID organizer = row.getObject("organizer_id", UUID.class);
		Role role = Role.valueOf(row.getString("started_by_role"));
		return new Finishing(upload(row, number), row.getString("store_upload"), unseal(row.getBytes("digest_state")),
				row.getInt("failures"),
				new ActingUser(row.getObject("started_by", UUID.class), row.getString("started_by_sign_in"),
						row.getString("started_by_name"), role, (role == Role.ARCHIVIST) ? organizer : null));
	}

	/** What a request needs to continue an upload. */
	record Receiving(UUID id, ObjectKey key, @Nullable Long length, long received, @Nullable String storeUpload,
			int parts, @Nullable UUID tailId, int tailBytes, byte[] digestState) {

	}

	/** How far an upload has come. */
	record Progress(long received, byte[] digestState, boolean last) {

	}

	/** What is needed to make a record of an upload whose bytes are all safe. */
	record Finishing(Upload upload, @Nullable String storeUpload, byte[] digestState, int failures, ActingUser by) {

		ObjectKey key() {
			return this.upload.key();
		}

	}

}
