package cn.juanzong.ingest;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import cn.juanzong.extraction.Extraction.Reason;
import cn.juanzong.extraction.Fact;
import cn.juanzong.extraction.Page;
import cn.juanzong.extraction.Rendition;
import cn.juanzong.extraction.child.HostileFiles;
import cn.juanzong.extraction.layout.DrawnPeople;
import cn.juanzong.extraction.layout.DrawnSheet;
import cn.juanzong.extraction.layout.DrawnSheet.Hand;
import cn.juanzong.extraction.layout.DrawnSheet.Heading;
import cn.juanzong.extraction.layout.DrawnSheet.Layout;
import cn.juanzong.extraction.layout.DrawnSheet.Person;
import cn.juanzong.extraction.layout.SheetDrawing;
import cn.juanzong.extraction.layout.Wear;
import cn.juanzong.extraction.sheet.SheetColumn;
import cn.juanzong.extraction.sheet.SheetPage;
import cn.juanzong.ingest.IngestQueue.AcceptedObject;
import cn.juanzong.ingest.IngestState.Stage;
import cn.juanzong.ingest.Lookalikes.Lookalike;
import cn.juanzong.ingest.lookalike.Scenes;
import cn.juanzong.ingest.worker.SheetRereading;
import cn.juanzong.search.RecordIndex;
import cn.juanzong.search.SearchPage;
import cn.juanzong.search.SearchRequest;
import cn.juanzong.storage.ObjectKey;
import cn.juanzong.storage.ObjectStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@SpringBootTest(classes = IngestTestApplication.class)
class IngestIT {

	private static final Duration LIMIT = Duration.ofMinutes(4);

	private static final Duration HOSTILE_LIMIT = Duration.ofMinutes(10);

	@TempDir
	Path folder;

	@Autowired
	private ObjectStore store;

	@Autowired
	private IngestQueue queue;

	@Autowired
	private Facts facts;

	@Autowired
	private Lookalikes lookalikes;

	@Autowired
	private SheetPages sheets;

	@Autowired
	private SheetRereading rereading;

	@Autowired
	private RecordIndex index;

	@Autowired
	private IngestHealthCheck health;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@DynamicPropertySource
	static void services(DynamicPropertyRegistry registry) {
		TestServices.properties("ingestit").forEach((name, value) -> registry.add(name, () -> value));
	}

	@Test
	void filesBecomeFactsPagesViewsAndOneDocument() {
		UUID text = intake().accept("签到说明.txt", "乡村直播带货签到说明 independently-planted-word");
		UUID picture = intake().accept("合影.jpg", SampleFiles.picture(7), false);
		awaitEnd(text);
		IngestState seen = awaitEnd(picture);
		assertThat(this.facts.pages(text)).extracting(Page::text).anyMatch((page) -> page.contains("直播带货"));
		assertThat(seen.stage()).isEqualTo(Stage.INGESTED);
		assertThat(seen.mediaType()).isEqualTo("image/jpeg");
		assertThat(seen.thumbnail()).isTrue();
		assertThat(this.facts.rendition(picture, Rendition.Kind.THUMBNAIL, 1)).hasValueSatisfying((view) -> {
			assertThat(view.width()).isEqualTo(320);
			assertThat(this.store.stat(view.key())).isPresent();
		});
		assertThat(this.facts.facts(List.of(picture)).get(picture)).isNotEmpty();
		assertThat(find("independently-planted-word")).containsExactly(text);
	}

	@Test
	void F4_aPictureSavedAgainAndMirroredIsFoundByItsLooks() throws IOException {
		BufferedImage scene = Scenes.scene(4711);
		UUID original = intake().accept("现场.jpg", Scenes.jpeg(scene, 0.9f), false);
		UUID again = intake().accept("又一张.jpg", Scenes.jpeg(Scenes.mirrored(Scenes.reduced(scene)), 0.5f), false);
		UUID other = intake().accept("别的.jpg", Scenes.jpeg(Scenes.scene(4712), 0.9f), false);
		List.of(original, again, other).forEach(this::awaitEnd);
		assertThat(this.lookalikes.of(List.of(original))).extracting(Lookalike::otherId).containsExactly(again);
		assertThat(this.lookalikes.of(List.of(again))).extracting(Lookalike::otherId).containsExactly(original);
		assertThat(this.lookalikes.of(List.of(other))).isEmpty();
	}

