package cn.juanzong.records.accession;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Scope;
import cn.juanzong.access.SignedInAs;
import cn.juanzong.consistency.CaseStage;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.ArchivalRecords;
import cn.juanzong.records.MaterialKind;
import cn.juanzong.secrets.PersonalCipher;
import cn.juanzong.storage.Digest;
import cn.juanzong.storage.ObjectKey;
import cn.juanzong.storage.ObjectSealing;
import cn.juanzong.storage.ObjectStore;
import cn.juanzong.storage.StoreUnavailable;
import cn.juanzong.storage.StoredObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Files of sensitive kinds reach the store encrypted, and nobody who may read them
 * notices (A15).
 */
@SpringBootTest
@AutoConfigureMockMvc
class SealedFilesIT {

	private static final String NUMBER = "999999199001010016";

	@Autowired
	ApplicationContext context;

	@Autowired
	Accessions accessions;

	@Autowired
	Uploads uploads;

	@Autowired
	ArchivalRecords records;

	@Autowired
	ObjectStore store;

	@Autowired
	@Qualifier("s3ObjectStore")
	ObjectStore raw;

	@Autowired
	PersonalCipher cipher;

	@Autowired
	JdbcClient jdbc;

	@Test
	@DisplayName("A15 an ID copy is encrypted in the store, read in ranges, and keeps its digest")
	void anIdCopyIsEncryptedInTheStore() throws Exception {
		TrainingSession session = session();
		byte[] bytes = content(20 << 20);
		ArchivalRecord record = accept(session, MaterialKind.ID_COPY, NUMBER + "张三.jpg", bytes);
		assertThat(record.sha256()).isEqualTo(Digest.ofContent(bytes));
		StoredObject object = this.records.object(record.id(), Scope.EVERYTHING).orElseThrow();
		assertThat(object.key().sealed()).isTrue();
		assertThat(this.store.stat(object.key()).orElseThrow().sizeBytes()).isEqualTo(bytes.length);
		try (InputStream whole = this.store.open(object.key())) {
			assertThat(Arrays.equals(whole.readAllBytes(), bytes)).isTrue();
		}
		int segment = ObjectSealing.SEGMENT;
		for (int[] range : new int[][] { { 0, 1 }, { segment - 1, 2 }, { segment, segment }, { 8 << 20, 100 },
				{ (8 << 20) - 7, 3 * segment }, { bytes.length - 5, 5 } }) {
			try (InputStream part = this.store.open(object, range[0], range[1])) {
				assertThat(part.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, range[0], range[0] + range[1]));
			}
		}
		byte[] stored = read(this.raw, object.key());
		assertThat(stored.length).isEqualTo(ObjectSealing.sealedSize(bytes.length));
		assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain(NUMBER);
		assertThatThrownBy(() -> this.store.readableUri(object.key(), java.time.Duration.ofMinutes(1)))
			.isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	@DisplayName("segments that were altered, exchanged or taken from another object are refused")
	void whatIsNotWhatWasSealedIsRefused() {
		ObjectKey key = ObjectKey.original(UUID.randomUUID()).asSealed();
		ObjectKey other = ObjectKey.original(UUID.randomUUID()).asSealed();
		byte[] bytes = content(3 * ObjectSealing.SEGMENT);
		this.store.put(key, bytes, "application/octet-stream");
		byte[] sealed = read(this.raw, key);
		int step = ObjectSealing.SEGMENT + ObjectSealing.OVERHEAD;
		byte[] exchanged = sealed.clone();
		System.arraycopy(sealed, 0, exchanged, step, step);
		System.arraycopy(sealed, step, exchanged, 0, step);
		this.raw.put(key, exchanged, "application/octet-stream");
		assertThatThrownBy(() -> read(this.store, key)).isInstanceOf(StoreUnavailable.class);
		byte[] altered = sealed.clone();
		altered[step + 100] ^= 1;
		this.raw.put(key, altered, "application/octet-stream");
		assertThatThrownBy(() -> read(this.store, key)).isInstanceOf(StoreUnavailable.class);
		this.raw.put(other, sealed, "application/octet-stream");
		assertThatThrownBy(() -> read(this.store, other)).isInstanceOf(StoreUnavailable.class);
		this.raw.put(key, sealed, "application/octet-stream");
		assertThat(Arrays.equals(read(this.store, key), bytes)).isTrue();
	}

