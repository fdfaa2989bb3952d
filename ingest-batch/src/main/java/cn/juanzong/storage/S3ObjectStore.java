package cn.juanzong.storage;

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import cn.juanzong.storage.StoreHealth.Condition;
import io.minio.AbortMultipartUploadArgs;
import io.minio.BucketExistsArgs;
import io.minio.CompleteMultipartUploadArgs;
import io.minio.CreateMultipartUploadArgs;
import io.minio.GetObjectArgs;
import io.minio.GetObjectLockConfigurationArgs;
import io.minio.GetObjectRetentionArgs;
import io.minio.GetPresignedObjectUrlArgs;
import io.minio.Http;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioAsyncClient;
import io.minio.PutObjectAPIArgs;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.SetObjectRetentionArgs;
import io.minio.StatObjectArgs;
import io.minio.UploadPartArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import io.minio.messages.Part;
import io.minio.messages.Retention;
import io.minio.messages.RetentionMode;
import org.jspecify.annotations.Nullable;

/**
 * The object store over S3. Objects are never composed or copied in the store, and no
 * buffer is made here: parts are sent from the caller's array.
 */
final class S3ObjectStore implements ObjectStore, AutoCloseable {

	private static final int CONFLICT = 409;

	private static final int NOT_FOUND = 404;

	private final S3Connection connection;

	private final MinioAsyncClient client;

	private final LocalFlush flush;

	private final String bucket;

	private final boolean objectLock;

	private volatile boolean bucketReady;

	S3ObjectStore(StorageProperties properties) {
		this.connection = new S3Connection(properties);
		this.client = this.connection.client;
		this.flush = new LocalFlush(properties.localFolder(), properties.bucket());
		this.bucket = properties.bucket();
		this.objectLock = properties.objectLock();
	}

	@Override
	public StoredObject put(ObjectKey key, byte[] bytes, String mediaType) {
		return put(key, bytes, bytes.length, mediaType);
	}

	@Override
	public StoredObject put(ObjectKey key, byte[] buffer, int length, String mediaType) {
		ensureBucket();
		var response = call(() -> this.client.putObject(PutObjectAPIArgs.builder()
			.bucket(this.bucket)
			.object(key.value())
			.data(buffer, length)
			.contentType(mediaType)
			.headers(new Http.Headers("Content-Type", mediaType))
			.build()));
		this.flush.object(key);
		return new StoredObject(key, length, response.versionId());
	}

	@Override
	public String beginMultipart(ObjectKey key, String mediaType) {
		ensureBucket();
		return call(() -> this.client.createMultipartUpload(CreateMultipartUploadArgs.builder()
			.bucket(this.bucket)
			.object(key.value())
			.headers(new Http.Headers("Content-Type", mediaType))
			.build())).result().uploadId();
	}

	@Override
	public StoredPart putPart(ObjectKey key, String uploadId, int number, long offset, byte[] buffer, int length) {
		var response = unlessGone(() -> this.client.uploadPart(UploadPartArgs.builder()
			.bucket(this.bucket)
			.object(key.value())
			.uploadId(uploadId)
			.partNumber(number)
			.data(buffer, length)
			.build())).orElseThrow(() -> new ObjectMissing(key));
		this.flush.part(key, uploadId, number);
		return new StoredPart(number, response.part().etag(), length);
	}

	@Override
	public StoredObject completeMultipart(ObjectKey key, String uploadId, List<StoredPart> parts) {
		long size = parts.stream().mapToLong(StoredPart::sizeBytes).sum();
		// asked first: joining twice would copy the whole object again
		Optional<StoredObject> before = stat(key).filter((object) -> object.sizeBytes() == size);
		if (before.isEmpty()) {
			Part[] all = parts.stream()
				.sorted(Comparator.comparingInt(StoredPart::number))
				.map((part) -> new Part(part.number(), part.etag()))
				.toArray(Part[]::new);
			// if it is gone, it was joined by a request thought lost, or its bytes are
			unlessGone(() -> this.connection.patient.completeMultipartUpload(CompleteMultipartUploadArgs.builder()
				.bucket(this.bucket)
				.object(key.value())
				.uploadId(uploadId)
				.parts(all)
				.build()));
		}
		StoredObject stored = before.or(() -> stat(key)).orElseThrow(() -> new ObjectMissing(key));
		this.flush.object(key);
		if (stored.sizeBytes() != size) {
			throw new StoreUnavailable("The store joined " + stored.sizeBytes() + " of " + size + " bytes", null);
		}
		return stored;
	}

