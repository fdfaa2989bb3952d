package cn.juanzong.ingest.fixity;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;

import cn.juanzong.ingest.FixityFailed;
import cn.juanzong.ingest.index.DueDocuments;
import cn.juanzong.storage.Digest;
import cn.juanzong.storage.ObjectKey;
import cn.juanzong.storage.ObjectMissing;
import cn.juanzong.storage.ObjectStore;
import cn.juanzong.storage.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads stored bytes again and compares their digest, those first that were read longest
 * ago. Several processes may run it at once: each takes other objects.
 */
@Component
public class FixityCheck {

	private static final Logger log = LoggerFactory.getLogger(FixityCheck.class);

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final ObjectStore store;

	private final DueDocuments due;

	private final ApplicationEventPublisher events;

	private final FixityProperties properties;

	FixityCheck(JdbcClient jdbc, TransactionTemplate transaction, ObjectStore store, DueDocuments due,
			ApplicationEventPublisher events, FixityProperties properties) {
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.store = store;
		this.due = due;
		this.events = events;
		this.properties = properties;
	}

	/**
	 * Checks as many objects as one run may.
	 * @return what came out
	 * @throws StoreUnavailable if the store does not answer; what was checked counts
	 */
	public FixityRun run() {
		long id = this.jdbc.sql("insert into fixity_run default values returning run_id").query(Long.class).single();
		FixityRun run = new FixityRun(0, 0, 0);
		try {
			while (run.objects() < this.properties.objects() && run.bytes() < this.properties.bytes().toBytes()) {
				Optional<Candidate> next = next(id);
				if (next.isEmpty()) {
					break;
				}
				run = run.plus(next.get().sizeBytes(), check(next.get()));
			}
		}
		finally {
			this.jdbc.sql("""
					update fixity_run set ended_at = now(), objects = :objects, bytes = :bytes, failures = :failures
					where run_id = :id""")
				.param("objects", run.objects())
				.param("bytes", run.bytes())
				.param("failures", run.failures())
				.param("id", id)
				.update();
		}
		log.info("Fixity: {} objects, {} bytes, {} failures", run.objects(), run.bytes(), run.failures());
		return run;
	}

	private Optional<Candidate> next(long run) {
		return this.jdbc.sql("""
				update ingest_object set fixity_checked_at = now() where object_id = (
				  select object_id from ingest_object
				  where stage in ('INGESTED', 'UNREADABLE') and (fixity_checked_at is null
				    or fixity_checked_at < (select started_at from fixity_run where run_id = :run))
				  order by fixity_checked_at nulls first, object_id limit 1 for update skip locked)
				returning object_id, organizer_id, object_key, size_bytes, sha256""")
			.param("run", run)
			.query((row, number) -> new Candidate(row.getObject("object_id", UUID.class),
					row.getObject("organizer_id", UUID.class), new ObjectKey(row.getString("object_key")),
					row.getLong("size_bytes"), Digest.of(row.getBytes("sha256"))))
			.optional();
	}

	private boolean check(Candidate object) {
		String problem = problem(object);
		if (problem.isEmpty()) {
			return true;
		}
		log.error("Fixity of object {} failed: {}", object.id(), problem);
		this.transaction.executeWithoutResult((status) -> {
			this.jdbc.sql("""
					update ingest_object set stage = 'DAMAGED', detail = :detail, changed_at = now()
					where object_id = :id""").param("detail", problem).param("id", object.id()).update();
			this.due.mark(object.id());
			this.events.publishEvent(new FixityFailed(object.id(), object.organizerId(), problem));
		});
		return false;
	}

	private String problem(Candidate object) {
		try (InputStream content = this.store.open(object.key())) {
			MessageDigest sha256 = Digest.running();
			byte[] buffer = new byte[64 * 1024];
			for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
				sha256.update(buffer, 0, read);
			}
			return Digest.of(sha256.digest()).equals(object.sha256()) ? ""
					: "SHA-256 of the stored bytes is not the accepted one";
		}
		catch (ObjectMissing ex) {
			return "The store has no such object";
		}
		catch (IOException ex) {
			throw new StoreUnavailable("Reading from the store broke off", ex);
		}
	}

	/**
	 * What a run came to.
	 *
	 * @param objects objects read
	 * @param bytes bytes read
	 * @param failures objects whose bytes are changed or gone
	 */
	public record FixityRun(int objects, long bytes, int failures) {

		FixityRun plus(long sizeBytes, boolean good) {
			return new FixityRun(this.objects + 1, this.bytes + sizeBytes, this.failures + (good ? 0 : 1));
		}

	}

	private record Candidate(UUID id, UUID organizerId, ObjectKey key, long sizeBytes, Digest sha256) {

	}

}
