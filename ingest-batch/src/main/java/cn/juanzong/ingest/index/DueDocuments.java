package cn.juanzong.ingest.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import cn.juanzong.search.IndexUnavailable;
import cn.juanzong.search.RecordDocument;
import cn.juanzong.search.RecordIndex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The documents that must be written to the index again. A row is marked in the
 * transaction that changes what a document says, so nothing is forgotten while the index
 * is away; writing happens afterwards, by any process, at least once.
 *
 * <p>
 * A writer draws the document's version when it takes the row and reads the description
 * after that: of two writers the later one carries the higher version and nothing older,
 * and the index refuses the lower version. A row that was marked again meanwhile has lost
 * its version and therefore stays.
 */
@Component
public class DueDocuments {

	private static final Logger log = LoggerFactory.getLogger(DueDocuments.class);

	/** As many rows are taken at a time; where it is fewer, no more are due. */
	static final int AT_ONCE = 40;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final Documents documents;

	private final RecordIndex index;

	private volatile boolean away;

	DueDocuments(JdbcClient jdbc, TransactionTemplate transaction, Documents documents, RecordIndex index) {
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.documents = documents;
		this.index = index;
	}

	/**
	 * Marks a document as due, within the caller's transaction.
	 * @param objectId the object
	 */
	public void mark(UUID objectId) {
		this.jdbc.sql("""
				insert into index_due (object_id) values (:id)
				on conflict (object_id) do update
				set due_since = now(), version = null, claimed_until = null, failures = 0""")
			.param("id", objectId)
			.update();
	}

	/**
	 * Writes everything that is due, unless the index was last seen away: then only
	 * {@link #drain()} finds out whether it is back.
	 */
	public void drainIfIndexAnswers() {
		try {
			while (!this.away && drain() > 0) {
				log.trace("more documents may be due");
			}
		}
		catch (IndexUnavailable ex) {
			log.debug("documents stay due", ex);
		}
	}

	/**
	 * Writes some of the documents that are due.
	 * @return how many rows were taken; 0 if there is nothing to do
	 * @throws IndexUnavailable if the index does not answer; the rows stay
	 */
	public int drain() {
		Map<UUID, Long> taken = take();
		if (taken.isEmpty()) {
			return 0;
		}
		try {
			List<RecordDocument> documents = this.documents.of(taken);
			Set<UUID> gone = new HashSet<>(taken.keySet());
			documents.forEach((document) -> gone.remove(document.id()));
			if (!gone.isEmpty()) {
				// what is described no longer is not to be found either
				this.index.remove(gone);
			}
			write(documents, taken);
			this.away = false;
		}
		catch (IndexUnavailable ex) {
			this.away = true;
			giveBack(taken);
			throw ex;
		}
		settle(taken);
		return taken.size();
	}

	private Map<UUID, Long> take() {
		Map<UUID, Long> taken = new HashMap<>();
		this.jdbc.sql("""
				update index_due set version = nextval('index_version'), claimed_until = now() + interval '30 seconds'
				where object_id in (
				  select object_id from index_due where claimed_until is null or claimed_until < now()
				  order by due_since limit :limit for update skip locked)
				returning object_id, version""").param("limit", AT_ONCE).query((row) -> {
			taken.put(row.getObject("object_id", UUID.class), row.getLong("version"));
		});
		return taken;
	}

	private void write(List<RecordDocument> all, Map<UUID, Long> taken) {
		if (all.isEmpty()) {
			return;
		}
		try {
			this.index.put(all);
		}
		catch (RuntimeException ex) {
			if (ex instanceof IndexUnavailable && !this.index.check().available()) {
				throw ex;
			}
			all.forEach((document) -> writeAlone(document, taken));
		}
	}

	/** One document the index will not have must not keep the others out. */
	private void writeAlone(RecordDocument document, Map<UUID, Long> taken) {
		try {
			this.index.put(List.of(document));
		}
		catch (RuntimeException ex) {
			if (ex instanceof IndexUnavailable && !this.index.check().available()) {
				throw ex;
			}
			log.warn("The index refuses document {}: {}", document.id(), ex.getClass().getSimpleName());
			Long version = taken.remove(document.id());
			this.jdbc.sql("""
					update index_due set failures = failures + 1,
					  claimed_until = now() + least(failures + 1, 60) * interval '1 minute'
					where object_id = :id and version = :version""")
				.param("id", document.id())
				.param("version", version)
				.update();
		}
	}

	private void settle(Map<UUID, Long> written) {
		Rows rows = Rows.of(written);
		this.transaction.executeWithoutResult((status) -> {
			UUID[] settled = this.jdbc.sql("""
					delete from index_due d using unnest(:ids::uuid[], :versions::bigint[]) as w(id, version)
					where d.object_id = w.id and d.version = w.version
					returning d.object_id""")
				.param("ids", rows.ids())
				.param("versions", rows.versions())
				.query((row, number) -> row.getObject("object_id", UUID.class))
				.list()
				.toArray(UUID[]::new);
			this.jdbc.sql("""
					update ingest_object set stage = 'INGESTED', finished_at = now(), changed_at = now()
					where object_id = any(:ids) and stage = 'INDEX'""").param("ids", settled).update();
		});
	}

	private void giveBack(Map<UUID, Long> taken) {
		Rows rows = Rows.of(taken);
		this.jdbc.sql("""
				update index_due d set claimed_until = null
				from unnest(:ids::uuid[], :versions::bigint[]) as w(id, version)
				where d.object_id = w.id and d.version = w.version""")
			.param("ids", rows.ids())
			.param("versions", rows.versions())
			.update();
	}

	private record Rows(UUID[] ids, Long[] versions) {

		static Rows of(Map<UUID, Long> versions) {
			List<UUID> ids = new ArrayList<>(versions.keySet());
			return new Rows(ids.toArray(UUID[]::new), ids.stream().map(versions::get).toArray(Long[]::new));
		}

	}

}