	@Test
	@DisplayName("an interrupted upload of a sealed kind leaves no clear byte and goes on where it stopped")
	void aSealedUploadIsResumed() {
		TrainingSession session = session();
		ActingUser user = SignedInAs.archivist(session.organizer().id());
		byte[] bytes = content((9 << 20) + 17);
		Upload upload = this.accessions.begin(session.id(), MaterialKind.SIGN_IN_SHEET, "签到表.pdf", bytes.length, user);
		int cut = (8 << 20) + 5000;
		this.accessions.append(upload.id(), 0, new ByteArrayInputStream(bytes, 0, cut), user);
		try (var tails = this.raw.list("upload/sealed/" + upload.id() + "/")) {
			assertThat(tails.map((tail) -> new String(read(this.raw, tail.key()), StandardCharsets.ISO_8859_1)))
				.hasSize(1)
				.noneMatch((text) -> text.contains(NUMBER));
		}
		Upload whole = this.accessions.append(upload.id(), cut,
				new ByteArrayInputStream(bytes, cut, bytes.length - cut), user);
		assertThat(whole.state()).isEqualTo(Upload.State.ACCEPTED);
		StoredObject object = this.records.object(upload.recordId(), Scope.EVERYTHING).orElseThrow();
		assertThat(Arrays.equals(read(this.store, object.key()), bytes)).isTrue();
		try (var tails = this.raw.list("upload/sealed/" + upload.id() + "/")) {
			assertThat(tails).isEmpty();
		}
	}

	@Test
	@DisplayName("a number in a file name is masked where the name is kept, and whole only encrypted")
	void aNumberInAFileNameIsMaskedAsKept() {
		TrainingSession session = session();
		String name = NUMBER + "张三 13800000000.jpg";
		ArchivalRecord record = accept(session, MaterialKind.OTHER, name, content(100));
		assertThat(record.fileName()).isEqualTo("999999********0016张三 138****0000.jpg");
		for (String table : new String[] { "upload", "archival_record", "ingest_object" }) {
			assertThat(this.jdbc.sql("select count(*) from " + table + " t where t::text like '%" + NUMBER + "%'")
				.query(Long.class)
				.single()).as(table).isZero();
		}
		assertThat(this.cipher.decrypt(this.jdbc.sql("select sealed_name from archival_record where record_id = ?")
			.param(record.id())
			.query(byte[].class)
			.single())).isEqualTo(name);
	}

	private TrainingSession session() {
		CaseStage cases = new CaseStage(this.context);
		return cases.session(cases.organizer(), TrainingClass.BASIC, "2022-06-15", "2022-06-15");
	}

	private ArchivalRecord accept(TrainingSession session, MaterialKind kind, String name, byte[] bytes) {
		return this.accessions
			.accept(session.id(), kind, name, new ByteArrayInputStream(bytes),
					SignedInAs.archivist(session.organizer().id()))
			.record();
	}

	private static byte[] content(int length) {
		byte[] bytes = new byte[length];
		new Random(length).nextBytes(bytes);
		byte[] number = NUMBER.getBytes(StandardCharsets.ISO_8859_1);
		for (int at = 0; at + number.length <= length; at += 4096) {
			System.arraycopy(number, 0, bytes, at, number.length);
		}
		return bytes;
	}

	private static byte[] read(ObjectStore store, ObjectKey key) {
		try (InputStream in = store.open(key)) {
			return in.readAllBytes();
		}
		catch (java.io.IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
