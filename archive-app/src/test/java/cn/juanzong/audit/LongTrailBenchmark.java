package cn.juanzong.audit;

import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whether a trail of {@code juanzong.bench.rows} entries over ten years stays usable:
 * what the auditor asks for, what an entry costs, verification and export, beside the
 * same in a trail of {@value #SHORT} entries.
 */
class LongTrailBenchmark {

	private static final long ROWS = Long.getLong("juanzong.bench.rows", 5_000_000);

	private static final long SHORT = 100_000;

	private static final int ROUNDS = 15;

	@Test
	void aLongTrail() throws SQLException, IOException {
		try (MadeUpTrail small = new MadeUpTrail(SHORT); MadeUpTrail large = new MadeUpTrail(ROWS)) {
			small.fill();
			print("fill",
					Map.of("entries", ROWS, "seconds", rounded(large.fill()), "gigabytes",
							rounded(JdbcClient.create(large.owner())
								.sql("select pg_database_size(current_database())")
								.query(Long.class)
								.single() / 1e9)));
			Asked shortly = new Asked(small);
			Asked atLength = new Asked(large);
			for (String question : atLength.questions().keySet()) {
				compare(question, shortly.questions().get(question), atLength.questions().get(question));
			}
			whole("verification", shortly::verify, atLength::verify);
			whole("export", shortly::export, atLength::export);
		}
	}

	/** In turns; medians. */
	private static void compare(String question, Runnable shortly, Runnable atLength) {
		double first = milliseconds(atLength);
		milliseconds(shortly);
		List<Double> reference = new ArrayList<>();
		List<Double> ours = new ArrayList<>();
		for (int round = 0; round < ROUNDS; round++) {
			reference.add(milliseconds(shortly));
			ours.add(milliseconds(atLength));
		}
		Map<String, Object> line = new LinkedHashMap<>();
		line.put("question", question);
		line.put("firstMs", rounded(first));
		line.put("medianMs", rounded(median(ours)));
		line.put("referenceMs", rounded(median(reference)));
		line.put("ratio", rounded(median(ours) / median(reference)));
		line.put("bar",
				question.equals("append") ? "median at most 1 ms above the reference" : "median at most 300 ms");
		print("long-trail", line);
	}

	/** Goes through everything: time per entry, and memory. */
	private static void whole(String name, Runnable shortly, Runnable atLength) {
		shortly.run();
		long began = System.nanoTime();
		shortly.run();
		double reference = (System.nanoTime() - began) / 1e3 / SHORT;
		long before = usedHeap();
		AtomicLong most = new AtomicLong(before);
		ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
		watch.scheduleWithFixedDelay(() -> most.accumulateAndGet(usedHeap(), Math::max), 2, 2, TimeUnit.SECONDS);
		began = System.nanoTime();
		atLength.run();
		double seconds = (System.nanoTime() - began) / 1e9;
		watch.shutdownNow();
		Map<String, Object> line = new LinkedHashMap<>();
		line.put("question", name);
		line.put("seconds", rounded(seconds));
		line.put("microsecondsAnEntry", rounded(seconds * 1e6 / ROWS));
		line.put("referenceMicroseconds", rounded(reference));
		line.put("ratio", rounded(seconds * 1e6 / ROWS / reference));
		line.put("heapGrowthMebibytes", rounded((most.get() - before) / (double) (1 << 20)));
		line.put("bar", "ratio at most 1.5, heap at most 64 MiB");
		print("long-trail", line);
	}

	private static double milliseconds(Runnable work) {
		long began = System.nanoTime();
		work.run();
		return (System.nanoTime() - began) / 1e6;
	}

	private static double median(List<Double> values) {
		return values.stream().sorted(Comparator.naturalOrder()).skip(values.size() / 2).findFirst().orElseThrow();
	}

	private static double rounded(double value) {
		return Math.round(value * 100) / 100.0;
	}

	private static long usedHeap() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	private static void print(String benchmark, Map<String, Object> figures) {
		StringBuilder line = new StringBuilder("{\"benchmark\":\"" + benchmark + "\"");
		figures.forEach((name, value) -> line.append(
				String.format(Locale.ROOT, (value instanceof String) ? ",\"%s\":\"%s\"" : ",\"%s\":%s", name, value)));
		System.out.println(line.append('}'));
	}

	/** What is asked of one trail. */
	private static final class Asked {

		private final MadeUpTrail trail;

		private final AuditEntries entries;

		private final AuditEntries writing;

		private final TransactionTemplate reading;

		private final TransactionTemplate transaction;

		private Asked(MadeUpTrail trail) {
			this.trail = trail;
			this.entries = new AuditEntries(JdbcClient.create(trail.auditor()));
			this.writing = new AuditEntries(JdbcClient.create(trail.owner()));
			this.reading = new TransactionTemplate(new JdbcTransactionManager(trail.auditor()));
			this.reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
			this.transaction = new TransactionTemplate(new JdbcTransactionManager(trail.owner()));
		}

		Map<String, Runnable> questions() {
			long middle = this.trail.length() / 2;
			String subject = new UUID(2, middle / 7).toString();
			String request = MadeUpTrail.requestId(middle);
			UUID contractor = MadeUpTrail.contractor(7);
			LocalDate day = LocalDate.of(2021, 6, 15);
			LocalDate month = day.withDayOfMonth(1);
			Map<String, Runnable> questions = new LinkedHashMap<>();
			questions.put("newest", page(null, null, null, null, null, null, null));
			questions.put("deep", deep(MadeUpTrail.ANYTHING, middle));
			questions.put("actor", page("用户17", null, null, null, null, null, null));
			questions.put("actorDeep", deep(filter("用户17", null, null, null, null, null, null), middle));
			questions.put("actorLongGone", page(MadeUpTrail.GONE, null, null, null, null, null, null));
			questions.put("actorUnknown", page("nobody", null, null, null, null, null, null));
			questions.put("action", page(null, "action.3", null, null, null, null, null));
			questions.put("actionDeep", deep(filter(null, "action.3", null, null, null, null, null), middle));
			questions.put("actionOnce", page(null, MadeUpTrail.ONCE, null, null, null, null, null));
			questions.put("subject", page(null, null, subject, null, null, null, null));
			questions.put("contractor", page(null, null, null, contractor, null, null, null));
			questions.put("request", page(null, null, null, null, request, null, null));
			questions.put("day", page(null, null, null, null, null, day, day));
			questions.put("month", page(null, null, null, null, null, month, month.plusDays(29)));
			questions.put("year", page(null, null, null, null, null, day, day.plusYears(1)));
			questions.put("contractorAndDay", page(null, null, null, contractor, null, day, day));
			questions.put("actorAndMonth", page("用户17", null, null, null, null, month, month.plusDays(29)));
			questions.put("actorGoneAndAction", page(MadeUpTrail.GONE, "action.3", null, null, null, null, null));
			questions.put("actorAndActionOnce", page("用户17", MadeUpTrail.ONCE, null, null, null, null, null));
			questions.put("actorActionContractor", page("用户17", "action.50", null, contractor, null, null, null));
			questions.put("actorActionContractorDeep",
					deep(filter("用户17", "action.50", null, contractor, null, null, null), middle));
			questions.put("frequentActorActionContractor",
					page("用户1", "action.3", null, MadeUpTrail.contractor(0), null, null, null));
			questions.put("actionContractor", page(null, "action.50", null, contractor, null, null, null));
			questions.put("actions", () -> this.entries.actions());
			questions.put("actionsAfterAStart",
					() -> new AuditEntries(JdbcClient.create(this.trail.auditor())).actions());
			questions.put("exportBegin", begin(MadeUpTrail.ANYTHING));
			questions.put("exportMonthBegin", begin(filter(null, null, null, null, null, month, month.plusDays(29))));
			questions.put("exportContractorBegin", begin(filter(null, null, null, contractor, null, null, null)));
			questions.put("readSince", () -> this.writing.readSince(written(), Instant.now().minusSeconds(1800)));
			questions.put("append", () -> this.transaction.execute((status) -> this.writing.append(written())));
			questions.put("verifySinceNoted", this::verifyTheLast);
			return questions;
		}

		private static AuditEntries.Filter filter(String actor, String action, String subject, UUID organizer,
				String request, LocalDate from, LocalDate to) {
			return new AuditEntries.Filter(actor, action, subject, organizer, request, from, to);
		}

		private Runnable page(String actor, String action, String subject, UUID organizer, String request,
				LocalDate from, LocalDate to) {
			return deep(filter(actor, action, subject, organizer, request, from, to), Long.MAX_VALUE);
		}

		private Runnable deep(AuditEntries.Filter filter, long before) {
			return () -> this.entries.newest(filter, before, 51);
		}

		private Runnable begin(AuditEntries.Filter filter) {
			return () -> this.reading.execute((status) -> {
				try (Stream<AuditEntry> lines = this.entries.inOrder(filter)) {
					return lines.limit(1_000).toList();
				}
			});
		}

		private static AuditEntry written() {
			return new AuditEntry(0, Instant.now(), new UUID(1, 1), "用户1", "ARCHIVIST", "bench.done", "thing",
					UUID.randomUUID().toString(), null, "{}", "127.0.0.1", "0123abcd", AuditEntry.FORM, EntryHash.NONE,
					EntryHash.NONE);
		}

		private void verifyTheLast() {
			List<AuditEntry> last = this.entries.newest(MadeUpTrail.ANYTHING, Long.MAX_VALUE, 1_000);
			AuditEntry noted = last.get(last.size() - 1);
			verified(this.reading.execute((status) -> new ChainVerification(this.entries)
				.verifySince(new AuditEntries.Head(noted.number(), noted.hash()))));
		}

		private void verify() {
			verified(this.reading.execute((status) -> new ChainVerification(this.entries).verify(null)));
		}

		private static void verified(ChainVerification.Verdict verdict) {
			if (verdict == null || !verdict.intact()) {
				throw new IllegalStateException("Not intact: " + verdict);
			}
		}

		private void export() {
			AuditExport export = new AuditExport(this.entries, (event) -> {
			});
			this.reading.executeWithoutResult((status) -> {
				try {
					export.write(MadeUpTrail.ANYTHING, Writer.nullWriter());
				}
				catch (IOException ex) {
					throw new IllegalStateException(ex);
				}
			});
		}

	}

}