	@Test
	void aSheetIsKeptLineByLineWithoutClearNumbersAndReadAgainByABetterReader() {
		List<Person> people = DrawnPeople.of(6, 12);
		DrawnSheet drawn = new SheetDrawing(Hand.PRINTED, Layout.STANDARD, Heading.PLAIN, 150, 12).draw(people, 6);
		UUID id = intake().accept("签到表.jpg", Wear.jpeg(drawn.picture(), 0.9f), true);
		awaitEnd(id);
		SheetPage page = this.sheets.pages(List.of(id)).get(id).get(0);
		assertThat(page.filledLines()).extracting((line) -> line.cell(SheetColumn.NAME).orElseThrow().text())
			.isEqualTo(people.stream().map(Person::name).toList());
		assertThat(this.facts.rendition(id, Rendition.Kind.SHEET, 1)).hasValueSatisfying((view) -> {
			assertThat(view.width()).isEqualTo(page.width());
			assertThat(this.store.stat(view.key())).isPresent();
		});
		assertThat(this.facts.facts(List.of(id)).get(id)).filteredOn((fact) -> fact.name().equals(Fact.READABLE_LINES))
			.extracting(Fact::value)
			.containsExactly("6");
		assertThat(this.jdbc.sql("select string_agg(encode(cells, 'escape'), '') from sheet_line where object_id = :id")
			.param("id", id)
			.query(String.class)
			.single()).doesNotContain(people.get(0).idNumber(), people.get(0).phone());
		this.jdbc.sql("update sheet_page set engine = 'older' where object_id = :id").param("id", id).update();
		await().atMost(LIMIT).until(() -> {
			this.rereading.next(5);
			return this.sheets.pages(List.of(id)).get(id).get(0).engine().equals(page.engine());
		});
		assertThat(this.sheets.pages(List.of(id)).get(id)).containsExactly(page);
		assertThat(awaitEnd(id).stage()).isEqualTo(Stage.INGESTED);
		this.jdbc.sql("update sheet_page set engine = 'older' where object_id = :id").param("id", id).update();
		this.jdbc.sql("update ingest_object set sheets_reread_by = 'older' where object_id = :id")
			.param("id", id)
			.update();
		this.jdbc.sql("update object_page set needs_recognition = false where object_id = :id")
			.param("id", id)
			.update();
		await().atMost(LIMIT).until(() -> this.rereading.next(5) == 1);
		assertThat(awaitEnd(id).stage()).isEqualTo(Stage.INGESTED);
		assertThat(this.rereading.next(5)).as("nothing came of it, and it is not tried for ever").isZero();
		assertThat(this.sheets.pages(List.of(id)).get(id)).as("what was read before stays").hasSize(1);
		this.jdbc.sql("update ingest_object set sheets_reread_by = 'older' where object_id = :id")
			.param("id", id)
			.update();
		this.sheets.relyOn(List.of(id));
		assertThat(this.rereading.next(5)).as("somebody relies on what was read").isZero();
		this.jdbc.sql("update ingest_object set stage = 'RENDER', finished_at = null where object_id = :id")
			.param("id", id)
			.update();
		assertThat(awaitEnd(id).stage()).as("views are made again, as after a migration").isEqualTo(Stage.INGESTED);
		assertThat(this.facts.rendition(id, Rendition.Kind.THUMBNAIL, 1)).isPresent();
		assertThat(this.facts.rendition(id, Rendition.Kind.SHEET, 1)).as("what was read keeps its picture").isPresent();
	}

	@Test
	void aPageThatTookTooLongIsReadOnceMoreByItselfAndNotForEver() {
		DrawnSheet drawn = new SheetDrawing(Hand.PRINTED, Layout.STANDARD, Heading.PLAIN, 150, 13)
			.draw(DrawnPeople.of(3, 13), 3);
		UUID id = intake().accept("签到表.jpg", Wear.jpeg(drawn.picture(), 0.9f), true);
		awaitEnd(id);
		timeRanOut(id);
		await().atMost(LIMIT).until(() -> {
			this.rereading.next(5);
			return this.sheets.pages(List.of(id)).containsKey(id);
		});
		assertThat(this.sheets.pages(List.of(id)).get(id)).singleElement()
			.satisfies((page) -> assertThat(page.filledLines()).hasSize(3));
		assertThat(awaitEnd(id).stage()).isEqualTo(Stage.INGESTED);
		assertThat(this.facts.states(List.of(id)).get(id).reason()).isNull();
		timeRanOut(id);
		assertThat(this.rereading.next(5)).as("this version had its turn").isZero();
	}

	/** Leaves what a reader leaves that was stopped over the only page. */
	private void timeRanOut(UUID id) {
		this.jdbc.sql("delete from sheet_page where object_id = ?").param(id).update();
		this.jdbc.sql("delete from object_fact where object_id = ? and source = 'RECOGNISE'").param(id).update();
		this.jdbc.sql("update ingest_object set reason = 'TIMED_OUT' where object_id = ?").param(id).update();
	}

	@Test
	void anEmptyFileIsKeptAndClassified() {
		UUID empty = intake().accept("空.docx", new byte[0], false);
		IngestState state = awaitEnd(empty);
		assertThat(state.stage()).isEqualTo(Stage.UNREADABLE);
		assertThat(state.reason()).isEqualTo(Reason.EMPTY);
		await().atMost(LIMIT).untilAsserted(() -> assertThat(find("空.docx")).contains(empty));
	}

