package cn.juanzong.journey;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;

import cn.juanzong.records.SignedInClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Sends files as the upload page does: in stretches, and after every failure again from
 * where the server says it stands, until the server says that there is a record.
 */
final class Sender {

	private static final Duration LIMIT = Duration.ofMinutes(8);

	private final SignedInClient client;

	private final UUID session;

	private final Random random;

	private String location;

	Sender(SignedInClient client, UUID session, long seed) {
		this.client = client;
		this.session = session;
		this.random = new Random(seed);
	}

	/**
	 * Sends one file and does not give up.
	 * @param name its name
	 * @param bytes its content
	 * @return the record that the server names
	 */
	UUID send(String name, byte[] bytes) {
		return resume(null, name, bytes);
	}

	/**
	 * Goes on with a file that was begun before.
	 * @param upload the address of its upload, if it has one
	 * @param name its name
	 * @param bytes its content
	 * @return the record that the server names
	 */
	UUID resume(String upload, String name, byte[] bytes) {
		this.location = upload;
		return await().atMost(LIMIT)
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(40))
			.ignoreExceptionsInstanceOf(UncheckedIOException.class)
			.until(() -> goOn(name, bytes), (record) -> record != null);
	}

	private UUID goOn(String name, byte[] bytes) {
		if (this.location == null) {
			HttpResponse<String> announced = this.client.announce(this.session, "OTHER", name, bytes.length);
			if (announced.statusCode() != 201) {
				return null;
			}
			this.location = announced.headers().firstValue("Location").orElseThrow();
		}
		HttpResponse<byte[]> head = this.client.head(this.location);
		assertThat(head.statusCode()).as("an upload that was announced is known").isNotIn(404, 410);
		if (head.statusCode() != 200 || record(head) != null) {
			return record(head);
		}
		if (head.headers().firstValue("Juanzong-Upload-State").orElse("").equals("FINISHING")) {
			return null;
		}
		int offset = (int) head.headers().firstValueAsLong("Upload-Offset").orElseThrow();
		int stretch = Math.min(bytes.length - offset, 1 + this.random.nextInt(4 << 20));
		return record(this.client.patch(this.location, offset, BodyPublishers.ofByteArray(bytes, offset, stretch)));
	}

	private static UUID record(HttpResponse<?> answer) {
		return answer.headers().firstValue("Juanzong-Record").map(UUID::fromString).orElse(null);
	}

}