	@Override
	public void abortMultipart(ObjectKey key, String uploadId) {
		unlessGone(() -> this.client.abortMultipartUpload(
				AbortMultipartUploadArgs.builder().bucket(this.bucket).object(key.value()).uploadId(uploadId).build()));
	}

	@Override
	public InputStream open(ObjectKey key) {
		return open(key, GetObjectArgs.builder().bucket(this.bucket).object(key.value()).build());
	}

	@Override
	public InputStream open(ObjectKey key, long offset, long length) {
		return open(new StoredObject(key, -1, null), offset, length);
	}

	@Override
	public InputStream open(StoredObject object, long offset, long length) {
		var args = GetObjectArgs.builder()
			.bucket(this.bucket)
			.object(object.key().value())
			.offset(offset)
			.length(length);
		if (object.versionId() != null) {
			args.versionId(object.versionId());
		}
		return open(object.key(), args.build());
	}

	private InputStream open(ObjectKey key, GetObjectArgs args) {
		try {
			return call(() -> this.client.getObject(args));
		}
		catch (Missing ex) {
			throw new ObjectMissing(key);
		}
	}

	@Override
	public Optional<StoredObject> stat(ObjectKey key) {
		try {
			var response = call(() -> this.client
				.statObject(StatObjectArgs.builder().bucket(this.bucket).object(key.value()).build()));
			return Optional.of(new StoredObject(key, response.size(), response.versionId()));
		}
		catch (Missing ex) {
			return Optional.empty();
		}
	}

	@Override
	public void delete(ObjectKey key) {
		if (!this.objectLock) {
			remove(key, null);
			return;
		}
		// in a bucket that keeps versions, deleting the name would only hide the bytes
		for (Result<Item> result : this.client.listObjects(ListObjectsArgs.builder()
			.bucket(this.bucket)
			.prefix(key.value())
			.recursive(true)
			.includeVersions(true)
			.build())) {
			Item item = item(result);
			if (key.value().equals(item.objectName())) {
				remove(key, item.versionId());
			}
		}
	}

	private void remove(ObjectKey key, @Nullable String versionId) {
		RemoveObjectArgs.Builder args = RemoveObjectArgs.builder().bucket(this.bucket).object(key.value());
		if (versionId != null) {
			args.versionId(versionId);
		}
		unlessGone(() -> this.client.removeObject(args.build()));
	}

	@Override
	public Stream<StoredObject> list(String prefix) {
		ensureBucket();
		var results = this.client
			.listObjects(ListObjectsArgs.builder().bucket(this.bucket).prefix(prefix).recursive(true).build());
		return StreamSupport.stream(results.spliterator(), false)
			.map(this::item)
			.filter((item) -> !item.isDir())
			.flatMap((item) -> ObjectKey.parse(item.objectName())
				.map((key) -> new StoredObject(key, item.size(), null))
				.stream());
	}

	private Item item(Result<Item> result) {
		return call(() -> CompletableFuture.completedFuture(result.get()));
	}

	@Override
	public void protect(StoredObject object, Instant until) {
		if (!this.objectLock || protectedUntil(object).filter((end) -> !end.isBefore(until)).isPresent()) {
			return;
		}
		String version = Objects.requireNonNull(object.versionId(), "A locked bucket answers with a version");
		call(() -> this.client.setObjectRetention(SetObjectRetentionArgs.builder()
			.bucket(this.bucket)
			.object(object.key().value())
			.versionId(version)
			.config(new Retention(RetentionMode.COMPLIANCE, until.atZone(ZoneOffset.UTC)))
			.build()));
		// some stores acknowledge and record nothing: what counts is what they answer now
		if (protectedUntil(object).filter((end) -> !end.isBefore(until)).isEmpty()) {
			throw new StoreUnavailable("The store did not record the retention of " + object.key(), null);
		}
	}

