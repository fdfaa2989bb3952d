package cn.juanzong.ingest.lookalike;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import cn.juanzong.extraction.Rendition;
import cn.juanzong.ingest.IngestTestApplication;
import cn.juanzong.ingest.Lookalikes;
import cn.juanzong.ingest.TestServices;
import cn.juanzong.ingest.lookalike.Halls.Shot;
import net.coobird.thumbnailator.Thumbnails;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * F4 over photographs of halls: how many of 400 honest sessions in 40 halls are taken for
 * one another, and how many copies of their photos are found, by what was done to them.
 */
@SpringBootTest(classes = IngestTestApplication.class)
class HonestPhotosBenchmark {

	private static final int HALLS = Integer.getInteger("juanzong.bench.halls", 40);

	private static final int SESSIONS = 10;

	@Autowired
	private Lookalikes lookalikes;

	@Autowired
	private PictureHashes hashes;

	@Autowired
	private JdbcClient jdbc;

	private final Map<UUID, String> sessions = new LinkedHashMap<>();

	@DynamicPropertySource
	static void services(DynamicPropertyRegistry registry) {
		TestServices.properties("honestphotos").forEach((name, value) -> registry.add(name, () -> value));
		registry.add("juanzong.worker.enabled", () -> "false");
	}

	@Test
	void falseAlarmsAndRecall() throws IOException {
		List<BufferedImage> originals = new ArrayList<>();
		List<UUID> ids = new ArrayList<>();
		for (int hall = 1; hall <= HALLS; hall++) {
			Shot first = Shot.anywhere(hall, 8 + hall % 40);
			for (int day = 0; day < SESSIONS; day++) {
				// by hand or from a tripod, other people or the same series again
				Shot taken = (day % 3 == 2) ? first.again(1000L * day) : first.another(1000L * day);
				Shot shot = (day % 2 == 1) ? taken.fixed() : taken;
				BufferedImage photo = Halls.photograph(shot);
				UUID id = stored(photo, hall + "/" + day);
				stored(Halls.photograph(shot.again(7)), hall + "/" + day);
				if (day == 0) {
					originals.add(photo);
					ids.add(id);
				}
			}
		}
		long alarmed = this.sessions.entrySet()
			.stream()
			.filter((photo) -> this.lookalikes.of(List.of(photo.getKey()))
				.stream()
				.anyMatch((each) -> !photo.getValue().equals(this.sessions.get(each.otherId()))))
			.map(Map.Entry::getValue)
			.distinct()
			.count();
		System.out.printf(Locale.ROOT,
				"{\"benchmark\":\"honest-photos\",\"sessions\":%d,\"photos\":%d,\"alarmed\":%d}%n", HALLS * SESSIONS,
				this.sessions.size(), alarmed);
		Map<String, Integer> found = new LinkedHashMap<>();
		for (int i = 0; i < originals.size(); i++) {
			for (Map.Entry<String, BufferedImage> copy : copies(originals.get(i), new Random(i)).entrySet()) {
				UUID original = ids.get(i);
				boolean seen = this.lookalikes.of(List.of(stored(copy.getValue(), "copy")))
					.stream()
					.anyMatch((each) -> each.otherId().equals(original));
				found.merge(copy.getKey(), seen ? 1 : 0, Integer::sum);
			}
		}
		found.forEach((way, count) -> System.out.printf(Locale.ROOT,
				"{\"benchmark\":\"honest-photos\",\"copy\":\"%s\",\"found\":\"%d/%d\"}%n", way, count, HALLS));
		assertThat(found).isNotEmpty();
	}

	private static Map<String, BufferedImage> copies(BufferedImage photo, Random chance) throws IOException {
		Map<String, BufferedImage> copies = new LinkedHashMap<>();
		copies.put("saved at 40 %", Scenes.saved(photo, 0.4f));
		copies.put("reduced", Scenes.reduced(photo));
		copies.put("brighter", Scenes.brighter(photo));
		copies.put("mirrored", Scenes.mirrored(photo));
		copies.put("stamped", Scenes.stamped(photo));
		for (double margin : new double[] { 0.02, 0.03, 0.05, 0.08, 0.1 }) {
			copies.put("trimmed all round " + margin, Scenes.trimmed(photo, margin));
		}
		copies.put("bottom 8 % off", photo.getSubimage(0, 0, 1280, 883));
		copies.put("left 6 %, top 4 % off, reduced, saved at 50 %",
				Scenes.saved(Scenes.reduced(photo.getSubimage(77, 38, 1203, 922)), 0.5f));
		copies.put("trimmed by chance up to 10 % an edge, reduced, saved",
				Scenes.saved(Scenes.reduced(photo.getSubimage(chance.nextInt(128), chance.nextInt(96),
						1024 + chance.nextInt(128), 768 + chance.nextInt(96))), 0.6f));
		copies.put("mirrored, trimmed, stamped", Scenes.stamped(Scenes.mirrored(Scenes.trimmed(photo, 0.05))));
		return copies;
	}

	private UUID stored(BufferedImage picture, String session) throws IOException {
		UUID id = UUID.randomUUID();
		this.jdbc
			.sql("""
					insert into ingest_object (object_id, organizer_id, object_key, size_bytes, sha256, file_name, tabular, lane, stage)
					values (:id, :id, 'bench/' || :id, 1, sha256(:id::text::bytea), 'photo.jpg', false, 'FAST', 'INGESTED')""")
			.param("id", id)
			.update();
		BufferedImage small = Thumbnails.of(picture)
			.size(Rendition.THUMBNAIL_SIDE, Rendition.THUMBNAIL_SIDE)
			.asBufferedImage();
		this.hashes.replace(id, new Rendition(Rendition.Kind.THUMBNAIL, 1, "image/jpeg", small.getWidth(),
				small.getHeight(), Scenes.jpeg(small, 0.8f)));
		if (!session.equals("copy")) {
			this.sessions.put(id, session);
		}
		return id;
	}

}
