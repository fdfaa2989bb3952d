package cn.juanzong.ingest.worker;

import java.time.Clock;
import java.time.Duration;

import cn.juanzong.ingest.Bell;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends pictures of which too little is kept to have their views made again, by which
 * they are hashed: some at a time and only while nothing new waits, and each once.
 */
@Component
class PictureRehashing {

	private static final Logger log = LoggerFactory.getLogger(PictureRehashing.class);

	private static final Duration INTERVAL = Duration.ofSeconds(10);

	private static final int AT_ONCE = 100;

	private final JdbcClient jdbc;

	private final Bell bell;

	private final TransactionTemplate transaction;

	private final NowAndThen due;

	PictureRehashing(JdbcClient jdbc, Bell bell, TransactionTemplate transaction, Clock clock) {
		this.jdbc = jdbc;
		this.bell = bell;
		this.transaction = transaction;
		this.due = new NowAndThen(clock, INTERVAL);
	}

	/** Called often, does something every ten seconds. */
	synchronized void nowAndThen() {
		if (this.due.due()) {
			this.transaction.executeWithoutResult((status) -> hand());
		}
	}

	private void hand() {
		int handed = this.jdbc.sql("""
				update ingest_object set picture_due = false, stage = 'RENDER', lane = 'FAST', changed_at = now(),
				  finished_at = null, touched_stage = null, attempts = 0
				where object_id in (
				  select object_id from ingest_object where picture_due and batch_id is null and stage = 'INGESTED'
				    and not exists (select from ingest_object w where w.lane = 'FAST' and w.batch_id is null
				      and w.stage in ('QUEUED', 'RENDER', 'RECOGNISE'))
				  order by object_id limit :most for update skip locked)""").param("most", AT_ONCE).update();
		if (handed > 0) {
			log.info("{} pictures from before are hashed", handed);
			this.bell.ringAfterCommit();
		}
	}

}
