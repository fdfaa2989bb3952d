package cn.juanzong.ingest;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import cn.juanzong.extraction.Rendition;
import cn.juanzong.ingest.IngestState.Stage;
import cn.juanzong.ingest.lookalike.Scenes;
import cn.juanzong.storage.Digest;
import cn.juanzong.storage.ObjectKey;
import cn.juanzong.storage.ObjectStore;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An archive with photos from before they were hashed, or from when less was kept of
 * them, is brought up to date: copies of these photos are found (F4).
 */
@SpringBootTest(classes = IngestTestApplication.class)
@Import(UpgradedPhotosIT.OldArchive.class)
class UpgradedPhotosIT {

	private static final Duration LIMIT = Duration.ofMinutes(4);

	/** Before cuts and small pictures were kept; the first hashes were kept already. */
	private static final String BEFORE = "202611262003";

	private static final UUID ORGANIZER = UUID.fromString("00000000-0000-4000-8000-0000000000ab");

	@Autowired
	private ObjectStore store;

	@Autowired
	private IngestQueue queue;

	@Autowired
	private Facts facts;

	@Autowired
	private Lookalikes lookalikes;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private OldArchive archive;

	@DynamicPropertySource
	static void services(DynamicPropertyRegistry registry) {
		Map<String, String> services = TestServices.properties("upgradedphotos");
		services.forEach((name, value) -> registry.add(name, () -> value));
		DriverManagerDataSource owner = new DriverManagerDataSource(services.get("spring.datasource.url"),
				services.get("spring.flyway.user"), services.get("spring.flyway.password"));
		Flyway.configure().dataSource(owner).target(BEFORE).load().migrate();
		for (Old photo : Old.values()) {
			photo.insert(JdbcClient.create(owner));
		}
	}

	@ParameterizedTest
	@EnumSource
	void F4_aCopyOfAnOldPhotoIsFound(Old old) throws IOException {
		UUID copy = new Intake(this.store, this.queue, this.transaction).accept("又一张.jpg",
				Scenes.jpeg(Scenes.mirrored(Scenes.reduced(old.scene())), 0.5f), false);
		await().atMost(LIMIT).until(() -> {
			IngestState state = this.facts.states(List.of(copy)).get(copy);
			return state != null && state.stage().ended();
		});
		await().atMost(LIMIT)
			.untilAsserted(() -> assertThat(this.lookalikes.of(List.of(copy))).extracting(Lookalikes.Lookalike::otherId)
				.containsExactly(old.id));
		assertThat(this.archive.announced).as("whoever compares pictures is told").contains(old.id);
	}

	@Test
	void eachIsMadeOnceAndEnds() {
		await().atMost(LIMIT).untilAsserted(() -> {
			assertThat(this.jdbc.sql("select count(*) from ingest_object where picture_due").query(Long.class).single())
				.isZero();
			for (Old old : Old.values()) {
				assertThat(this.facts.states(List.of(old.id)).get(old.id).stage()).isEqualTo(Stage.INGESTED);
				assertThat(this.facts.rendition(old.id, Rendition.Kind.THUMBNAIL, 1)).isPresent();
			}
		});
	}

	/** Photos as they stood before. */
	enum Old {

		NEVER_HASHED(4801, "INGESTED"), HASHED_WITHOUT_LOOK(4802, "INGESTED"), BETWEEN_TWO_STEPS(4803, "INDEX");

		private final UUID id = UUID.randomUUID();

		private final long scene;

		private final String stage;

		Old(long scene, String stage) {
			this.scene = scene;
			this.stage = stage;
		}

		private BufferedImage scene() {
			return Scenes.scene(this.scene);
		}

		private byte[] bytes() {
			try {
				return Scenes.jpeg(scene(), 0.9f);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private void insert(JdbcClient jdbc) {
			byte[] bytes = bytes();
			jdbc.sql(
					"""
							insert into ingest_object (object_id, organizer_id, object_key, size_bytes, sha256, file_name, tabular, lane,
							 stage, media_type, extractor, finished_at)
							values (:id, :organizer, :key, :size, :sha256, '旧照片.jpg', false, 'FAST', :stage, 'image/jpeg', 'before', now())""")
				.param("id", this.id)
				.param("organizer", ORGANIZER)
				.param("key", ObjectKey.original(this.id).value())
				.param("size", bytes.length)
				.param("sha256", Digest.ofContent(bytes).bytes())
				.param("stage", this.stage)
				.update();
			jdbc.sql("""
					insert into object_rendition (object_id, kind, page, object_key, media_type, width, height)
					values (:id, 'THUMBNAIL', 1, :key, 'image/jpeg', 320, 240)""")
				.param("id", this.id)
				.param("key", ObjectKey.rendition(this.id, "thumbnail-1").value())
				.update();
			if (this.stage.equals("INDEX")) {
				jdbc.sql("insert into index_due (object_id) values (:id)").param("id", this.id).update();
			}
			if (this != NEVER_HASHED) {
				jdbc.sql("""
						insert into picture_hash (object_id, organizer_id, cut, coarse, fine)
						select :id, :organizer, cut, 42, decode(repeat('00', 32), 'hex')
						from unnest(array['WHOLE', 'INNER_90', 'INNER_80', 'MIRRORED']) cut""")
					.param("id", this.id)
					.param("organizer", ORGANIZER)
					.update();
			}
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class OldArchive {

		private final List<UUID> announced = new CopyOnWriteArrayList<>();

		/** The bytes are there before a worker starts. */
		@Bean
		InitializingBean oldBytes(ObjectStore store) {
			return () -> {
				for (Old photo : Old.values()) {
					store.put(ObjectKey.original(photo.id), photo.bytes(), "image/jpeg");
				}
			};
		}

		@EventListener
		void on(ObjectIngested event) {
			this.announced.add(event.objectId());
		}

	}

}
