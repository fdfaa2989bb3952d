package cn.juanzong.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import cn.juanzong.ingest.fixity.FixityCheck;
import cn.juanzong.ingest.fixity.Orphans;
import cn.juanzong.ingest.index.IndexComparison;
import cn.juanzong.ingest.reindex.IndexRebuild;
import cn.juanzong.search.RecordIndex;
import cn.juanzong.search.SearchPage;
import cn.juanzong.search.SearchRequest;
import cn.juanzong.storage.ObjectKey;
import cn.juanzong.storage.ObjectStore;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The index is built anew; stored bytes are read again. */
@SpringBootTest(classes = { IngestTestApplication.class, RebuildIT.FixityEvents.class })
class RebuildIT {

	private static final Duration LIMIT = Duration.ofMinutes(3);

	private static Map<String, String> services;

	@Autowired
	private ObjectStore store;

	@Autowired
	private IngestQueue queue;

	@Autowired
	private Facts facts;

	@Autowired
	private RecordIndex index;

	@Autowired
	private IndexRebuild rebuild;

	@Autowired
	private FixityCheck fixity;

	@Autowired
	private Orphans orphans;

	@Autowired
	private IndexComparison comparison;

	@Autowired
	private NightlyReading nightly;

	@Autowired
	private FixityEvents events;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@DynamicPropertySource
	static void services(DynamicPropertyRegistry registry) {
		services = TestServices.properties("rebuild");
		services.forEach((name, value) -> registry.add(name, () -> value));
	}

	@Test
	void theIndexIsRebuiltWithTheSameIdsWhileSearchAnswers() {
		Set<UUID> ids = accept(30);
		assertThat(found()).containsAll(ids);
		Set<UUID> before = found();
		assertThat(this.rebuild.start()).isTrue();
		await().atMost(LIMIT).pollInterval(Duration.ofMillis(20)).until(() -> {
			assertThat(found()).containsAll(ids);
			return this.rebuild.progress().orElseThrow().finishedAt() != null;
		});
		IndexRebuild.Progress progress = this.rebuild.progress().orElseThrow();
		assertThat(progress.complete()).isTrue();
		assertThat(progress.written()).isEqualTo(progress.total());
		assertThat(found()).isEqualTo(before);
		assertThat(this.index.count()).isEqualTo(before.size());
	}

	@Test
	void aDeletedIndexComesBackFromTheDatabase() throws Exception {
		Set<UUID> ids = accept(5);
		deleteEverything();
		assertThat(this.rebuild.start()).isTrue();
		assertThat(this.rebuild.start()).isFalse();
		await().atMost(LIMIT).until(() -> this.rebuild.progress().orElseThrow().finishedAt() != null);
		assertThat(found()).containsAll(ids);
	}

	@Test
	void aRebuildThatALostProcessBeganIsGoneOnWith() {
		Set<UUID> ids = accept(3);
		// what a killed process leaves: a row in its name, and a generation half filled
		String generation = this.index.rollover().generation();
		this.jdbc.sql("""
				insert into index_rebuild (generation, worker, lease_until)
				select :generation, regexp_replace(worker, '[0-9]+$', '1'), now() + interval '1 hour'
				from ingest_worker limit 1""").param("generation", generation).update();
		await().atMost(LIMIT).until(() -> this.rebuild.progress().orElseThrow().complete());
		assertThat(found()).containsAll(ids);
	}

	@Test
	void changedBytesAreFoundByNightAndOrphansAreListed() {
		UUID changed = accept(1).iterator().next();
		UUID gone = accept(1).iterator().next();
		this.store.put(ObjectKey.original(changed), SampleFiles.text(99), "text/plain");
		this.store.delete(ObjectKey.original(gone));
		UUID orphan = UUID.randomUUID();
		this.store.put(ObjectKey.original(orphan), SampleFiles.text(1), "text/plain");
		FixityCheck.FixityRun run = this.fixity.run();
		assertThat(run.failures()).isEqualTo(2);
		assertThat(this.facts.states(List.of(changed)).get(changed).stage()).isEqualTo(IngestState.Stage.DAMAGED);
		assertThat(this.events.failed).contains(changed, gone);
		this.orphans.look();
		assertThat(this.orphans.list()).isEmpty();
		this.jdbc.sql("update store_orphan set first_seen_at = now() - interval '2 days'").update();
		this.orphans.look();
		assertThat(this.orphans.list()).extracting(Orphans.Orphan::key)
			.containsExactly(ObjectKey.original(orphan).value());
	}

