package cn.juanzong.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import cn.juanzong.extraction.DocumentReader;
import cn.juanzong.extraction.Fact;
import cn.juanzong.extraction.Rendition;
import cn.juanzong.extraction.layout.DrawnPeople;
import cn.juanzong.extraction.layout.DrawnSheet.Hand;
import cn.juanzong.extraction.layout.DrawnSheet.Heading;
import cn.juanzong.extraction.layout.DrawnSheet.Layout;
import cn.juanzong.extraction.layout.SheetDrawing;
import cn.juanzong.extraction.layout.Wear;
import cn.juanzong.extraction.sheet.SheetExtraction;
import cn.juanzong.extraction.sheet.SheetPage;
import cn.juanzong.ingest.Facts.StoredRendition;
import cn.juanzong.ingest.IngestState.Stage;
import cn.juanzong.ingest.worker.SheetRereading;
import cn.juanzong.storage.ObjectKey;
import cn.juanzong.storage.ObjectStore;
import cn.juanzong.storage.StoredObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Somebody begins to rely on a sheet while a newer reader is at it: whatever comes first,
 * what they relied on is what stays.
 */
@SpringBootTest(classes = IngestTestApplication.class)
@Import(ReliedPagesIT.Interruptions.class)
class ReliedPagesIT {

	private static final Duration LIMIT = Duration.ofMinutes(4);

	/** What happens after a page was read and before it is stored, once each. */
	private static final Queue<Runnable> READ = new ConcurrentLinkedQueue<>();

	@Autowired
	private ObjectStore store;

	@Autowired
	private IngestQueue queue;

	@Autowired
	private Facts facts;

	@Autowired
	private SheetPages sheets;

	@Autowired
	private SheetRereading rereading;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	private UUID id;

	@DynamicPropertySource
	static void services(DynamicPropertyRegistry registry) {
		TestServices.properties("reliedpages").forEach((name, value) -> registry.add(name, () -> value));
	}

	@BeforeEach
	void aSheetThatAnOlderReaderRead() {
		byte[] sheet = Wear
			.jpeg(new SheetDrawing(Hand.PRINTED, Layout.STANDARD, Heading.PLAIN, 150, 5).draw(DrawnPeople.of(4, 5), 4)
				.picture(), 0.9f);
		this.id = new Intake(this.store, this.queue, this.transaction).accept("签到表.jpg", sheet, true);
		awaitEnd();
		this.jdbc.sql("update sheet_page set engine = 'older' where object_id = ?").param(this.id).update();
	}

	@Test
	void whatSomebodyReliesOnWhileItIsReadAgainStays() {
		SheetPage before = page();
		StoredRendition view = view();
		byte[] picture = bytes(view.key());
		READ.add(() -> this.sheets.relyOn(List.of(this.id)));
		readAgain();
		assertThat(READ).as("it was read again").isEmpty();
		assertThat(page()).isEqualTo(before);
		assertThat(view()).isEqualTo(view);
		assertThat(bytes(view.key())).as("the picture beside the lines").isEqualTo(picture);
		assertThat(pictures()).as("the newer picture is gone").containsExactly(view.key());
	}

	@Test
	void aNewerReadingWaitsForWhoeverIsDeciding() {
		SheetPage before = page();
		CountDownLatch read = new CountDownLatch(1);
		CountDownLatch held = new CountDownLatch(1);
		READ.add(() -> {
			read.countDown();
			passed(held);
		});
		await().atMost(LIMIT).until(() -> this.rereading.next(5) == 1);
		passed(read);
		this.transaction.executeWithoutResult((status) -> {
			this.sheets.hold(List.of(this.id));
			held.countDown();
			await().atMost(LIMIT).until(this::somebodyWaits);
			assertThat(page()).as("what is decided about").isEqualTo(before);
			this.sheets.relyOn(List.of(this.id));
		});
		assertThat(awaitEnd().stage()).isEqualTo(Stage.INGESTED);
		assertThat(page()).isEqualTo(before);
	}

