package cn.juanzong.records.sealing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.juanzong.access.Scope;
import cn.juanzong.access.SignedInAs;
import cn.juanzong.consistency.CaseStage;
import cn.juanzong.ingest.Facts;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.ArchivalRecords;
import cn.juanzong.records.MaterialKind;
import cn.juanzong.storage.ObjectKey;
import cn.juanzong.storage.ObjectMissing;
import cn.juanzong.storage.ObjectStore;
import cn.juanzong.storage.StoreUnavailable;
import cn.juanzong.storage.StoredPart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@SpringBootTest
@AutoConfigureMockMvc
class ResealingIT {

	private static final String NUMBER = "999999199001010016";

	@Autowired
	ApplicationContext context;

	@Autowired
	ArchivalRecords records;

	@Autowired
	SpareObjects spares;

	@Autowired
	ObjectStore store;

	@Autowired
	@Qualifier("s3ObjectStore")
	ObjectStore raw;

	@Autowired
	JdbcClient jdbc;

	private CaseStage stage;

	private TrainingSession session;

	@BeforeEach
	void begin() {
		this.stage = new CaseStage(this.context);
		this.session = this.stage.session(this.stage.organizer(), TrainingClass.BASIC, "2022-06-15", "2022-06-15");
	}

	@Test
	@DisplayName("A15 what is corrected to an ID copy is encrypted with its views, and its clear bytes leave the store")
	void whatIsCorrectedToAnIdCopyIsEncrypted() {
		String content = (NUMBER + " " + this.session.id() + "\n").repeat(160_000);
		ArchivalRecord record = accepted(MaterialKind.OTHER, content);
		ObjectKey plain = ObjectKey.original(record.id());
		ObjectKey view = ObjectKey.rendition(record.id(), "page-1");
		this.store.put(view, NUMBER.getBytes(StandardCharsets.UTF_8), "image/png");
		this.jdbc.sql("""
				insert into object_rendition (object_id, kind, page, object_key, media_type, width, height)
				values (?, 'PAGE', 9, ?, 'image/png', 1, 1)""").params(record.id(), view.value()).update();
		assertThat(this.raw.stat(plain)).isPresent();
		correct(record, MaterialKind.ID_COPY);
		awaitGone(plain, view);
		assertThat(this.records.object(record.id(), Scope.EVERYTHING).orElseThrow().key()).isEqualTo(plain.asSealed());
		assertThat(read(this.store, plain.asSealed()).equals(content)).isTrue();
		assertThat(read(this.store, view.asSealed())).isEqualTo(NUMBER);
		assertThat(keys(record.id())).contains(plain.asSealed().value(), view.asSealed().value())
			.allMatch((key) -> new ObjectKey(key).sealed())
			.noneMatch((key) -> read(this.raw, new ObjectKey(key)).contains(NUMBER));
		correct(record, MaterialKind.OTHER);
		awaitGone(plain.asSealed(), view.asSealed());
		assertThat(read(this.store, plain).equals(content)).isTrue();
		assertThat(keys(record.id())).contains(plain.value(), view.value())
			.noneMatch((key) -> new ObjectKey(key).sealed());
		assertThat(this.jdbc.sql("""
				select detail ->> 'encrypted' from audit_entry where action = 'record.resealed' and subject_id = ?
				order by entry_no""").param(record.id().toString()).query(String.class).list()).containsExactly("true",
				"false");
	}

	@Test
	@DisplayName("A15 a view that is in the clear beside encrypted bytes is encrypted, too")
	void aViewLeftInTheClearIsEncrypted() {
		ArchivalRecord record = accepted(MaterialKind.SIGN_IN_SHEET, NUMBER + this.session.id());
		ObjectKey view = ObjectKey.rendition(record.id(), "sheet-9");
		this.store.put(view, NUMBER.getBytes(StandardCharsets.UTF_8), "image/png");
		this.jdbc.sql("""
				insert into object_rendition (object_id, kind, page, object_key, media_type, width, height)
				values (?, 'SHEET', 9, ?, 'image/png', 1, 1)""").params(record.id(), view.value()).update();
		await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
			this.context.getBean(Resealing.class).sweep();
			assertThat(this.raw.stat(view)).isEmpty();
		});
		assertThat(read(this.store, view.asSealed())).isEqualTo(NUMBER);
		assertThat(keys(record.id())).contains(view.asSealed().value()).allMatch((key) -> new ObjectKey(key).sealed());
	}

	@Test
	@DisplayName("a process killed while it encrypts leaves nothing behind, whatever the kind is afterwards")
	void aKilledProcessLeavesNothingBehind() {
		ArchivalRecord record = accepted(MaterialKind.CONTRACT, NUMBER + this.session.id());
		ObjectKey clear = ObjectKey.original(record.id());
		// killed between its copy and its commit
		this.spares.note(record.id(), clear);
		this.store.put(clear, NUMBER.getBytes(StandardCharsets.UTF_8), "application/octet-stream");
		// killed before, when what is named now was only planned
		this.spares.note(record.id(), clear.asSealed());
		await().atMost(Duration.ofMinutes(2)).until(() -> {
			this.spares.remove();
			return this.spares.noted(record.id()).isEmpty();
		});
		assertThat(this.raw.stat(clear)).isEmpty();
		assertThat(read(this.store, clear.asSealed())).isEqualTo(NUMBER + this.session.id());
	}

	@Test
	@DisplayName("parts of a large copy whose process was killed leave the store, too")
	void aKilledProcessLeavesNoPartsBehind() {
		ArchivalRecord record = accepted(MaterialKind.CONTRACT, NUMBER + this.session.id());
		ObjectKey clear = ObjectKey.original(record.id());
		byte[] part = new byte[6 << 20];
		this.spares.note(record.id(), clear);
		Map<String, StoredPart> attempts = new HashMap<>();
		for (int attempt = 0; attempt < 2; attempt++) {
			String upload = this.raw.beginMultipart(clear, "application/octet-stream");
			this.spares.begun(clear, upload);
			attempts.put(upload, this.raw.putPart(clear, upload, 1, 0, part, part.length));
		}
		await().atMost(Duration.ofMinutes(2)).until(() -> {
			this.spares.remove();
			return this.spares.noted(record.id()).isEmpty();
		});
		attempts.forEach((upload, stored) -> assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> this.raw.completeMultipart(clear, upload, List.of(stored)))
			.isInstanceOfAny(ObjectMissing.class, StoreUnavailable.class));
	}

	private ArchivalRecord accepted(MaterialKind kind, String content) {
		ArchivalRecord record = this.stage.file(this.session, kind, "a.txt", content);
		await().atMost(Duration.ofMinutes(4))
			.until(() -> this.context.getBean(Facts.class)
				.states(List.of(record.id()))
				.get(record.id())
				.stage()
				.ended());
		return record;
	}

	private void correct(ArchivalRecord record, MaterialKind kind) {
		this.records.correctKind(record.id(), kind, SignedInAs.inspector()).orElseThrow();
	}

	private void awaitGone(ObjectKey... keys) {
		await().atMost(Duration.ofMinutes(3))
			.untilAsserted(() -> assertThat(keys).noneMatch((key) -> this.raw.stat(key).isPresent()));
	}

	private List<String> keys(UUID id) {
		return this.jdbc.sql("""
				select object_key from ingest_object where object_id = :id
				union all select object_key from object_rendition where object_id = :id""")
			.param("id", id)
			.query(String.class)
			.list();
	}

	private static String read(ObjectStore store, ObjectKey key) {
		try (InputStream in = store.open(key)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
