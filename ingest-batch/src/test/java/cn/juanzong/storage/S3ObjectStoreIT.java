package cn.juanzong.storage;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

import cn.juanzong.standalone.Connections;
import cn.juanzong.standalone.StorageConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

/** The contract against the embedded endpoint, or the one that is configured. */
class S3ObjectStoreIT implements ObjectStoreContract {

	private static final String BUCKET = "contract-" + UUID.randomUUID().toString().substring(0, 8);

	private static StorageConnection connection;

	private static S3ObjectStore store;

	@BeforeAll
	static void connect() {
		connection = Connections.storage();
		store = new S3ObjectStore(properties(connection.endpoint(), connection.localFolder()));
	}

	private static StorageProperties properties(URI endpoint, Path localFolder) {
		return new StorageProperties(endpoint, connection.accessKey(), connection.secretKey(), BUCKET, "us-east-1",
				false, localFolder, Duration.ofMinutes(10));
	}

	@AfterAll
	static void disconnect() {
		store.close();
	}

	@Override
	public ObjectStore store() {
		return store;
	}

	@Test
	void halfWrittenObjectsOfTheFileSystemAreNotListed() throws Exception {
		assumeThat(connection.localFolder()).isNotNull();
		ObjectKey key = ObjectKey.original(UUID.randomUUID());
		store.put(key, new byte[10], "application/octet-stream");
		Path object = connection.localFolder().resolve(BUCKET).resolve(key.value());
		Files.copy(object, object.resolveSibling(object.getFileName() + "-" + UUID.randomUUID()));
		try (Stream<StoredObject> listed = store.list(key.value())) {
			assertThat(listed).extracting(StoredObject::key).containsExactly(key);
		}
	}

	@Test
	void whatCannotBeFlushedIsNotAcknowledged() {
		assumeThat(connection.localFolder()).isNotNull();
		try (S3ObjectStore elsewhere = new S3ObjectStore(
				properties(connection.endpoint(), Path.of("target", "nowhere")))) {
			assertThatThrownBy(() -> elsewhere.put(ObjectKey.original(UUID.randomUUID()), new byte[1], "text/plain"))
				.isInstanceOf(StoreUnavailable.class);
		}
	}

	@Test
	void aStoreThatIsDownIsAValueForHealthAndAProblemForTheRest() {
		try (S3ObjectStore down = new S3ObjectStore(properties(URI.create("http://127.0.0.1:1"), null))) {
			assertThat(down.check().available()).isFalse();
			assertThatThrownBy(() -> down.open(ObjectKey.original(UUID.randomUUID())))
				.isInstanceOf(StoreUnavailable.class);
		}
	}

	@Test
	void protectingDoesNothingWhereObjectLockIsOff() {
		ObjectKey key = ObjectKey.original(UUID.randomUUID());
		StoredObject stored = store.put(key, new byte[1], "text/plain");
		store.protect(stored, Instant.parse("2033-01-01T00:00:00Z"));
		store.delete(key);
		assertThat(store.stat(key)).isEmpty();
	}

}
