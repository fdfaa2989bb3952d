package cn.juanzong.storage;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What the application relies on in any store of bytes.
 */
interface ObjectStoreContract {

	int PART = 8 << 20;

	ObjectStore store();

	@Test
	default void putThenReadWholeAndRange() throws Exception {
		ObjectKey key = ObjectKey.original(UUID.randomUUID());
		byte[] bytes = random(100_000, 1);
		StoredObject stored = store().put(key, bytes, "application/octet-stream");
		assertThat(stored.sizeBytes()).isEqualTo(bytes.length);
		assertThat(read(store().open(key))).isEqualTo(bytes);
		assertThat(read(store().open(key, 99_990, 10))).isEqualTo(java.util.Arrays.copyOfRange(bytes, 99_990, 100_000));
		assertThat(read(store().open(stored, 0, 1))).containsExactly(bytes[0]);
		assertThat(store().stat(key)).map(StoredObject::sizeBytes).contains((long) bytes.length);
	}

	@Test
	default void putUsesOnlyTheBeginningOfAReusedBuffer() throws Exception {
		ObjectKey key = ObjectKey.rendition(UUID.randomUUID(), "thumbnail");
		byte[] buffer = random(5000, 2);
		store().put(key, buffer, 1234, "image/jpeg");
		store().put(key, buffer, 77, "image/jpeg");
		assertThat(read(store().open(key))).isEqualTo(java.util.Arrays.copyOf(buffer, 77));
	}

	@Test
	default void anEmptyObjectIsAnObject() throws Exception {
		ObjectKey key = ObjectKey.original(UUID.randomUUID());
		store().put(key, new byte[0], "application/octet-stream");
		assertThat(store().stat(key)).map(StoredObject::sizeBytes).contains(0L);
		assertThat(read(store().open(key))).isEmpty();
	}

	@Test
	default void missingObjectsAreSaidToBeMissing() {
		ObjectKey key = ObjectKey.original(UUID.randomUUID());
		assertThat(store().stat(key)).isEmpty();
		assertThatThrownBy(() -> store().open(key)).isInstanceOf(ObjectMissing.class);
		assertThatThrownBy(() -> store().open(key, 0, 1)).isInstanceOf(ObjectMissing.class);
		store().delete(key);
	}

	@Test
	default void partsBecomeVisibleAllAtOnceAndCompletingTwiceAnswersTheSame() throws Exception {
		ObjectKey key = ObjectKey.original(UUID.randomUUID());
		String upload = store().beginMultipart(key, "video/mp4");
		byte[] buffer = new byte[PART];
		MessageDigest expected = MessageDigest.getInstance("SHA-256");
		List<StoredPart> parts = new ArrayList<>();
		for (int number = 1; number <= 3; number++) {
			int length = (number < 3) ? PART : 4321;
			System.arraycopy(random(length, number), 0, buffer, 0, length);
			expected.update(buffer, 0, length);
			parts.add(store().putPart(key, upload, number, (number - 1L) * PART, buffer, length));
			assertThat(store().stat(key)).isEmpty();
		}
		StoredObject stored = store().completeMultipart(key, upload, parts);
		assertThat(stored.sizeBytes()).isEqualTo(2L * PART + 4321);
		assertThat(store().completeMultipart(key, upload, parts)).isEqualTo(stored);
		assertThat(digest(store().open(key))).isEqualTo(expected.digest());
	}

	@Test
	default void aPartSentAgainReplacesTheEarlierOne() throws Exception {
		ObjectKey key = ObjectKey.original(UUID.randomUUID());
		String upload = store().beginMultipart(key, "application/octet-stream");
		store().putPart(key, upload, 1, 0, random(1000, 1), 1000);
		byte[] second = random(500, 2);
		StoredPart part = store().putPart(key, upload, 1, 0, second, 500);
		store().completeMultipart(key, upload, List.of(part));
		assertThat(read(store().open(key))).isEqualTo(second);
	}

	@Test
	default void anAbortedUploadLeavesNothingAndMayBeAbortedAgain() {
		UUID id = UUID.randomUUID();
		ObjectKey key = ObjectKey.original(id);
		String upload = store().beginMultipart(key, "application/octet-stream");
		store().putPart(key, upload, 1, 0, random(1000, 1), 1000);
		store().abortMultipart(key, upload);
		store().abortMultipart(key, upload);
		assertThat(store().stat(key)).isEmpty();
		try (Stream<StoredObject> left = store().list("original/" + id)) {
			assertThat(left).isEmpty();
		}
	}

	@Test
	default void listsKeysBelowAPrefixWithTheirSizes() {
		UUID id = UUID.randomUUID();
		for (int page = 1; page <= 12; page++) {
			store().put(ObjectKey.rendition(id, "page-" + page), new byte[page], "image/jpeg");
		}
		store().delete(ObjectKey.rendition(id, "page-12"));
		try (Stream<StoredObject> objects = store().list("rendition/" + id + "/")) {
			List<StoredObject> found = objects.toList();
			assertThat(found).hasSize(11);
			assertThat(found.stream().mapToLong(StoredObject::sizeBytes).sum()).isEqualTo(66);
		}
	}

	@Test
	default void aChildProcessCanReadARangeThroughTheAddress() throws Exception {
		ObjectKey key = ObjectKey.original(UUID.randomUUID());
		byte[] bytes = random(1000, 3);
		store().put(key, bytes, "video/mp4");
		URI address = store().readableUri(key, Duration.ofMinutes(5));
		HttpResponse<byte[]> answer = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(address).header("Range", "bytes=10-19").build(),
					HttpResponse.BodyHandlers.ofByteArray());
		assertThat(answer.statusCode()).isEqualTo(206);
		assertThat(answer.body()).isEqualTo(java.util.Arrays.copyOfRange(bytes, 10, 20));
	}

	@Test
	default void manyWritersAtOnceDoNotDisturbEachOther() throws Exception {
		ExecutorService writers = Executors.newFixedThreadPool(16);
		try {
			List<Future<ObjectKey>> keys = new ArrayList<>();
			for (int i = 0; i < 64; i++) {
				byte[] bytes = random(20_000, i);
				keys.add(writers.submit(() -> {
					ObjectKey key = ObjectKey.original(UUID.randomUUID());
					store().put(key, bytes, "application/octet-stream");
					return key;
				}));
			}
			for (int i = 0; i < 64; i++) {
				assertThat(read(store().open(keys.get(i).get()))).isEqualTo(random(20_000, i));
			}
		}
		finally {
			writers.shutdownNow();
		}
	}

	@Test
	default void saysThatItIsHealthy() {
		assertThat(store().check()).matches(StoreHealth::available);
	}

	static byte[] random(int length, long seed) {
		byte[] bytes = new byte[length];
		new Random(seed).nextBytes(bytes);
		return bytes;
	}

	static byte[] read(InputStream in) throws IOException {
		try (in) {
			return in.readAllBytes();
		}
	}

	static byte[] digest(InputStream in) throws Exception {
		MessageDigest digest = MessageDigest.getInstance("SHA-256");
		try (in) {
			byte[] buffer = new byte[65536];
			for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
				digest.update(buffer, 0, n);
			}
		}
		return digest.digest();
	}

}