	@Test
	void tenThingsTakenAwayAtRandomAreAllNamed() {
		List<UUID> ids = new ArrayList<>(accept(14));
		Collections.shuffle(ids, new Random(17));
		List<UUID> withoutDocument = ids.subList(0, 4);
		List<UUID> withoutBytes = ids.subList(4, 7);
		List<UUID> flipped = ids.subList(7, 10);
		this.index.remove(withoutDocument);
		withoutBytes.forEach((id) -> this.store.delete(ObjectKey.original(id)));
		flipped.forEach(this::flipOneBit);
		UUID foreign = UUID.randomUUID();
		this.index.put(List.of(TestDescriber.document(foreign, Intake.ORGANIZER, "不属于任何文件.txt", 1)));

		assertThat(this.fixity.run().failures()).isEqualTo(6);
		assertThat(this.facts.states(ids).values()).filteredOn((state) -> state.stage() == IngestState.Stage.DAMAGED)
			.extracting(IngestState::objectId)
			.containsExactlyInAnyOrderElementsOf(ids.subList(4, 10));
		assertThat(this.events.failed).containsAll(ids.subList(4, 10));
		this.comparison.run();
		NightlyReading.Report report = this.nightly.last().orElseThrow();
		assertThat(report.objects()).isGreaterThanOrEqualTo(14);
		assertThat(report.damaged()).containsAll(ids.subList(4, 10));
		assertThat(report.missing()).containsExactlyInAnyOrderElementsOf(withoutDocument);
		assertThat(report.foreign()).containsExactly(foreign);
		await().atMost(LIMIT).until(() -> found().containsAll(withoutDocument));
		assertThat(found()).doesNotContain(foreign);
	}

	private void flipOneBit(UUID id) {
		ObjectKey key = ObjectKey.original(id);
		try (InputStream in = this.store.open(key)) {
			byte[] bytes = in.readAllBytes();
			bytes[bytes.length / 2] ^= 1;
			this.store.put(key, bytes, "text/plain");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Set<UUID> accept(int files) {
		Intake intake = new Intake(this.store, this.queue, this.transaction);
		Set<UUID> ids = IntStream.range(0, files)
			.mapToObj((number) -> intake.accept("重建" + number + ".txt", SampleFiles.text(number), false))
			.collect(Collectors.toSet());
		await().atMost(LIMIT)
			.until(() -> this.facts.states(ids)
				.values()
				.stream()
				.filter((state) -> state.stage() == IngestState.Stage.INGESTED)
				.count() == files);
		return ids;
	}

	private Set<UUID> found() {
		Set<UUID> ids = new TreeSet<>();
		String after = null;
		do {
			SearchPage page = this.index
				.search(new SearchRequest("", Map.of(), null, SearchRequest.Sort.NEWEST, 100, after));
			page.hits().forEach((hit) -> ids.add(hit.id()));
			after = page.next();
		}
		while (after != null);
		return ids;
	}

	private void deleteEverything() throws IOException, InterruptedException {
		String name = services.get("juanzong.search.index");
		HttpResponse<String> response = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(services.get("juanzong.search.uri") + "/" + generationOf(name)))
				.DELETE()
				.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(200);
	}

	private String generationOf(String alias) throws IOException, InterruptedException {
		String json = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(services.get("juanzong.search.uri") + "/_alias/" + alias)).build(),
					HttpResponse.BodyHandlers.ofString())
			.body();
		return json.substring(2, json.indexOf('"', 2));
	}

	/** Hears what the archive would write into its audit trail. */
	static class FixityEvents {

		private final Set<UUID> failed = ConcurrentHashMap.newKeySet();

		@EventListener
		void on(FixityFailed event) {
			this.failed.add(event.objectId());
		}

	}

}