	@Test
	void changedBytesAreShownAsDamagedAndHoldNobodyUp() {
		AcceptedObject object = intake().store("原件.txt", SampleFiles.text(1), false);
		this.store.put(object.key(), SampleFiles.text(2), "text/plain");
		this.transaction.executeWithoutResult((status) -> this.queue.submit(object));
		UUID good = intake().accept("另一份.txt", "另一份材料");
		assertThat(awaitEnd(object.objectId()).stage()).isEqualTo(Stage.DAMAGED);
		assertThat(awaitEnd(good).stage()).isEqualTo(Stage.INGESTED);
	}

	@Test
	void anObjectTheStoreHasLostIsDamaged() {
		AcceptedObject object = intake().store("丢失.txt", SampleFiles.text(3), false);
		this.store.delete(object.key());
		this.transaction.executeWithoutResult((status) -> this.queue.submit(object));
		assertThat(awaitEnd(object.objectId()).stage()).isEqualTo(Stage.DAMAGED);
	}

	@Test
	void whatIsRolledBackIsNotIngestedAndTwiceIsOnce() {
		AcceptedObject object = intake().store("一次.txt", SampleFiles.text(4), false);
		this.transaction.executeWithoutResult((status) -> {
			this.queue.submit(object);
			status.setRollbackOnly();
		});
		assertThat(this.facts.states(List.of(object.objectId()))).isEmpty();
		this.transaction.executeWithoutResult((status) -> this.queue.submit(object));
		this.transaction.executeWithoutResult((status) -> this.queue.submit(object));
		assertThat(awaitEnd(object.objectId()).stage()).isEqualTo(Stage.INGESTED);
		assertThat(this.jdbc.sql("select count(*) from ingest_object where object_id = :id")
			.param("id", object.objectId())
			.query(Integer.class)
			.single()).isOne();
	}

	@Test
	void aNewDescriptionReachesTheIndex() {
		UUID id = intake().accept("旧名.txt", "内容");
		awaitEnd(id);
		this.jdbc.sql("update ingest_object set file_name = '全新名称.txt' where object_id = :id").param("id", id).update();
		this.transaction.executeWithoutResult((status) -> this.queue.describeAgain(List.of(id)));
		await().atMost(LIMIT).untilAsserted(() -> assertThat(find("全新名称")).containsExactly(id));
	}

	@Test
	void hostileFilesAreKeptAndClassifiedAndHoldNobodyUp() throws Exception {
		Map<Path, Set<Reason>> hostile = new HostileFiles(this.folder).make();
		assertThat(hostile).hasSizeGreaterThanOrEqualTo(30);
		Map<UUID, String> names = new LinkedHashMap<>();
		Map<UUID, Set<Reason>> expected = new LinkedHashMap<>();
		List<UUID> good = new ArrayList<>();
		for (Map.Entry<Path, Set<Reason>> each : hostile.entrySet()) {
			UUID id = intake().accept(each.getKey().getFileName().toString(), Files.readAllBytes(each.getKey()), false);
			names.put(id, each.getKey().getFileName().toString());
			expected.put(id, each.getValue());
			good.add(intake().accept("好文件" + good.size() + ".txt", "夹在当中的好文件 " + good.size()));
		}
		await().atMost(HOSTILE_LIMIT)
			.until(() -> this.facts.states(expected.keySet()).values().stream().allMatch((it) -> it.stage().ended()));
		await().atMost(LIMIT)
			.until(() -> this.facts.states(good).values().stream().allMatch((it) -> it.stage() == Stage.INGESTED));
		Map<UUID, IngestState> states = this.facts.states(expected.keySet());
		assertThat(states).hasSize(hostile.size());
		expected.forEach((id, reasons) -> {
			IngestState state = states.get(id);
			assertThat(state.stage()).as(names.get(id))
				.isEqualTo(reasons.isEmpty() ? Stage.INGESTED : Stage.UNREADABLE);
			if (!reasons.isEmpty()) {
				assertThat(state.reason()).as(names.get(id)).isIn(reasons);
			}
			assertThat(this.store.stat(ObjectKey.original(id))).as(names.get(id)).isPresent();
		});
		await().atMost(LIMIT)
			.untilAsserted(() -> assertThat(this.index.present(expected.keySet())).hasSize(hostile.size()));
	}

	@Test
	void healthTellsWhoWorksAndWhatWaits() {
		awaitEnd(intake().accept("健康.txt", "健康"));
		await().atMost(LIMIT).untilAsserted(() -> {
			IngestHealth now = this.health.check();
			assertThat(now.workers()).hasSize(1);
			assertThat(now.waiting()).isZero();
			assertThat(now.documentsDue()).isZero();
		});
	}

	private Intake intake() {
		return new Intake(this.store, this.queue, this.transaction);
	}

	private IngestState awaitEnd(UUID id) {
		return await().atMost(LIMIT)
			.until(() -> this.facts.states(List.of(id)).get(id), (state) -> state != null && state.stage().ended());
	}

	private List<UUID> find(String words) {
		SearchPage page = this.index
			.search(new SearchRequest(words, Map.of(), null, SearchRequest.Sort.RELEVANCE, 20, null));
		return page.hits().stream().map(SearchPage.Hit::id).toList();
	}

}
