package cn.juanzong.records.sealing;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import cn.juanzong.access.Scope;
import cn.juanzong.ingest.Facts.StoredRendition;
import cn.juanzong.ingest.ObjectPlaces;
import cn.juanzong.programme.Sessions;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.ArchivalRecords;
import cn.juanzong.records.MaterialKind;
import cn.juanzong.records.sealing.ObjectCopy.Copied;
import cn.juanzong.storage.ObjectKey;
import cn.juanzong.storage.ObjectStore;
import cn.juanzong.storage.StoredObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Brings bytes to where the kind of their record wants them: encrypted, or not. The rows
 * themselves say what is still to do, so a killed process leaves nothing half done: where
 * copies will be is noted, they are written and read back, one transaction names them and
 * notes what they replace, and whatever is noted and not named is removed.
 */
@Service
class Resealing {

	private static final int AT_ONCE = 50;

	private static final String BYTES = "application/octet-stream";

	private static final UUID FIRST = new UUID(0, 0);

	private static final Logger log = LoggerFactory.getLogger(Resealing.class);

	private final JdbcClient jdbc;

	private final ArchivalRecords records;

	private final Sessions sessions;

	private final ObjectPlaces places;

	private final ObjectStore store;

	private final ObjectCopy copy;

	private final SpareObjects spares;

	private final ApplicationEventPublisher events;

	private final TransactionOperations transaction;

	Resealing(JdbcClient jdbc, ArchivalRecords records, Sessions sessions, ObjectPlaces places, ObjectStore store,
			ObjectCopy copy, SpareObjects spares, ApplicationEventPublisher events, TransactionOperations transaction) {
		this.jdbc = jdbc;
		this.records = records;
		this.sessions = sessions;
		this.places = places;
		this.store = store;
		this.copy = copy;
		this.spares = spares;
		this.events = events;
		this.transaction = transaction;
	}

	/**
	 * Goes through all records once.
	 * @return whether something is left for later
	 */
	boolean sweep() {
		int left = each(this::due) + each((last) -> this.places.scattered(last, AT_ONCE));
		this.spares.remove();
		return left > 0;
	}

	/** Tries all, some at a time, and tells how many are left. */
	private int each(Function<UUID, List<UUID>> next) {
		int left = 0;
		UUID last = FIRST;
		for (List<UUID> some = next.apply(last); !some.isEmpty(); some = next.apply(last)) {
			for (UUID id : some) {
				left += tried(id) ? 0 : 1;
				last = id;
			}
		}
		return left;
	}

	private boolean tried(UUID id) {
		try {
			this.transaction.executeWithoutResult((status) -> note(id));
			return Boolean.TRUE.equals(this.transaction.execute((status) -> reseal(id)));
		}
		catch (RuntimeException ex) {
			log.warn("The bytes of record {} are brought to where they belong later: {}", id, ex.getMessage());
			return false;
		}
	}

	/** Before a copy is begun, so that none is forgotten in the store. */
	private void note(UUID id) {
		for (ObjectKey key : keys(id)) {
			this.spares.note(id, key.sealed() ? key.asPlain() : key.asSealed());
		}
	}

	private List<ObjectKey> keys(UUID id) {
		return Stream
			.concat(this.records.object(id, Scope.EVERYTHING).map(StoredObject::key).stream(),
					this.places.views(id).stream().map(StoredRendition::key))
			.toList();
	}

	private boolean reseal(UUID id) {
		if (!this.spares.lock(id) || !this.places.hold(id)) {
			return false;
		}
		ArchivalRecord record = this.records.find(id, Scope.EVERYTHING).orElseThrow();
		StoredObject original = this.records.object(id, Scope.EVERYTHING).orElseThrow();
		boolean sealed = record.kind().sealed();
		List<StoredRendition> views = this.places.views(id)
			.stream()
			.filter((view) -> view.key().sealed() != sealed)
			.toList();
		List<ObjectKey> planned = Stream.concat(Stream.of(original.key()), views.stream().map(StoredRendition::key))
			.filter((key) -> key.sealed() != sealed)
			.map((key) -> place(key, sealed))
			.toList();
		if (planned.isEmpty()) {
			return true;
		}
		if (!this.spares.noted(id).containsAll(planned)) {
			// taken away or drawn meanwhile: noted again next time
			return false;
		}
		if (original.key().sealed() != sealed) {
			move(record, original, place(original.key(), sealed));
		}
		for (StoredRendition view : views) {
			ObjectKey other = place(view.key(), sealed);
			this.store.stat(view.key()).ifPresent((object) -> this.copy.copy(object, other, view.mediaType()));
			replace(id, view.key(), other);
		}
		this.events.publishEvent(new Resealed(record, sealed));
		return true;
	}

	private void move(ArchivalRecord record, StoredObject original, ObjectKey to) {
		Copied whole = this.copy.copy(original, to, BYTES);
		if (!whole.sha256().equals(record.sha256())) {
			throw new IllegalStateException("The store does not hold what was accepted");
		}
		this.sessions.find(record.sessionId(), Scope.EVERYTHING)
			.ifPresent((session) -> this.store.protect(whole.object(), ArchivalRecords.keptUntil(session)));
		this.jdbc.sql("""
				update archival_record set object_key = :key, object_version = :version
				where record_id = :id and object_key = :before""")
			.param("key", to.value())
			.param("version", whole.object().versionId())
			.param("id", record.id())
			.param("before", original.key().value())
			.update();
		replace(record.id(), original.key(), to);
	}

	private void replace(UUID id, ObjectKey from, ObjectKey to) {
		this.places.moved(id, from, to);
		this.spares.forget(to);
		this.spares.note(id, from);
	}

	private List<UUID> due(UUID after) {
		return this.jdbc.sql("""
				select record_id from archival_record where record_id > :after
				and (strpos(object_key, '/sealed/') > 0) <> (kind = any(:sealed)) order by record_id limit :some""")
			.param("after", after)
			.param("sealed",
					Arrays.stream(MaterialKind.values())
						.filter(MaterialKind::sealed)
						.map(MaterialKind::name)
						.toArray(String[]::new))
			.param("some", AT_ONCE)
			.query(UUID.class)
			.list();
	}

	private static ObjectKey place(ObjectKey key, boolean sealed) {
		return sealed ? key.asSealed() : key.asPlain();
	}

}