	private Optional<Instant> protectedUntil(StoredObject object) {
		try {
			Retention retention = call(() -> this.client.getObjectRetention(GetObjectRetentionArgs.builder()
				.bucket(this.bucket)
				.object(object.key().value())
				.versionId(object.versionId())
				.build()));
			return (retention != null && retention.mode() == RetentionMode.COMPLIANCE)
					? Optional.of(retention.retainUntilDate().toInstant()) : Optional.empty();
		}
		catch (Missing ex) {
			return Optional.empty();
		}
	}

	@Override
	public URI readableUri(ObjectKey key, Duration validFor) {
		return call(() -> CompletableFuture
			.completedFuture(URI.create(this.client.getPresignedObjectUrl(GetPresignedObjectUrlArgs.builder()
				.method(Http.Method.GET)
				.bucket(this.bucket)
				.object(key.value())
				.expiry(Math.toIntExact(validFor.toSeconds()), TimeUnit.SECONDS)
				.build()))));
	}

	@Override
	public StoreHealth check() {
		try {
			ensureBucket();
			boolean exists = call(
					() -> this.client.bucketExists(BucketExistsArgs.builder().bucket(this.bucket).build()));
			return new StoreHealth(condition(exists), this.bucket);
		}
		catch (StoreUnavailable ex) {
			return new StoreHealth(Condition.UNREACHABLE, String.valueOf(ex.getMessage()));
		}
	}

	private Condition condition(boolean exists) {
		if (!exists) {
			return Condition.BUCKET_MISSING;
		}
		if (this.objectLock && !bucketLocked()) {
			return Condition.LOCK_MISSING;
		}
		if (!this.flush.reachable()) {
			return Condition.FOLDER_MISSING;
		}
		return this.objectLock ? Condition.LOCKED : Condition.OPEN;
	}

	private boolean bucketLocked() {
		try {
			return call(() -> this.client.getObjectLockConfiguration(
					GetObjectLockConfigurationArgs.builder().bucket(this.bucket).build())) != null;
		}
		catch (Missing ex) {
			return false;
		}
	}

	private void ensureBucket() {
		if (this.bucketReady) {
			return;
		}
		if (!call(() -> this.client.bucketExists(BucketExistsArgs.builder().bucket(this.bucket).build()))) {
			try {
				call(() -> this.client
					.makeBucket(MakeBucketArgs.builder().bucket(this.bucket).objectLock(this.objectLock).build()));
			}
			catch (Conflict ex) {
				// another process made it meanwhile
			}
		}
		this.bucketReady = true;
	}

	/** Empty if what the request is about is not there (any more). */
	private static <T> Optional<T> unlessGone(Request<T> request) {
		try {
			return Optional.ofNullable(call(request));
		}
		catch (Missing ex) {
			return Optional.empty();
		}
	}

	private static <T> T call(Request<T> request) {
		try {
			return request.start().get();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new StoreUnavailable("Interrupted while waiting for the store", ex);
		}
		catch (ExecutionException ex) {
			throw translated((ex.getCause() != null) ? ex.getCause() : ex);
		}
		catch (MinioException ex) {
			throw translated(ex);
		}
	}

	private static StoreUnavailable translated(Throwable cause) {
		if (cause instanceof ErrorResponseException ex) {
			String answer = ex.errorResponse().code() + " (" + ex.response().code() + ")";
			return switch (ex.response().code()) {
				case NOT_FOUND -> new Missing(answer, ex);
				case CONFLICT -> new Conflict(answer, ex);
				default -> new StoreUnavailable("The store refused: " + answer, ex);
			};
		}
		return new StoreUnavailable("The store does not answer: " + cause.getMessage(), cause);
	}

	@Override
	public void close() {
		this.connection.close();
	}

	@FunctionalInterface
	private interface Request<T> {

		CompletableFuture<T> start() throws MinioException;

	}

	private static final class Missing extends StoreUnavailable {

		Missing(String message, Throwable cause) {
			super(message, cause);
		}

	}

	private static final class Conflict extends StoreUnavailable {

		Conflict(String message, Throwable cause) {
			super(message, cause);
		}

	}

}
