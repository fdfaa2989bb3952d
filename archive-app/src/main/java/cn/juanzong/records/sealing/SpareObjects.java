package cn.juanzong.records.sealing;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import cn.juanzong.storage.ObjectKey;
import cn.juanzong.storage.ObjectStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stored bytes that a record does not name, or will not name any more: copies under way,
 * and what they replace. What is noted here and named nowhere is removed from the store.
 */
@Repository
class SpareObjects {

	private static final Logger log = LoggerFactory.getLogger(SpareObjects.class);

	private final JdbcClient jdbc;

	private final ObjectStore store;

	private final TransactionOperations transaction;

	private final TransactionTemplate atOnce;

	SpareObjects(JdbcClient jdbc, ObjectStore store, TransactionOperations transaction,
			PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.store = store;
		this.transaction = transaction;
		this.atOnce = new TransactionTemplate(transactions);
		this.atOnce.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/** Reserves the objects of a record until the transaction ends, or the process. */
	boolean lock(UUID recordId) {
		return this.jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('juanzong.sealing.' || ?, 0))")
			.param(recordId.toString())
			.query(Boolean.class)
			.single();
	}

	void note(UUID recordId, ObjectKey key) {
		this.jdbc.sql("insert into spare_object (object_key, record_id) values (?, ?) on conflict do nothing")
			.params(key.value(), recordId)
			.update();
	}

	/**
	 * Notes under which number the store keeps the parts of a copy until they are joined:
	 * at once, whatever becomes of the present transaction. Parts of an attempt before
	 * are given up.
	 */
	void begun(ObjectKey key, String storeUpload) {
		this.atOnce.executeWithoutResult((status) -> {
			abort(key);
			this.jdbc.sql("update spare_object set store_upload = ? where object_key = ?")
				.params(storeUpload, key.value())
				.update();
		});
	}

	private void abort(ObjectKey key) {
		this.jdbc.sql("select store_upload from spare_object where object_key = ? and store_upload is not null")
			.param(key.value())
			.query(String.class)
			.optional()
			.ifPresent((storeUpload) -> this.store.abortMultipart(key, storeUpload));
	}

	Collection<ObjectKey> noted(UUID recordId) {
		return keys("where record_id = :id", recordId);
	}

	void forget(ObjectKey key) {
		this.jdbc.sql("delete from spare_object where object_key = ?").param(key.value()).update();
	}

	/** Removes what nothing names; what the store does not give away is tried hourly. */
	void remove() {
		for (UUID recordId : this.jdbc.sql("""
				select distinct record_id from spare_object
				where tried_at is null or tried_at < now() - interval '1 hour'""").query(UUID.class).list()) {
			this.transaction.executeWithoutResult((status) -> remove(recordId));
		}
	}

	private void remove(UUID recordId) {
		if (!lock(recordId)) {
			return;
		}
		Set<ObjectKey> named = new HashSet<>(keys("""
				join (select object_key from archival_record where record_id = :id
				  union all select object_key from ingest_object where object_id = :id
				  union all select object_key from object_rendition where object_id = :id) n using (object_key)
				where record_id = :id""", recordId));
		for (ObjectKey key : noted(recordId)) {
			try {
				abort(key);
				if (!named.contains(key)) {
					this.store.delete(key);
				}
				forget(key);
			}
			catch (RuntimeException ex) {
				log.warn("Bytes of record {} that were replaced are removed later: {}", recordId, ex.getMessage());
				this.jdbc.sql("update spare_object set tried_at = now() where object_key = ?")
					.param(key.value())
					.update();
			}
		}
	}

	private List<ObjectKey> keys(String which, UUID recordId) {
		return this.jdbc.sql("select object_key from spare_object " + which)
			.param("id", recordId)
			.query((row, n) -> new ObjectKey(row.getString(1)))
			.list();
	}

}
