package cn.juanzong.ingest.worker;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import cn.juanzong.extraction.DocumentReader;
import cn.juanzong.extraction.Extraction.Reason;
import cn.juanzong.ingest.Bell;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands sheets that an older reader read to the recognise job once more, and pages over
 * which a reader ran out of time or memory or died, which may be the machine's fault: a
 * few at a time and only while nothing new waits for it. What was read before stays until
 * it is replaced, page by page. Each version of the reader gets one more turn, whether
 * anything comes of it or not. What somebody relies on is left as it is.
 */
@Component
public class SheetRereading {

	private static final Logger log = LoggerFactory.getLogger(SheetRereading.class);

	private static final Duration INTERVAL = Duration.ofMinutes(1);

	private static final int AT_ONCE = 5;

	/** Why a page was not read that another time may be. */
	private static final List<String> MACHINES_FAULT = Stream.of(Reason.TIMED_OUT, Reason.OUT_OF_MEMORY, Reason.CRASHED)
		.map(Reason::name)
		.toList();

	private final JdbcClient jdbc;

	private final DocumentReader reader;

	private final Bell bell;

	private final TransactionTemplate transaction;

	private final NowAndThen due;

	SheetRereading(JdbcClient jdbc, DocumentReader reader, Bell bell, TransactionTemplate transaction, Clock clock) {
		this.jdbc = jdbc;
		this.reader = reader;
		this.bell = bell;
		this.transaction = transaction;
		this.due = new NowAndThen(clock, INTERVAL);
	}

	/** Called often, does something once a minute. */
	synchronized void nowAndThen() {
		if (this.due.due()) {
			next(AT_ONCE);
		}
	}

	/**
	 * Hands over the next few.
	 * @param most how many objects at most
	 * @return how many they were
	 */
	public int next(int most) {
		Integer handed = this.transaction.execute((status) -> hand(most));
		return (handed != null) ? handed : 0;
	}

	private int hand(int most) {
		List<UUID> ids = this.jdbc.sql("""
				select o.object_id from ingest_object o
				where o.batch_id is null and o.stage = 'INGESTED' and o.sheets_reread_by is distinct from :engine
				  and not o.sheets_relied_on
				  and not exists (select from ingest_object w where w.stage = 'RECOGNISE')
				  and o.object_id in (select object_id from sheet_page where engine <> :engine
				    union select object_id from ingest_object where reason in (:machines))
				order by o.object_id limit :most for update skip locked""")
			.param("engine", this.reader.sheetVersion())
			.param("machines", MACHINES_FAULT)
			.param("most", most)
			.query(UUID.class)
			.list();
		if (ids.isEmpty()) {
			return 0;
		}
		UUID[] chosen = ids.toArray(UUID[]::new);
		this.jdbc.sql("""
				update object_page p set recognised = false where p.object_id = any(:ids) and p.needs_recognition
				  and (exists (select from sheet_page s
				      where s.object_id = p.object_id and s.page = p.page and s.engine <> :engine)
				    or not exists (select from object_fact f
				      where f.object_id = p.object_id and f.page = p.page and f.source = 'RECOGNISE')
				    and exists (select from ingest_object o
				      where o.object_id = p.object_id and o.reason in (:machines)))""")
			.param("ids", chosen)
			.param("engine", this.reader.sheetVersion())
			.param("machines", MACHINES_FAULT)
			.update();
		this.jdbc.sql("""
				update ingest_object set stage = 'RECOGNISE', lane = 'SLOW', changed_at = now(), finished_at = null,
				  touched_stage = null, attempts = 0, sheets_reread_by = :engine
				where object_id = any(:ids)""")
			.param("ids", chosen)
			.param("engine", this.reader.sheetVersion())
			.update();
		log.info("{} objects with sheets of an older version or pages that were not read are read again", ids.size());
		this.bell.ringAfterCommit();
		return ids.size();
	}

}
