package cn.juanzong.ingest;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import cn.juanzong.ingest.IngestQueue.AcceptedObject;
import cn.juanzong.storage.Digest;
import cn.juanzong.storage.ObjectKey;
import cn.juanzong.storage.ObjectStore;

import org.springframework.transaction.support.TransactionTemplate;

/** Accepts files as the archive does: bytes first, then the row. */
final class Intake {

	static final UUID ORGANIZER = UUID.fromString("00000000-0000-4000-8000-0000000000aa");

	private final ObjectStore store;

	private final IngestQueue queue;

	private final TransactionTemplate transaction;

	Intake(ObjectStore store, IngestQueue queue, TransactionTemplate transaction) {
		this.store = store;
		this.queue = queue;
		this.transaction = transaction;
	}

	UUID accept(String fileName, String text) {
		return accept(fileName, text.getBytes(StandardCharsets.UTF_8), false);
	}

	UUID accept(String fileName, byte[] bytes, boolean tabular) {
		AcceptedObject object = store(fileName, bytes, tabular);
		this.transaction.executeWithoutResult((status) -> this.queue.submit(object));
		return object.objectId();
	}

	AcceptedObject store(String fileName, byte[] bytes, boolean tabular) {
		UUID id = UUID.randomUUID();
		ObjectKey key = ObjectKey.original(id);
		this.store.put(key, bytes, "application/octet-stream");
		return new AcceptedObject(id, ORGANIZER, key, bytes.length, Digest.ofContent(bytes), fileName, tabular);
	}

}