	@Test
	void whatFailsToBeASheetTakesNothingAway() {
		SheetPage before = page();
		READ.add(() -> {
			this.sheets.relyOn(List.of(this.id));
			throw new NoSheet();
		});
		readAgain();
		assertThat(page()).isEqualTo(before);
	}

	@Test
	void readWholeAgainItKeepsItsLinesAndItsWords() {
		SheetPage before = page();
		this.sheets.relyOn(List.of(this.id));
		this.jdbc.sql("update ingest_object set stage = 'QUEUED', finished_at = null where object_id = ?")
			.param(this.id)
			.update();
		assertThat(awaitEnd().stage()).isEqualTo(Stage.INGESTED);
		assertThat(page()).isEqualTo(before);
		assertThat(this.facts.pages(this.id)).singleElement()
			.satisfies((words) -> assertThat(words.text()).isNotBlank());
		assertThat(this.facts.facts(List.of(this.id)).get(this.id)).extracting(Fact::name)
			.contains(Fact.READABLE_LINES);
	}

	@Test
	void withoutAnybodyLinesAndPictureChangeOver() {
		StoredRendition view = view();
		readAgain();
		assertThat(page().engine()).isNotEqualTo("older");
		assertThat(view().key()).isNotEqualTo(view.key());
		assertThat(bytes(view().key())).isNotEmpty();
		assertThat(pictures()).as("the picture of the older reading is gone").containsExactly(view().key());
	}

	private void readAgain() {
		await().atMost(LIMIT).until(() -> this.rereading.next(5) == 1);
		assertThat(awaitEnd().stage()).isEqualTo(Stage.INGESTED);
	}

	private boolean somebodyWaits() {
		return this.jdbc.sql("""
				select count(*) > 0 from pg_stat_activity
				where datname = current_database() and wait_event_type = 'Lock'""").query(Boolean.class).single();
	}

	private SheetPage page() {
		return this.sheets.pages(List.of(this.id)).get(this.id).get(0);
	}

	private StoredRendition view() {
		return this.facts.rendition(this.id, Rendition.Kind.SHEET, 1).orElseThrow();
	}

	private byte[] bytes(ObjectKey key) {
		try (InputStream in = this.store.open(key)) {
			return in.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Pictures of straightened pages that are in the store. */
	private List<ObjectKey> pictures() {
		try (Stream<StoredObject> all = this.store.list(ObjectKey.rendition(this.id, "sheet").value())) {
			return all.map(StoredObject::key).toList();
		}
	}

	private IngestState awaitEnd() {
		return await().atMost(LIMIT)
			.until(() -> this.facts.states(List.of(this.id)).get(this.id),
					(state) -> state != null && state.stage().ended());
	}

	private static void passed(CountDownLatch latch) {
		try {
			assertThat(latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Says of a page that it is no sheet. */
	private static final class NoSheet extends RuntimeException {

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Interruptions {

		@Bean
		static BeanPostProcessor interruptedReader() {
			return new BeanPostProcessor() {

				@Override
				public Object postProcessAfterInitialization(Object bean, String name) {
					return (bean instanceof DocumentReader reader) ? interrupted(reader) : bean;
				}

			};
		}

		private static Object interrupted(DocumentReader reader) {
			return Proxy.newProxyInstance(DocumentReader.class.getClassLoader(),
					new Class<?>[] { DocumentReader.class }, (proxy, method, args) -> {
						try {
							Object answer = method.invoke(reader, args);
							return (answer instanceof SheetExtraction read) ? after(read) : answer;
						}
						catch (InvocationTargetException ex) {
							throw ex.getCause();
						}
					});
		}

		private static SheetExtraction after(SheetExtraction read) {
			Runnable next = READ.poll();
			try {
				if (next != null) {
					next.run();
				}
				return read;
			}
			catch (NoSheet ex) {
				return new SheetExtraction(read.extraction(), null, null);
			}
		}

	}

}
