package cn.juanzong.reconciliation;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import cn.juanzong.extraction.sheet.SheetPage;
import cn.juanzong.ingest.sheet.SheetRows;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.scope.DataScope;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A sheet that a newer reader has read again, and what it read is stored as the worker
 * stores it: unless somebody relies on the page, and in one transaction.
 */
public final class RereadSheet {

	private static final Duration LIMIT = Duration.ofMinutes(1);

	private static final DataScope WORKER = DataScope.system("ingest");

	private final SheetRows rows;

	private final TransactionTemplate transaction;

	private final JdbcClient jdbc;

	private final ArchivalRecord sheet;

	public RereadSheet(ApplicationContext context, ArchivalRecord sheet) {
		this.rows = context.getBean(SheetRows.class);
		this.transaction = context.getBean(TransactionTemplate.class);
		this.jdbc = context.getBean(JdbcClient.class);
		this.sheet = sheet;
	}

	/** Whether the page took the place of the older one. */
	public boolean stored(SheetPage page) {
		return WORKER.get(() -> Boolean.TRUE.equals(this.transaction.execute((status) -> replace(page))));
	}

	/**
	 * Does something while the page is being stored; it is not committed before that has
	 * to wait.
	 */
	public <T> T storedWhile(SheetPage page, Supplier<T> act) {
		CountDownLatch replaced = new CountDownLatch(1);
		CompletableFuture<Void> worker = CompletableFuture
			.runAsync(() -> WORKER.run(() -> this.transaction.executeWithoutResult((status) -> {
				assertThat(replace(page)).isTrue();
				replaced.countDown();
				await().atMost(LIMIT).until(this::somebodyWaits);
			})));
		try {
			assertThat(replaced.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		T answer = act.get();
		worker.join();
		return answer;
	}

	public boolean reliedOn() {
		return this.jdbc.sql("select sheets_relied_on from ingest_object where object_id = ?")
			.param(this.sheet.id())
			.query(Boolean.class)
			.single();
	}

	private boolean replace(SheetPage page) {
		if (this.rows.kept(this.sheet.id(), page.page())) {
			return false;
		}
		this.rows.replace(this.sheet.id(), page);
		return true;
	}

	private boolean somebodyWaits() {
		return WORKER.get(() -> this.jdbc.sql("""
				select count(*) > 0 from pg_stat_activity
				where datname = current_database() and wait_event_type = 'Lock'""").query(Boolean.class).single());
	}

}
